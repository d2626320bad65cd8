const SECOND = 1000;
const MINUTE = 60 * SECOND;

// The retry pauses of an Inngest server; later retries take the last one.
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

/** Milliseconds plus up to a tenth of jitter. `attempt` counts from 0; `random` is in [0, 1). */
export function retryDelay(attempt: number, random: number): number {
  const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? 0;
  return Math.round(pause * (1 + JITTER * random));
}

/** Milliseconds of a Retry-After header, limited to 1 s to 24 h; undefined when unreadable. */
export function parseRetryAfter(header: string, now: number): number | undefined {
  const text = header.trim();
  const delay = /^\d+(\.\d+)?$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  if (Number.isNaN(delay)) return undefined;
  return Math.min(Math.max(delay, SHORTEST_RETRY_AFTER), LONGEST_RETRY_AFTER);
}

const REFUSED_PAUSES = [200, 500, 1000, 2000];

export function refusedDelay(refusals: number): number {
  return REFUSED_PAUSES[Math.min(refusals, REFUSED_PAUSES.length - 1)] ?? 0;
}
