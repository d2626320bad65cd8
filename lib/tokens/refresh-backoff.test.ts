import { expect, it } from 'vitest';
import { refreshDelaySeconds } from './refresh-backoff';

it('draws from a ceiling that doubles from two seconds to fifteen minutes', () => {
  const ceilings = [1, 2, 3, 9, 10, 11, 5000].map((failures) => refreshDelaySeconds(failures, undefined, () => 1));
  expect(ceilings).toEqual([2, 4, 8, 512, 900, 900, 900]);
});

it('draws any share of it', () => {
  expect(refreshDelaySeconds(9, undefined, () => 0)).toBe(0);
  expect(refreshDelaySeconds(9, undefined, () => 0.25)).toBe(128);
});

it('waits at least as long as the platform asks, within reason', () => {
  expect(refreshDelaySeconds(1, 120, () => 1)).toBe(120);
  expect(refreshDelaySeconds(10, 120, () => 1)).toBe(900);
  expect(refreshDelaySeconds(1, 999_999_999, () => 0)).toBe(86_400);
});
