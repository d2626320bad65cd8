import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createCache } from './cache';
import { cacheCounters, countersOf, hitRate } from './cache-counters';
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
    set: (name: string, value: unknown, options: { nx?: boolean } = {}) =>
      answer(() => {
        if (options.nx && data.has(name)) return null;
        data.set(name, structuredClone(value));
        return 'OK';
      }),
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
    cache.cached({ ...key, ...overrides }, 60, schema, async () => ({ n })).then(({ value }) => value);

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
    const before = countersOf('dashboard').joined;
    const all = await Promise.all(Array.from({ length: 50 }, () => cache.cached(key, 60, schema, load)));
    expect(load).toHaveBeenCalledTimes(1);
    expect(all.every(({ value }) => value.n === 1)).toBe(true);
    expect(countersOf('dashboard').joined - before).toBe(49);
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
    expect((await slow).value).toEqual({ n: 1 });
    expect((await get(3)).n).not.toBe(1);
  });

  // A build that ends when `finish` is called.
  function slowBuild(n: number) {
    let finish = () => {};
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const built = cache.cached(key, 60, schema, () => {
      begun();
      return new Promise((resolve) => {
        finish = () => resolve({ n });
      });
    });
    return { started, built, finish: () => finish() };
  }

  it('lets one caller build after an arrival, while others get the last value until it is built', async () => {
    await get(1);
    await cache.invalidateOrg('org-a', undefined, 'arrival');
    const { started, built, finish } = slowBuild(2);
    await started;
    const meanwhile = await cache.cached(key, 60, schema, async () => ({ n: 3 }));
    expect(meanwhile).toEqual({ value: { n: 1 }, renewing: true });
    finish();
    expect(await built).toEqual({ value: { n: 2 }, renewing: false });
    expect(await get(4)).toEqual({ n: 2 });
  });

  it('never shows a value of before the change of a person, however many arrivals follow', async () => {
    await get(1);
    await cache.invalidateOrg('org-a', 'dashboard');
    await cache.invalidateOrg('org-a', undefined, 'arrival');
    expect(await cache.hasCopy(key)).toBe(false);
    const { started, built, finish } = slowBuild(2);
    await started;
    const waiting = get(3);
    finish();
    expect([(await built).value, await waiting]).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it('makes a caller that accepts no copy wait for the new value', async () => {
    await get(1);
    await cache.invalidateOrg('org-a', undefined, 'arrival');
    const { started, built, finish } = slowBuild(2);
    await started;
    const waiting = cache.cached(key, 60, schema, async () => ({ n: 3 }), { acceptsCopy: false });
    finish();
    expect((await built).value).toEqual({ n: 2 });
    expect((await waiting).value).toEqual({ n: 2 });
  });

  it('knows whether a value was read lately', async () => {
    expect(await cache.hasCopy(key)).toBe(false);
    await get(1);
    expect(await cache.hasCopy(key)).toBe(true);
    await cache.invalidateOrg('org-a', undefined, 'arrival');
    expect(await cache.hasCopy(key)).toBe(true);
  });

  it('counts hits, builds and copies of each name', async () => {
    const name = `counted-${randomUUID()}`;
    await get(1, { name });
    await get(1, { name });
    await get(1, { name });
    expect(countersOf(name)).toEqual({ hits: 2, misses: 1, joined: 0, copies: 0 });
    expect(hitRate(countersOf(name))).toBeCloseTo(2 / 3);
    expect(hitRate(countersOf(`never-${name}`))).toBeNull();
  });

  it('does not keep a failure', async () => {
    await expect(cache.cached(key, 60, schema, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await get(1)).toEqual({ n: 1 });
  });
});

describe('cache over Redis', () => {
  it('lets one of several processes build after an arrival', async () => {
    const { redis } = fakeRedis();
    const [one, other] = [createCache(createRedisStore(redis), true), createCache(createRedisStore(redis), true)];
    await one.cached(key, 60, schema, async () => ({ n: 1 }));
    await one.invalidateOrg('org-a', undefined, 'arrival');
    let finish: (value: { n: number }) => void = () => {};
    const built = one.cached(key, 60, schema, () => new Promise((resolve) => (finish = resolve)));
    await vi.waitFor(async () => {
      const { value, renewing } = await other.cached(key, 60, schema, () => Promise.reject(new Error('not mine')));
      expect([value.n, renewing]).toEqual([1, true]);
    });
    finish({ n: 2 });
    await built;
    expect(await other.cached(key, 60, schema, async () => ({ n: 3 }))).toEqual({ value: { n: 2 }, renewing: false });
  });

  it('loads from the source while Redis is down, counts the failure, and uses Redis again afterwards', async () => {
    const { redis, state } = fakeRedis();
    const cache = createCache(createRedisStore(redis), true);
    const get = (n: number) => cache.cached(key, 60, schema, async () => ({ n })).then(({ value }) => value);
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
    expect((await cache.cached(key, 60, schema, async () => ({ n: 2 }))).value).toEqual({ n: 2 });
  });
});
