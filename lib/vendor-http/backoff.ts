const BASE_MS = 250;
const CAP_MS = 4_000;

// Milliseconds to wait before try `attempt + 1` (the first try is 1): a random share of an exponentially growing
// ceiling ("full jitter"), so that many callers that failed together do not come back together.
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  return Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)));
}

/** Seconds in a Retry-After header, a count or an HTTP date; never negative. Undefined when absent or unreadable. */
export function retryAfterSeconds(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
