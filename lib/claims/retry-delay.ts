export interface RetryPolicy {
  /** Seconds after the first failure in a row, after the second, and so on; the last pause repeats. */
  pauses: readonly number[];
  /** Seconds with a random part, so that what failed together does not come back together. `random` is in [0, 1). */
  jitter?: (seconds: number, random: number) => number;
  /** Seconds; a longer Retry-After counts as this one. */
  longestRetryAfter?: number;
}

/** Seconds until the next try after `failures` in a row (the first is 1), never less than Retry-After. */
export function retryDelay(
  { pauses, jitter = (seconds) => seconds, longestRetryAfter = Number.POSITIVE_INFINITY }: RetryPolicy,
  failures: number,
  retryAfterSeconds = 0,
  random: () => number = Math.random,
): number {
  const seconds = pauses[Math.min(failures, pauses.length) - 1] ?? 0;
  return Math.max(jitter(seconds, random()), Math.min(retryAfterSeconds, longestRetryAfter));
}
