import type { z } from 'zod';
import { logger } from '@/lib/logger';
import { cacheCounters, countersOf } from './cache-counters';
import { createMemoryStore } from './create-memory-store';
import { createRedisStore } from './create-redis-store';
import { limitedStore } from './limited-store';
import { redisClient } from './redis-client';
import type { CacheKey, CacheRead, CacheStore, Invalidation } from './store';

interface Backend {
  store: CacheStore;
  shared: boolean;
  loading: Map<string, Promise<unknown>>;
}

/** `renewing`: another caller builds the next value, and this is the last one. */
export interface Cached<T> {
  value: T;
  renewing: boolean;
}

interface CachedOptions {
  // Whether a caller may get the last value while another one builds the next.
  acceptsCopy?: boolean;
}

export function createCache(store: CacheStore, shared: boolean) {
  const backend: Backend = { store, shared, loading: new Map() };
  return {
    cached: <T>(
      key: CacheKey,
      ttlSeconds: number,
      schema: z.ZodType<T>,
      load: () => Promise<T>,
      options: CachedOptions = {},
    ) => readThrough(backend, key, ttlSeconds, schema, load, options),
    hasCopy: (key: CacheKey) => findCopy(backend, key),
    invalidateOrg: (orgId: string, name?: string, reason: Invalidation = 'change') =>
      drop(backend, orgId, name, reason),
  };
}

async function readThrough<T>(
  backend: Backend,
  key: CacheKey,
  ttlSeconds: number,
  schema: z.ZodType<T>,
  load: () => Promise<T>,
  { acceptsCopy = true }: CachedOptions,
): Promise<Cached<T>> {
  const counters = countersOf(key.name);
  const parse = (value: unknown) => (backend.shared ? schema.safeParse(value) : { success: true, data: value as T });
  const found = await readOrMiss(backend, key);
  if (found.hit) {
    const parsed = parse(found.value);
    if (parsed.success) {
      counters.hits += 1;
      return { value: parsed.data as T, renewing: false };
    }
  }
  const flight = `${key.orgId} ${key.name} ${key.version ?? ''} ${found.stamp}`;
  const underWay = backend.loading.get(flight);
  if (found.copy !== undefined && acceptsCopy) {
    const copy = parse(found.copy);
    if (copy.success && (underWay || !(await claimOrBuild(backend, key, found.stamp)))) {
      counters.copies += 1;
      return { value: copy.data as T, renewing: true };
    }
  }
  const begun = backend.loading.get(flight);
  if (begun) {
    counters.joined += 1;
    return { value: (await begun) as T, renewing: false };
  }
  counters.misses += 1;
  const loading = load();
  backend.loading.set(flight, loading);
  try {
    const value = await loading;
    await writeOrForget(backend, key, found.stamp, value, ttlSeconds);
    return { value, renewing: false };
  } finally {
    backend.loading.delete(flight);
  }
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

async function findCopy(backend: Backend, key: CacheKey): Promise<boolean> {
  const { hit, copy } = await readOrMiss(backend, key);
  return hit || copy !== undefined;
}

async function claimOrBuild({ store }: Backend, key: CacheKey, stamp: string): Promise<boolean> {
  try {
    return await store.claim(key, stamp);
  } catch (error) {
    storeFailed(error, 'claim');
    return true;
  }
}

async function writeOrForget(backend: Backend, key: CacheKey, stamp: string, value: unknown, ttlSeconds: number) {
  if (stamp === UNREADABLE.stamp) return;
  await backend.store.write(key, stamp, value, ttlSeconds).catch((error) => storeFailed(error, 'write'));
}

async function drop({ store }: Backend, orgId: string, name: string | undefined, reason: Invalidation): Promise<void> {
  cacheCounters.invalidations += 1;
  await store.invalidate(orgId, name, reason).catch((error) => storeFailed(error, 'invalidate'));
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

// The value under `key`, or the result of `load`, cached for `ttlSeconds`. Concurrent callers share one load; while data
// of an arrival is built, callers get the last value. Values must survive JSON. A failing store costs a load, never an
// error.
export function cached<T>(
  key: CacheKey,
  ttlSeconds: number,
  schema: z.ZodType<T>,
  load: () => Promise<T>,
  options: CachedOptions = {},
): Promise<Cached<T>> {
  return productCache().cached(key, ttlSeconds, schema, load, options);
}

/** A value was read within the last hour or so, and no person has changed anything since. */
export function hasCopy(key: CacheKey): Promise<boolean> {
  return productCache().hasCopy(key);
}

/** Drops the cached values of an organization (under `name`, or all), including loads in progress. */
export function invalidateOrg(orgId: string, name?: string): Promise<void> {
  return productCache().invalidateOrg(orgId, name);
}

/** After data arrived in the background: the next reader builds the value, and others see the last one until then. */
export function invalidateAfterArrival(orgId: string, name?: string): Promise<void> {
  return productCache().invalidateOrg(orgId, name, 'arrival');
}
