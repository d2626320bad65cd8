import { expect, it } from 'vitest';
import { nextAttempt } from './retry-schedule';

const now = new Date('2026-11-23T12:00:00Z');

it('a failed delivery is retried after 60, 300 and 900 seconds, then not any more', () => {
  const seconds = [1, 2, 3, 4].map((failed) => {
    const at = nextAttempt(failed, now);
    return at && (at.getTime() - now.getTime()) / 1000;
  });
  expect(seconds).toEqual([60, 300, 900, null]);
});

it('a retry waits longer where the platform requires it, never shorter', () => {
  expect(nextAttempt(1, now, 90)).toEqual(new Date('2026-11-23T12:01:30Z'));
  expect(nextAttempt(1, now, 5)).toEqual(new Date('2026-11-23T12:01:00Z'));
  expect(nextAttempt(4, now, 90)).toBeNull();
});
