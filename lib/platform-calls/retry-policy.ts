import type { RetryPolicy } from '@/lib/claims/retry-delay';

export const MOST_ATTEMPTS = 5;

/** The longest Retry-After that a call waits for; beyond it the next scheduled run tries again. */
export const LONGEST_PAUSE_SECONDS = 3600;

export const callRetries: RetryPolicy = {
  pauses: [15, 30, 60, 120],
  jitter: (seconds, random) => Math.round(seconds * (1 + 0.25 * random)),
  longestRetryAfter: LONGEST_PAUSE_SECONDS,
};
