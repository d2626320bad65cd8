// After the last attempt a delivery is dead.
export const RETRY_SECONDS = [60, 300, 900] as const;

export function nextAttempt(failed: number, now: Date, atLeastSeconds = 0): Date | null {
  const seconds = RETRY_SECONDS[failed - 1];
  return seconds === undefined ? null : new Date(now.getTime() + Math.max(seconds, atLeastSeconds) * 1000);
}
