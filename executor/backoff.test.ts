import { describe, expect, it } from 'vitest';
import { parseRetryAfter, retryDelay } from './backoff';

describe('retryDelay', () => {
  it('retryDelay uses the pauses of an Inngest server and then stays at the longest', () => {
    const seconds = Array.from({ length: 12 }, (_, attempt) => retryDelay(attempt, 0) / 1000);
    expect(seconds).toEqual([15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200, 7200, 7200]);
  });

  it('retryDelay adds up to a tenth of jitter', () => {
    expect(retryDelay(0, 0.5)).toBe(15_750);
  });
});

describe('parseRetryAfter', () => {
  const now = Date.UTC(2026, 0, 1);

  it('parseRetryAfter reads seconds and dates, limited to between a second and a day', () => {
    expect(parseRetryAfter('60', now)).toBe(60_000);
    expect(parseRetryAfter('2026-01-01T00:05:00.000Z', now)).toBe(300_000);
    expect(parseRetryAfter('0', now)).toBe(1000);
    expect(parseRetryAfter('2020-01-01T00:00:00.000Z', now)).toBe(1000);
    expect(parseRetryAfter('999999', now)).toBe(86_400_000);
    expect(parseRetryAfter('soon', now)).toBeUndefined();
  });
});
