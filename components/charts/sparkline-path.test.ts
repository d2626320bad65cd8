import { expect, it } from 'vitest';
import { sparklinePath } from './sparkline-path';

it('a sparkline rises from 0 at the bottom to its highest value at the top', () => {
  expect(sparklinePath([0, 5, 10])).toBe('M0 96L50 50L100 4');
});

it('a sparkline has a gap where a value is unknown', () => {
  expect(sparklinePath([10, null, 10])).toBe('M0 4M100 4');
});

it('a sparkline without a value above 0 is empty', () => {
  expect(sparklinePath([null, 0])).toBe('');
  expect(sparklinePath([])).toBe('');
});
