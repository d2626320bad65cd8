import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createCache } from './cache';
import { cacheCounters } from './cache-counters';
import { createMemoryStore } from './create-memory-store';
import { createRedisStore } from './create-redis-store';

const schema = z.strictObject({ n: z.number() });
const key = { orgId: 'org-a', name: 'dashboard' };

function fakeRedis() {
  const data = new Map<string, unknown>();
  const state = { down: false, data };
  const answer = async <T>(value: () => T): Promise<T> => {
    if (state.down) throw new Error('redis is down');
    return value();
  };
  const redis = {
    mget: (...keys: string[]) => answer(() => keys.map((each) => structuredClone(data.get(each) ?? null))),
    set: (name: string, value: unknown) => answer(() => void data.set(name, structuredClone(value))),
  };
  return { state, redis: redis as unknown as Parameters<typeof createRedisStore>[0] };
}

const backends = {
  memory: () => createCache(createMemoryStore(), false),
  redis: () => createCache(createRedisStore(fakeRedis().redis), true),
};

describe.each(Object.entries(backends))('cache in %s', (_, create) => {
  let cache = create();
  beforeEach(() => {
    cache = create();
  });
  const get = (n: number, overrides: Partial<typeof key & { version: string }> = {}) =>
    cache.cached({ ...key, ...overrides }, 60, schema, async () => ({ n }));

  it('loads once and then answers from memory', async () => {
    expect(await get(1)).toEqual({ n: 1 });
    expect(await get(2)).toEqual({ n: 1 });
  });

  it('keeps organizations, names and versions apart', async () => {
    await get(1);
    expect(await get(2, { orgId: 'org-b' })).toEqual({ n: 2 });
    expect(await get(3, { name: 'kpis' })).toEqual({ n: 3 });
    expect(await get(4, { version: '7d' })).toEqual({ n: 4 });
    expect(await get(5)).toEqual({ n: 1 });
  });

  it('invalidates one name, or the whole organization, and no other organization', async () => {
    await get(1);
    await get(2, { name: 'kpis' });
    await get(3, { orgId: 'org-b' });
    await cache.invalidateOrg('org-a', 'dashboard');
    expect(await get(10)).toEqual({ n: 10 });
    expect(await get(10, { name: 'kpis' })).toEqual({ n: 2 });
    await cache.invalidateOrg('org-a');
    expect(await get(20, { name: 'kpis' })).toEqual({ n: 20 });
    expect(await get(20, { orgId: 'org-b' })).toEqual({ n: 3 });
  });

  it('shares one load among concurrent callers', async () => {
    const load = vi.fn(async () => ({ n: 1 }));
    const before = cacheCounters.joined;
    const all = await Promise.all(Array.from({ length: 50 }, () => cache.cached(key, 60, schema, load)));
    expect(load).toHaveBeenCalledTimes(1);
    expect(all.every(({ n }) => n === 1)).toBe(true);
    expect(cacheCounters.joined - before).toBe(49);
  });

  it('does not let a load that began before an invalidation bring its old value back', async () => {
    let finish: (value: { n: number }) => void = () => {};
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow = cache.cached(key, 60, schema, () => {
      begun();
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    await started;
    await cache.invalidateOrg('org-a', 'dashboard');
    expect(await get(2)).toEqual({ n: 2 });
    finish({ n: 1 });
    expect(await slow).toEqual({ n: 1 });
    expect((await get(3)).n).not.toBe(1);
  });

  it('does not keep a failure', async () => {
    await expect(cache.cached(key, 60, schema, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await get(1)).toEqual({ n: 1 });
  });
});

describe('cache over Redis', () => {
  it('loads from the source while Redis is down, counts the failure, and uses Redis again afterwards', async () => {
    const { redis, state } = fakeRedis();
    const cache = createCache(createRedisStore(redis), true);
    const get = (n: number) => cache.cached(key, 60, schema, async () => ({ n }));
    await get(1);
    state.down = true;
    const before = cacheCounters.storeFailures;
    expect(await get(2)).toEqual({ n: 2 });
    expect(cacheCounters.storeFailures).toBeGreaterThan(before);
    await expect(cache.invalidateOrg('org-a')).resolves.toBeUndefined();
    state.down = false;
    expect(await get(3)).toEqual({ n: 1 });
  });

  it('ignores a stored value of the wrong shape', async () => {
    const { redis, state } = fakeRedis();
    const cache = createCache(createRedisStore(redis), true);
    await cache.cached(key, 60, schema, async () => ({ n: 1 }));
    for (const [name, value] of state.data) {
      if (name.includes(':value:')) state.data.set(name, { ...(value as object), value: { n: 'one' } });
    }
    expect(await cache.cached(key, 60, schema, async () => ({ n: 2 }))).toEqual({ n: 2 });
  });
});
