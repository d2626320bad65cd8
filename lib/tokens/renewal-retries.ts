import type { RetryPolicy } from '@/lib/claims/retry-delay';

/** A random share of 2 s, doubled up to 15 min ("full jitter"). A Retry-After of more than a day is taken for a mistake. */
export const renewalRetries: RetryPolicy = {
  pauses: [2, 4, 8, 16, 32, 64, 128, 256, 512, 900],
  jitter: (seconds, random) => seconds * random,
  longestRetryAfter: 86_400,
};
