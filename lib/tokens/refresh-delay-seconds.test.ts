import { expect, it } from 'vitest';
import { refreshDelaySeconds } from './refresh-delay-seconds';

it('the pause after a failed renewal has a ceiling that doubles from two seconds to fifteen minutes', () => {
  const ceilings = [1, 2, 3, 9, 10, 11, 5000].map((failures) => refreshDelaySeconds(failures, undefined, () => 1));
  expect(ceilings).toEqual([2, 4, 8, 512, 900, 900, 900]);
});

it('the pause after a failed renewal is a random share of its ceiling', () => {
  expect(refreshDelaySeconds(9, undefined, () => 0)).toBe(0);
  expect(refreshDelaySeconds(9, undefined, () => 0.25)).toBe(128);
});

it('the pause after a failed renewal is at least Retry-After, up to a day', () => {
  expect(refreshDelaySeconds(1, 120, () => 1)).toBe(120);
  expect(refreshDelaySeconds(10, 120, () => 1)).toBe(900);
  expect(refreshDelaySeconds(1, 999_999_999, () => 0)).toBe(86_400);
});
