import type { RateWindow } from './rate-limit-policies';

/** What a limit decided, and where the caller stands in its tightest window. */
export interface RateVerdict {
  allowed: boolean;
  limit: number;
  windowSeconds: number;
  remaining: number;
  /** Whole seconds until the next request can pass; 0 when one can pass now. */
  retryAfterSeconds: number;
}

/** Index of the first entry later than `moment` in an ascending list. */
function firstAfter(log: readonly number[], moment: number): number {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((log[middle] ?? 0) > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * An exact limiter in this process: remembers when each key was last admitted and admits at most `limit` in ANY window,
 * not just in windows that start on the minute. Refused requests do not count. Bounded: the key used longest ago goes.
 */
export class SlidingLog {
  private readonly logs = new Map<string, number[]>();

  /** `now` in milliseconds, from any steady clock. */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly maxKeys = 20_000,
  ) {}

  /** Counts one request of `key` if every window has room for it. */
  take(key: string, windows: readonly RateWindow[]): RateVerdict {
    const now = this.now();
    const log = this.touch(key);
    const before = this.tightest(log, windows, now);
    if (!before.allowed) return before;
    log.push(now);
    const keep = Math.max(...windows.map(({ limit }) => limit));
    if (log.length > 2 * keep) log.splice(0, log.length - keep);
    return { ...this.tightest(log, windows, now), allowed: true, retryAfterSeconds: 0 };
  }

  private touch(key: string): number[] {
    const log = this.logs.get(key) ?? [];
    // A Map keeps the order of insertion; inserting anew makes this key the youngest.
    this.logs.delete(key);
    this.logs.set(key, log);
    if (this.logs.size > this.maxKeys) {
      const [oldest] = this.logs.keys();
      if (oldest !== undefined) this.logs.delete(oldest);
    }
    return log;
  }

  private tightest(log: readonly number[], windows: readonly RateWindow[], now: number): RateVerdict {
    const verdicts = windows.map(({ limit, seconds }): RateVerdict => {
      const windowMs = seconds * 1000;
      const used = log.length - firstAfter(log, now - windowMs);
      const remaining = Math.max(0, limit - used);
      const oldestThatBlocks = log[log.length - limit] ?? now;
      const waitMs = remaining > 0 ? 0 : oldestThatBlocks + windowMs - now;
      const retryAfterSeconds = Math.ceil(waitMs / 1000);
      return { allowed: remaining > 0, limit, windowSeconds: seconds, remaining, retryAfterSeconds };
    });
    return verdicts.reduce((worst, each) => {
      if (each.retryAfterSeconds !== worst.retryAfterSeconds) {
        return each.retryAfterSeconds > worst.retryAfterSeconds ? each : worst;
      }
      return each.remaining < worst.remaining ? each : worst;
    });
  }
}
