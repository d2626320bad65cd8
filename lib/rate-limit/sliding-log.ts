import type { RateWindow } from './rate-policies';

/** The decision of a limit and the state of its tightest window. */
export interface RateVerdict {
  allowed: boolean;
  limit: number;
  windowSeconds: number;
  remaining: number;
  // Whole seconds until the next request can pass; 0 when one can pass now.
  retryAfterSeconds: number;
}

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

/** Exact in-process limiter: at most `limit` in ANY window. Refused requests do not count. Evicts least recent keys. */
export class SlidingLog {
  private readonly logs = new Map<string, number[]>();

  // `now` in milliseconds, from any steady clock.
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly maxKeys = 20_000,
  ) {}

  // Counts one request of `key` if every window has room for it.
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
    // A Map keeps insertion order; reinserting makes this key the most recent.
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
