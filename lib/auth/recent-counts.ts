import { LRUCache } from 'lru-cache';
import { callRedis } from '@/lib/cache/call-redis';
import { redisClient } from '@/lib/cache/redis-client';
import { sha256Hex } from '@/lib/crypto/hash';

/** What is counted is forgotten this long after the first of it. */
export const COUNTED_SECONDS = 15 * 60;
const MAX_KEYS = 40_000;

const ADD = "local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end return n";

// Keys may be addresses of people, which Redis has no business with.
const nameOf = (key: string) => `cmis:tries:${sha256Hex(key)}`;

/** Counts per key over 15 minutes, in this process and in Redis where available; the larger count applies. */
export class RecentCounts {
  readonly #own = new LRUCache<string, number>({
    max: MAX_KEYS,
    ttl: COUNTED_SECONDS * 1000,
    noUpdateTTL: true,
    perf: { now: () => performance.now() },
  });

  // Counts one and returns how many there are with it.
  async add(key: string): Promise<number> {
    // Before the first wait: what comes in parallel must not find the same count.
    const own = (this.#own.get(key) ?? 0) + 1;
    this.#own.set(key, own);
    const redis = redisClient();
    if (!redis) return own;
    const all = await callRedis(() => redis.eval<[number], number>(ADD, [nameOf(key)], [COUNTED_SECONDS])).catch(
      () => 0,
    );
    return Math.max(own, all);
  }

  // The largest of the counts of `keys`.
  async largest(keys: readonly string[]): Promise<number> {
    const own = Math.max(0, ...keys.map((key) => this.#own.get(key) ?? 0));
    const redis = redisClient();
    if (!redis || keys.length === 0) return own;
    const all = await callRedis(() => redis.mget<(number | null)[]>(...keys.map(nameOf))).catch(() => []);
    return Math.max(own, ...all.map((count) => Number(count ?? 0)));
  }

  async forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#own.delete(key);
    const redis = redisClient();
    // With Redis away the counts of the others lapse on their own.
    if (redis) await callRedis(() => redis.del(...keys.map(nameOf))).catch(() => 0);
  }
}
