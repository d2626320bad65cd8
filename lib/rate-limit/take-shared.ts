import { Ratelimit } from '@upstash/ratelimit';
import type { Redis } from '@upstash/redis';
import { callRedis } from '@/lib/cache/call-redis';
import { REDIS_BUDGET_MS, RedisSilent } from '@/lib/cache/redis-budget';
import type { RateWindow } from './rate-policies';
import type { RateVerdict } from './sliding-log';

const limiters = new Map<string, Ratelimit>();

function limiterOf(redis: Redis, scope: string, { limit, seconds }: RateWindow): Ratelimit {
  const name = `${scope}:${limit}/${seconds}`;
  let limiter = limiters.get(name);
  if (!limiter) {
    limiter = new Ratelimit({
      redis,
      limiter: Ratelimit.slidingWindow(limit, `${seconds} s`),
      prefix: `cmis:limit:${name}`,
      timeout: REDIS_BUDGET_MS,
      // Its cache of blocked keys is a map without bound.
      ephemeralCache: false,
    });
    limiters.set(name, limiter);
  }
  return limiter;
}

/** Null without an answer of Redis. An estimate over two windows: at worst it admits twice the limit in one window. */
export async function takeShared(
  redis: Redis,
  scope: string,
  key: string,
  windows: readonly RateWindow[],
): Promise<RateVerdict | null> {
  try {
    const answers = await callRedis(() =>
      Promise.all(
        windows.map(async (window) => {
          const answer = await limiterOf(redis, scope, window).limit(key);
          // The library lets a request pass when Redis is too slow, and says so only in `reason`.
          if (answer.reason === 'timeout') throw new RedisSilent('Redis did not answer in time.');
          return { window, answer };
        }),
      ),
    );
    const [tightest] = answers.sort((a, b) => a.answer.remaining - b.answer.remaining);
    if (!tightest) return null;
    const { window, answer } = answers.find((each) => !each.answer.success) ?? tightest;
    const retryAfterSeconds = answer.success ? 0 : Math.max(1, Math.ceil((answer.reset - Date.now()) / 1000));
    const { success: allowed, remaining } = answer;
    return {
      allowed,
      limit: window.limit,
      windowSeconds: window.seconds,
      remaining: Math.max(0, remaining),
      retryAfterSeconds,
    };
  } catch {
    return null;
  }
}
