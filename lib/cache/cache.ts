import type { z } from 'zod';
import { logger } from '@/lib/logger';
import { cacheCounters } from './cache-counters';
import { createMemoryStore } from './create-memory-store';
import { createRedisStore } from './create-redis-store';
import { limitedStore } from './limited-store';
import { redisClient } from './redis-client';
import type { CacheKey, CacheRead, CacheStore } from './store';

interface Backend {
  store: CacheStore;
  shared: boolean;
  loading: Map<string, Promise<unknown>>;
}

export function createCache(store: CacheStore, shared: boolean) {
  const backend: Backend = { store, shared, loading: new Map() };
  return {
    cached: <T>(key: CacheKey, ttlSeconds: number, schema: z.ZodType<T>, load: () => Promise<T>) =>
      readThrough(backend, key, ttlSeconds, schema, load),
    invalidateOrg: (orgId: string, name?: string) => drop(backend, orgId, name),
  };
}

async function readThrough<T>(
  backend: Backend,
  key: CacheKey,
  ttlSeconds: number,
  schema: z.ZodType<T>,
  load: () => Promise<T>,
): Promise<T> {
  const found = await readOrMiss(backend, key);
  if (found.hit) {
    if (!backend.shared) return counted('hits', found.value as T);
    const parsed = schema.safeParse(found.value);
    if (parsed.success) return counted('hits', parsed.data);
  }
  const flight = `${key.orgId} ${key.name} ${key.version ?? ''} ${found.stamp}`;
  const underWay = backend.loading.get(flight);
  if (underWay) return counted('joined', (await underWay) as T);
  cacheCounters.misses += 1;
  const loading = load();
  backend.loading.set(flight, loading);
  try {
    const value = await loading;
    await writeOrForget(backend, key, found.stamp, value, ttlSeconds);
    return value;
  } finally {
    backend.loading.delete(flight);
  }
}

function counted<T>(what: 'hits' | 'joined', value: T): T {
  cacheCounters[what] += 1;
  return value;
}

const UNREADABLE: CacheRead = { stamp: 'unreadable', value: undefined, hit: false };

async function readOrMiss({ store }: Backend, key: CacheKey): Promise<CacheRead> {
  try {
    return await store.read(key);
  } catch (error) {
    storeFailed(error, 'read');
    return UNREADABLE;
  }
}

async function writeOrForget(backend: Backend, key: CacheKey, stamp: string, value: unknown, ttlSeconds: number) {
  if (stamp === UNREADABLE.stamp) return;
  await backend.store.write(key, stamp, value, ttlSeconds).catch((error) => storeFailed(error, 'write'));
}

async function drop({ store }: Backend, orgId: string, name: string | undefined): Promise<void> {
  cacheCounters.invalidations += 1;
  await store.invalidate(orgId, name).catch((error) => storeFailed(error, 'invalidate'));
}

function storeFailed(error: unknown, reason: string): void {
  cacheCounters.storeFailures += 1;
  logger.warn({ err: error, reason }, 'shared cache did not answer');
}

// On globalThis: Next loads this module once for pages and once for route handlers, and both must see an invalidation.
const shared = globalThis as typeof globalThis & { cmisCache?: ReturnType<typeof createCache> };

function productCache() {
  const redis = redisClient();
  shared.cmisCache ??= redis
    ? createCache(limitedStore(createRedisStore(redis)), true)
    : createCache(createMemoryStore(), false);
  return shared.cmisCache;
}

// The value under `key`, or the result of `load`, cached for `ttlSeconds`. Concurrent callers share one load. Values
// must survive JSON. A failing store costs a load, never an error.
export function cached<T>(key: CacheKey, ttlSeconds: number, schema: z.ZodType<T>, load: () => Promise<T>): Promise<T> {
  return productCache().cached(key, ttlSeconds, schema, load);
}

/** Drops the cached values of an organization (under `name`, or all), including loads in progress. */
export function invalidateOrg(orgId: string, name?: string): Promise<void> {
  return productCache().invalidateOrg(orgId, name);
}
