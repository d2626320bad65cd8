import { LRUCache } from 'lru-cache';
import { callRedis } from './call-redis';
import type { CacheStore } from './store';

const MAX_MISSED = 5_000;

// Limits a Redis store to the request's time budget. A failed invalidation is repeated before the organization's next
// read, so that an outage leaves no stale value.
export function limitedStore(store: CacheStore): CacheStore {
  const missed = new LRUCache<string, Set<string | undefined>>({ max: MAX_MISSED });

  async function invalidate(orgId: string, name: string | undefined): Promise<void> {
    try {
      await callRedis(() => store.invalidate(orgId, name));
    } catch (error) {
      missed.set(orgId, (missed.get(orgId) ?? new Set()).add(name));
      throw error;
    }
  }

  return {
    async read(key) {
      const names = missed.get(key.orgId);
      if (names) {
        missed.delete(key.orgId);
        await Promise.all([...names].map((name) => invalidate(key.orgId, name)));
      }
      return callRedis(() => store.read(key));
    },
    write: (key, stamp, value, ttlSeconds) => callRedis(() => store.write(key, stamp, value, ttlSeconds)),
    invalidate,
  };
}
