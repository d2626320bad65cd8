import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { REDIS_BUDGET_MS } from '@/lib/cache/redis-budget';
import { stopRedisClock } from '@/lib/rate-limit/testing/stop-redis-clock';
import { takeFromTier } from './rate-limit';
import { RedisStandIn } from './testing/redis-stand-in';

const redis = new RedisStandIn();
const results = (result: number[]) => ({ resultOf: () => result, afterMs: 0 });

let key = 0;
beforeAll(async () => {
  Object.assign(process.env, await redis.start());
});
afterAll(() => redis.stop());
stopRedisClock();
beforeEach(() => {
  key += 1;
});

// What `work` comes to when Redis has had its time.
async function afterTheBudget<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(0);
  await vi.advanceTimersByTimeAsync(REDIS_BUDGET_MS);
  return work;
}

const take = (tier: Parameters<typeof takeFromTier>[0]) => takeFromTier(tier, 'test', `key-${key}`);

describe('a limit shared over Redis', () => {
  it('refuses when the other instances have used it up', async () => {
    redis.answer = results([-1, 100]);
    const verdict = await take('api');
    expect(verdict).toMatchObject({ allowed: false, degraded: false, remaining: 0 });
    expect(Number.isInteger(verdict.retryAfterSeconds)).toBe(true);
    expect(verdict.retryAfterSeconds).toBeGreaterThan(0);
    expect(verdict.retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('is never looser than this process alone, and does not send refused requests to Redis', async () => {
    redis.answer = results([1_000, 1_000]);
    const verdicts = [];
    for (let count = 0; count < 14; count += 1) verdicts.push(await take('auth'));
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(10);
    const { calls } = redis;
    await take('auth');
    expect(redis.calls).toBe(calls);
  });

  it.each(['hangs', 'fails'] as const)(
    'counts alone when Redis %s: auth and api closed at their figures',
    async (failure) => {
      redis.answer = failure;
      const verdicts = await afterTheBudget(Promise.all(Array.from({ length: 15 }, () => take('auth'))));
      expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(10);
      expect(verdicts[0]?.degraded).toBe(true);
    },
  );

  it.each(['hangs', 'fails'] as const)('lets webhooks pass when Redis %s', async (failure) => {
    redis.answer = failure;
    expect(await afterTheBudget(take('webhooks'))).toMatchObject({ allowed: true, degraded: true });
  });

  it('uses Redis again after one failure', async () => {
    redis.answer = 'fails';
    expect((await take('api')).degraded).toBe(true);
    redis.answer = results([50, 100]);
    expect((await take('api')).degraded).toBe(false);
  });
});
