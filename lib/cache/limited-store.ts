import { LRUCache } from 'lru-cache';
import { callRedis } from './call-redis';
import type { CacheStore, Invalidation } from './store';

const MAX_MISSED = 5_000;

// Limits a Redis store to the request's time budget. A failed invalidation is repeated before the organization's next
// read, so that an outage leaves no stale value.
export function limitedStore(store: CacheStore): CacheStore {
  const missed = new LRUCache<string, Map<string | undefined, Invalidation>>({ max: MAX_MISSED });

  async function invalidate(orgId: string, name: string | undefined, reason: Invalidation): Promise<void> {
    try {
      await callRedis(() => store.invalidate(orgId, name, reason));
    } catch (error) {
      const before = missed.get(orgId) ?? new Map<string | undefined, Invalidation>();
      // A change includes an arrival.
      missed.set(orgId, before.set(name, before.get(name) === 'change' ? 'change' : reason));
      throw error;
    }
  }

  return {
    async read(key) {
      const names = missed.get(key.orgId);
      if (names) {
        missed.delete(key.orgId);
        await Promise.all([...names].map(([name, reason]) => invalidate(key.orgId, name, reason)));
      }
      return callRedis(() => store.read(key));
    },
    claim: (key, stamp) => callRedis(() => store.claim(key, stamp)),
    write: (key, stamp, value, ttlSeconds) => callRedis(() => store.write(key, stamp, value, ttlSeconds)),
    invalidate,
  };
}
