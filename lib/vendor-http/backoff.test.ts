import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterSeconds } from './backoff';

describe('backoffMs', () => {
  it('draws from a ceiling that doubles with each try and then stops growing', () => {
    const ceilings = [1, 2, 3, 20].map((attempt) => backoffMs(attempt, () => 0.999_999));
    expect(ceilings).toEqual([249, 499, 999, 3_999]);
    expect(backoffMs(3, () => 0)).toBe(0);
  });
});

describe('retryAfterSeconds', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  it.each([
    ['30', 30],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 10:00:45 GMT', 45],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['-5x', undefined],
    ['', undefined],
  ])('reads %j', (value, expected) => {
    expect(retryAfterSeconds(new Headers({ 'retry-after': value }), now)).toBe(expected);
  });
});
