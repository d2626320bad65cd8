import { LRUCache } from 'lru-cache';
import { callRedis } from '@/lib/cache/call-redis';
import { redisClient } from '@/lib/cache/redis-client';
import { sha256Hex } from '@/lib/crypto/hash';

/** From the first count on. */
export const COUNTED_SECONDS = 15 * 60;
const MAX_KEYS = 40_000;

const ADD = "local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end return n";

// Keys may be addresses of people, which must not reach Redis.
const nameOf = (key: string) => `cmis:tries:${sha256Hex(key)}`;

/** In this process and in Redis where available; the larger count applies. */
export class RecentCounts {
  readonly #own = new LRUCache<string, number>({
    max: MAX_KEYS,
    ttl: COUNTED_SECONDS * 1000,
    noUpdateTTL: true,
    perf: { now: () => performance.now() },
  });

  async add(key: string): Promise<number> {
    // Before the first await: parallel calls must not find the same count.
    const own = (this.#own.get(key) ?? 0) + 1;
    this.#own.set(key, own);
    const redis = redisClient();
    if (!redis) return own;
    const all = await callRedis(() => redis.eval<[number], number>(ADD, [nameOf(key)], [COUNTED_SECONDS])).catch(
      () => 0,
    );
    return Math.max(own, all);
  }

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
    // Without Redis the counts of the others expire on their own.
    if (redis) await callRedis(() => redis.del(...keys.map(nameOf))).catch(() => 0);
  }
}
