import { expect, it } from 'vitest';
import { retryPause } from './retry-policy';

it('the pause before a retry grows with each failure in a row and has a random part', () => {
  expect([1, 2, 3, 4, 9].map((failures) => retryPause(failures, () => 0))).toEqual([15, 30, 60, 120, 120]);
  expect([1, 2, 3, 4, 9].map((failures) => retryPause(failures, () => 1))).toEqual([19, 38, 75, 150, 150]);
});
