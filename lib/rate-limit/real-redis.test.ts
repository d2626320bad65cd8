import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { withoutDatabase } from '@/db/testing/without-database';
import { challengeOf, solved } from '@/lib/auth/testing/solved';
import { startRedisBridge } from '@/lib/cache/testing/redis-bridge';
import { stopRedisClock } from '@/lib/rate-limit/testing/stop-redis-clock';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
// Redis is optional; PostgreSQL comes from npm.
const title = hasRedis ? 'over a real Redis' : 'over a real Redis (skipped: there is no redis-server on this machine)';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function startServer() {
  vi.resetModules();
  for (const kept of ['cmisRateLog', 'cmisTryCounts', 'cmisSpentChallenges']) Reflect.deleteProperty(globalThis, kept);
  const [{ takeFromTier }, { admitTry }, { createCache }, { limitedStore }, { createRedisStore }, { redisClient }] =
    await Promise.all([
      import('./rate-limit'),
      import('@/lib/auth/admit-try'),
      import('@/lib/cache/cache'),
      import('@/lib/cache/limited-store'),
      import('@/lib/cache/create-redis-store'),
      import('@/lib/cache/redis-client'),
    ]);
  const redis = redisClient();
  if (!redis) throw new Error('Redis is not set.');
  return { takeFromTier, admitTry, ...createCache(limitedStore(createRedisStore(redis)), true) };
}

// Lets the clock of budget and breaker go on until `work` has ended, for work that only the clock ends.
async function outwaited<T>(work: Promise<T>): Promise<T> {
  let ended = false;
  const settled = work.finally(() => {
    ended = true;
  });
  while (!ended) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(50);
  }
  return settled;
}

describe.skipIf(!hasRedis)(title, () => {
  let redis: ChildProcess;
  let bridge: Awaited<ReturnType<typeof startRedisBridge>>;

  beforeAll(async () => {
    const port = await freePort();
    redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']);
    await vi.waitFor(
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = connect(port, '127.0.0.1', () => resolve(void socket.destroy()));
          socket.once('error', reject);
        }),
      { timeout: 300_000, interval: 50 },
    );
    bridge = await startRedisBridge(port);
    Object.assign(process.env, {
      ...withoutDatabase,
      UPSTASH_REDIS_REST_URL: bridge.url,
      UPSTASH_REDIS_REST_TOKEN: 'token',
    });
  });
  afterAll(async () => {
    bridge.stop();
    redis.kill('SIGCONT');
    redis.kill('SIGKILL');
    await new Promise((resolve) => redis.once('exit', resolve));
  });

  stopRedisClock();

  it('lets servers count together and see what another one invalidated', async () => {
    const [first, second] = [await startServer(), await startServer()];
    const verdicts = [];
    for (let count = 0; count < 18; count += 1) {
      verdicts.push(await (count % 2 === 0 ? first : second).takeFromTier('auth', 'real', 'key'));
    }
    expect(verdicts.some(({ degraded }) => degraded)).toBe(false);
    expect(verdicts.filter(({ allowed }) => allowed).length).toBeLessThan(18);

    const key = { orgId: 'org', name: 'dashboard' };
    const read = (from: typeof first, n: number) =>
      from.cached(key, 60, z.int(), async () => n).then(({ value }) => value);
    expect([await read(first, 1), await read(second, 2)]).toEqual([1, 1]);
    await second.invalidateOrg('org');
    expect([await read(first, 3), await read(second, 4)]).toEqual([3, 3]);
  });

  it('counts the tries at one account of two servers together, and takes a solved challenge at one of them', async () => {
    const [first, second] = [await startServer(), await startServer()];
    let networks = 0;
    const tryAt = ({ admitTry }: typeof first, answer?: string) => {
      networks += 1;
      const account = 'sara@example.com';
      const network = `192.0.2.${networks}`;
      return admitTry({ act: 'sign-in', name: account, network, account, device: null, answer });
    };
    for (const server of [first, second, first, second, first]) await tryAt(server);
    await expect(tryAt(second)).rejects.toMatchObject({ code: 'challenge_required' });
    const answer = await solved(await challengeOf(tryAt(first)));
    await tryAt(second, answer);
    await expect(tryAt(first, answer)).rejects.toMatchObject({ code: 'challenge_required' });
  });

  it('lets a server go on alone while Redis is stopped, and come back to it with what it invalidated', async () => {
    const server = await startServer();
    const key = { orgId: 'org-2', name: 'dashboard' };
    const read = (n: number) => server.cached(key, 60, z.int(), async () => n).then(({ value }) => value);
    const take = () => server.takeFromTier('api', 'stopped', 'key');
    expect([await read(1), await read(2)]).toEqual([1, 1]);

    redis.kill('SIGSTOP');
    for (let count = 0; count < 3; count += 1) {
      expect(await outwaited(take())).toMatchObject({ allowed: true, degraded: true });
    }
    // From here on nothing waits, so nothing needs the clock.
    expect(await take()).toMatchObject({ allowed: true, degraded: true });
    await server.invalidateOrg('org-2');
    expect(await read(3)).toBe(3);

    redis.kill('SIGCONT');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await take()).toMatchObject({ degraded: false });
    expect([await read(4), await read(5)]).toEqual([4, 4]);
  });
});
