const PAUSES_SECONDS = [15, 30, 60, 120];
/** So that steps that failed together do not come back together. */
const JITTER = 0.25;

/** Attempts of one step in a row, after which it is given up. */
export const MAX_TRIES = 5;

/** No run waits longer for a platform that names a time: the schedule's next one tries again. */
export const LONGEST_PAUSE_SECONDS = 3600;

/** Seconds to wait after the `failures`-th failure in a row (the first is 1), when the platform names no time. */
export function retryPause(failures: number, random: () => number = Math.random): number {
  const pause = PAUSES_SECONDS[Math.min(failures, PAUSES_SECONDS.length) - 1] ?? 0;
  return Math.round(pause * (1 + JITTER * random()));
}
