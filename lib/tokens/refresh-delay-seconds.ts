const BASE_SECONDS = 2;
const CAP_SECONDS = 15 * 60;
// A longer Retry-After is taken for a mistake.
const LONGEST_RETRY_AFTER_SECONDS = 86_400;

/**
 * Seconds until the next try: a random share of a ceiling that doubles from 2 seconds to 15 minutes ("full jitter"),
 * and at least Retry-After.
 */
export function refreshDelaySeconds(
  failures: number,
  retryAfterSeconds: number | undefined,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(CAP_SECONDS, BASE_SECONDS * 2 ** Math.max(0, failures - 1));
  return Math.max(random() * ceiling, Math.min(retryAfterSeconds ?? 0, LONGEST_RETRY_AFTER_SECONDS));
}
