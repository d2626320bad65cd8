/** Seconds after each failed attempt until the next; after the last one a delivery is a dead letter. */
export const RETRY_SECONDS = [60, 300, 900] as const;

/**
 * When a delivery is tried again.
 * @param failed attempts that failed so far, the last one included
 * @param atLeastSeconds what a platform asked for
 * @returns null: no more
 */
export function nextAttempt(failed: number, now: Date, atLeastSeconds = 0): Date | null {
  const seconds = RETRY_SECONDS[failed - 1];
  return seconds === undefined ? null : new Date(now.getTime() + Math.max(seconds, atLeastSeconds) * 1000);
}
