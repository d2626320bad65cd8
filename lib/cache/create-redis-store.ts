import { randomUUID } from 'node:crypto';
import type { Redis } from '@upstash/redis';
import type { CacheRead, CacheStore } from './store';

// Longer than any value's TTL, so that an expired stamp never matches a value written under it.
const STAMP_SECONDS = 7 * 24 * 60 * 60;

interface Stored {
  stamp: string;
  value: unknown;
}

function isStored(data: unknown): data is Stored {
  return typeof data === 'object' && data !== null && 'stamp' in data && 'value' in data;
}

// A value carries the stamps of its organization and name; invalidation changes a stamp, which makes it a miss.
export function createRedisStore(redis: Pick<Redis, 'mget' | 'set'>): CacheStore {
  const orgStamp = (orgId: string) => `cmis:cache:${orgId}:stamp`;
  const nameStamp = (orgId: string, name: string) => `cmis:cache:${orgId}:${name}:stamp`;
  const valueKey = (orgId: string, name: string, version = '') => `cmis:cache:${orgId}:${name}:value:${version}`;

  return {
    async read({ orgId, name, version }): Promise<CacheRead> {
      const [ofOrg, ofName, data] = await redis.mget<unknown[]>(
        orgStamp(orgId),
        nameStamp(orgId, name),
        valueKey(orgId, name, version),
      );
      const stamp = `${ofOrg ?? '0'}/${ofName ?? '0'}`;
      const fresh = isStored(data) && data.stamp === stamp;
      return { stamp, value: fresh ? data.value : undefined, hit: fresh };
    },
    async write({ orgId, name, version }, stamp, value, ttlSeconds) {
      await redis.set(valueKey(orgId, name, version), { stamp, value }, { ex: ttlSeconds });
    },
    async invalidate(orgId, name) {
      const key = name === undefined ? orgStamp(orgId) : nameStamp(orgId, name);
      await redis.set(key, randomUUID(), { ex: STAMP_SECONDS });
    },
  };
}
