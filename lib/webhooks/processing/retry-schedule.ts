// Seconds between attempts; after the last one a delivery is a dead letter.
export const RETRY_SECONDS = [60, 300, 900] as const;

/** `failed` attempts so far, the last one included; null when there is no further attempt. */
export function nextAttempt(failed: number, now: Date, atLeastSeconds = 0): Date | null {
  const seconds = RETRY_SECONDS[failed - 1];
  return seconds === undefined ? null : new Date(now.getTime() + Math.max(seconds, atLeastSeconds) * 1000);
}
