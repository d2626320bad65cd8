const BASE_SECONDS = 2;
const CAP_SECONDS = 15 * 60;
/** A platform that asks for more patience than this is asked again all the same: nobody would notice its mistake. */
const LONGEST_RETRY_AFTER_SECONDS = 86_400;

/**
 * Seconds until the next try after so many failures in a row: a random share of a ceiling that doubles from 2 seconds
 * to 15 minutes ("full jitter"), and at least what the platform asked for.
 */
export function refreshDelaySeconds(
  failures: number,
  retryAfterSeconds: number | undefined,
  random: () => number = Math.random,
): number {
  const ceiling = Math.min(CAP_SECONDS, BASE_SECONDS * 2 ** Math.max(0, failures - 1));
  return Math.max(random() * ceiling, Math.min(retryAfterSeconds ?? 0, LONGEST_RETRY_AFTER_SECONDS));
}
