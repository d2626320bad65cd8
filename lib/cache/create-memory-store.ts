import { LRUCache } from 'lru-cache';
import { type CacheKey, type CacheRead, type CacheStore, COPY_SECONDS, isCopyOf, type Stamp, stampText } from './store';

interface Stored {
  stamp: string;
  value: unknown;
  freshUntil: number;
}

const MAX_STAMPS = 10_000;
const MAX_VALUES = 2_000;

// An evicted stamp is replaced by a new one, so an older value is neither fresh nor a copy.
export function createMemoryStore(now: () => number = Date.now): CacheStore {
  const stamps = new LRUCache<string, Stamp>({ max: MAX_STAMPS });
  const values = new LRUCache<string, Stored>({ max: MAX_VALUES });
  let created = 0;

  function nextStamp(): string {
    created += 1;
    return String(created);
  }
  function stampOf(scope: string): Stamp {
    const known = stamps.get(scope);
    if (known) return known;
    const stamp = { change: nextStamp(), arrival: nextStamp() };
    stamps.set(scope, stamp);
    return stamp;
  }
  function stampAt({ orgId, name }: CacheKey): string {
    const [ofOrg, ofName] = [stampOf(orgId), stampOf(`${orgId} ${name}`)];
    return stampText({
      change: `${ofOrg.change}/${ofName.change}`,
      arrival: `${ofOrg.arrival}/${ofName.arrival}`,
    });
  }
  const idOf = ({ orgId, name, version }: CacheKey) => `${orgId} ${name} ${version ?? ''}`;

  return {
    async read(key): Promise<CacheRead> {
      const stamp = stampAt(key);
      const stored = values.get(idOf(key));
      if (!stored) return { stamp, value: undefined, hit: false };
      if (stored.stamp === stamp && now() < stored.freshUntil) return { stamp, value: stored.value, hit: true };
      const copy = isCopyOf(stored.stamp, stamp) ? stored.value : undefined;
      return { stamp, value: undefined, hit: false, copy };
    },
    async write(key, stamp, value, ttlSeconds) {
      if (stampAt(key) !== stamp) return;
      const ttl = (ttlSeconds + COPY_SECONDS) * 1000;
      values.set(idOf(key), { stamp, value, freshUntil: now() + ttlSeconds * 1000 }, { ttl });
    },
    // Callers of one process share its loads already.
    claim: async () => true,
    async invalidate(orgId, name, reason) {
      const scope = name === undefined ? orgId : `${orgId} ${name}`;
      const stamp = stampOf(scope);
      stamps.set(scope, { ...stamp, [reason]: nextStamp() });
    },
  };
}
