import { LRUCache } from 'lru-cache';
import type { CacheKey, CacheRead, CacheStore } from './store';

interface Bucket {
  stamp: string;
  values: LRUCache<string, { value: unknown }>;
}

const MAX_BUCKETS = 5_000;
const MAX_VARIANTS = 50;

// One bucket per organization and name. Invalidation drops the bucket, so a load that began earlier finds no stamp and
// cannot restore an old value.
export function createMemoryStore(): CacheStore {
  const buckets = new LRUCache<string, Bucket>({ max: MAX_BUCKETS });
  const namesOf = new Map<string, Set<string>>();
  let created = 0;

  function bucketOf({ orgId, name }: CacheKey): Bucket {
    const id = `${orgId} ${name}`;
    let bucket = buckets.get(id);
    if (!bucket) {
      created += 1;
      bucket = { stamp: String(created), values: new LRUCache({ max: MAX_VARIANTS }) };
      buckets.set(id, bucket);
      const names = namesOf.get(orgId) ?? new Set();
      namesOf.set(orgId, names.add(name));
    }
    return bucket;
  }

  return {
    async read(key): Promise<CacheRead> {
      const bucket = bucketOf(key);
      const entry = bucket.values.get(key.version ?? '');
      return { stamp: bucket.stamp, value: entry?.value, hit: entry !== undefined };
    },
    async write(key, stamp, value, ttlSeconds) {
      const bucket = buckets.get(`${key.orgId} ${key.name}`);
      if (bucket?.stamp === stamp) bucket.values.set(key.version ?? '', { value }, { ttl: ttlSeconds * 1000 });
    },
    async invalidate(orgId, name) {
      const names = name === undefined ? (namesOf.get(orgId) ?? []) : [name];
      for (const each of names) buckets.delete(`${orgId} ${each}`);
      if (name === undefined) namesOf.delete(orgId);
    },
  };
}
