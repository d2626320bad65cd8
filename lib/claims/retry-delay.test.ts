import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callRetries } from '@/lib/platform-calls/retry-policy';
import { renewalRetries } from '@/lib/tokens/renewal-retries';
import { retryDelay } from './retry-delay';

const pauses = fc.array(fc.nat(10_000), { minLength: 1 });
const failures = fc.integer({ min: 1, max: 5000 });
const retryAfter = fc.nat(10_000_000);
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the pause after a failure', () => {
  const jitter = (seconds: number, share: number) => seconds * share;

  it('the pause after a failure is never below Retry-After, up to the longest that counts', () => {
    fc.assert(
      fc.property(pauses, failures, retryAfter, random, (seconds, count, after, share) => {
        const pause = (policy: object) => retryDelay({ pauses: seconds, jitter, ...policy }, count, after, () => share);
        expect(pause({})).toBeGreaterThanOrEqual(after);
        expect(pause({ longestRetryAfter: 3600 })).toBeGreaterThanOrEqual(Math.min(after, 3600));
      }),
    );
  });

  it('the pause after a failure is never above the longest pause and the longest Retry-After that counts', () => {
    fc.assert(
      fc.property(pauses, failures, retryAfter, random, (seconds, count, after, share) => {
        const policy = { pauses: seconds, jitter, longestRetryAfter: 3600 };
        const longest = Math.max(...seconds);
        expect(retryDelay(policy, count, undefined, () => share)).toBeLessThanOrEqual(longest);
        expect(retryDelay(policy, count, after, () => share)).toBeLessThanOrEqual(Math.max(longest, 3600));
      }),
    );
  });

  it('the pause after a failure without a random part is exactly that of the list, and the last one repeats', () => {
    const seconds = [1, 2, 3, 4].map((count) => retryDelay({ pauses: [60, 300, 900] }, count));
    expect(seconds).toEqual([60, 300, 900, 900]);
  });
});

describe('a failed call to a platform', () => {
  it('the pause before a retry of a call grows with each failure in a row and has a random part', () => {
    const pauses = (share: number) =>
      [1, 2, 3, 4, 9].map((count) => retryDelay(callRetries, count, undefined, () => share));
    expect(pauses(0)).toEqual([15, 30, 60, 120, 120]);
    expect(pauses(1)).toEqual([19, 38, 75, 150, 150]);
  });

  it('a retry of a call waits for Retry-After, up to an hour', () => {
    expect(retryDelay(callRetries, 1, 90, () => 0)).toBe(90);
    expect(retryDelay(callRetries, 1, 7200, () => 0)).toBe(3600);
  });
});

describe('a failed renewal', () => {
  const pause = (count: number, after: number | undefined, share: number) =>
    retryDelay(renewalRetries, count, after, () => share);

  it('the pause after a failed renewal has a ceiling that doubles from two seconds to fifteen minutes', () => {
    const ceilings = [1, 2, 3, 9, 10, 11, 5000].map((count) => pause(count, undefined, 1));
    expect(ceilings).toEqual([2, 4, 8, 512, 900, 900, 900]);
  });

  it('the pause after a failed renewal is a random share of its ceiling', () => {
    expect(pause(9, undefined, 0)).toBe(0);
    expect(pause(9, undefined, 0.25)).toBe(128);
  });

  it('the pause after a failed renewal is at least Retry-After, up to a day', () => {
    expect(pause(1, 120, 1)).toBe(120);
    expect(pause(10, 120, 1)).toBe(900);
    expect(pause(1, 999_999_999, 0)).toBe(86_400);
  });
});
