const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The pauses of an Inngest server before the 1st, 2nd, … retry; later ones take the last. */
const PAUSES = [
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  40 * MINUTE,
  60 * MINUTE,
  120 * MINUTE,
];
const JITTER = 0.1;
const SHORTEST_RETRY_AFTER = SECOND;
const LONGEST_RETRY_AFTER = 24 * 60 * MINUTE;

/**
 * Milliseconds to wait after a failed attempt, plus up to a tenth of jitter.
 * @param attempt the attempt that failed, from 0
 * @param random a number in [0, 1)
 */
export function retryDelay(attempt: number, random: number): number {
  const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 0;
  return Math.round(pause * (1 + JITTER * random));
}

/** Milliseconds a Retry-After header asks for (seconds or a date), within 1 s and 24 h; undefined when unreadable. */
export function parseRetryAfter(header: string, now: number): number | undefined {
  const text = header.trim();
  const delay = /^\d+(\.\d+)?$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  if (Number.isNaN(delay)) return undefined;
  return Math.min(Math.max(delay, SHORTEST_RETRY_AFTER), LONGEST_RETRY_AFTER);
}

const REFUSED_PAUSES = [200, 500, 1000, 2000];

/** Milliseconds before knocking again at an app that was not listening. */
export function refusedDelay(refusals: number): number {
  return REFUSED_PAUSES[Math.min(refusals, REFUSED_PAUSES.length - 1)] ?? 0;
}
