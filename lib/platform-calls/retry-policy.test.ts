import { expect, it } from 'vitest';
import { retryPause } from './retry-policy';

it('waits longer after each failure in a row, and never all at the same second', () => {
  expect([1, 2, 3, 4, 9].map((failures) => retryPause(failures, () => 0))).toEqual([15, 30, 60, 120, 120]);
  expect([1, 2, 3, 4, 9].map((failures) => retryPause(failures, () => 1))).toEqual([19, 38, 75, 150, 150]);
});
