import { randomUUID } from 'node:crypto';
import type { Redis } from '@upstash/redis';
import {
  type CacheKey,
  type CacheRead,
  type CacheStore,
  CLAIM_SECONDS,
  COPY_SECONDS,
  isCopyOf,
  stampText,
} from './store';

// Longer than any value's TTL, so that an expired stamp never matches a value written under it.
const STAMP_SECONDS = 7 * 24 * 60 * 60;

interface Stored {
  stamp: string;
  value: unknown;
  freshUntil: number;
}

function isStored(data: unknown): data is Stored {
  return typeof data === 'object' && data !== null && 'stamp' in data && 'value' in data && 'freshUntil' in data;
}

// A value carries the stamps of its organization and name; invalidation changes a stamp, which makes it a miss.
export function createRedisStore(redis: Pick<Redis, 'mget' | 'set'>): CacheStore {
  const stampKey = (orgId: string, name: string | undefined, part: string) =>
    `cmis:cache:${orgId}${name === undefined ? '' : `:${name}`}:${part}`;
  const valueKey = ({ orgId, name, version = '' }: CacheKey) => `cmis:cache:${orgId}:${name}:value:${version}`;

  return {
    async read(key): Promise<CacheRead> {
      const { orgId, name } = key;
      const [orgChange, nameChange, orgArrival, nameArrival, data] = await redis.mget<unknown[]>(
        stampKey(orgId, undefined, 'change'),
        stampKey(orgId, name, 'change'),
        stampKey(orgId, undefined, 'arrival'),
        stampKey(orgId, name, 'arrival'),
        valueKey(key),
      );
      const stamp = stampText({
        change: `${orgChange ?? '0'}/${nameChange ?? '0'}`,
        arrival: `${orgArrival ?? '0'}/${nameArrival ?? '0'}`,
      });
      if (!isStored(data)) return { stamp, value: undefined, hit: false };
      if (data.stamp === stamp && Date.now() < data.freshUntil) return { stamp, value: data.value, hit: true };
      return { stamp, value: undefined, hit: false, copy: isCopyOf(data.stamp, stamp) ? data.value : undefined };
    },
    async write(key, stamp, value, ttlSeconds) {
      const stored: Stored = { stamp, value, freshUntil: Date.now() + ttlSeconds * 1000 };
      await redis.set(valueKey(key), stored, { ex: ttlSeconds + COPY_SECONDS });
    },
    async claim(key, stamp) {
      return (await redis.set(`${valueKey(key)}:claim:${stamp}`, '1', { nx: true, ex: CLAIM_SECONDS })) !== null;
    },
    async invalidate(orgId, name, reason) {
      await redis.set(stampKey(orgId, name, reason), randomUUID(), { ex: STAMP_SECONDS });
    },
  };
}
