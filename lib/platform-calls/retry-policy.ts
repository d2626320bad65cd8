const PAUSES_SECONDS = [15, 30, 60, 120];
// Calls that failed together must not come back together.
const JITTER = 0.25;

export const MOST_ATTEMPTS = 5;

/** The longest Retry-After that a call waits for; beyond it the next scheduled run tries again. */
export const LONGEST_PAUSE_SECONDS = 3600;

/** Seconds after the `failures`-th failure in a row (the first is 1), when the platform names no time. */
export function retryPause(failures: number, random: () => number = Math.random): number {
  const pause = PAUSES_SECONDS[Math.min(failures, PAUSES_SECONDS.length) - 1] ?? 0;
  return Math.round(pause * (1 + JITTER * random()));
}
