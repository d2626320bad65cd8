import { redisClient } from '@/lib/cache/redis-client';
import { AppError } from '@/lib/errors';
import { type RatePolicy, type RateTier, ratePolicies } from './rate-policies';
import { type RateVerdict, SlidingLog } from './sliding-log';
import { takeShared } from './take-shared';

export interface TierVerdict extends RateVerdict {
  tier: RateTier;
  degraded: boolean;
}

// On globalThis: pages, route handlers and actions each load this module and must count together.
const shared = globalThis as typeof globalThis & { cmisRateLog?: SlidingLog };
shared.cmisRateLog ??= new SlidingLog();
const local = shared.cmisRateLog;

/**
 * Counts in the exact limiter of this process, then in the shared one, if it answers (else `degraded`). `scope`
 * separates edge and route, since one request passes both. Runs on the edge and in Node.
 */
export async function takeFromTier(tier: RateTier, scope: string, key: string): Promise<TierVerdict> {
  const { windows, withoutShared }: RatePolicy = ratePolicies[tier];
  const name = `${scope}:${tier}`;
  const redis = redisClient();
  if (redis && withoutShared === 'open') {
    const answer = await takeShared(redis, name, key, windows);
    return { tier, degraded: answer === null, ...(answer ?? opened(windows[0])) };
  }
  const own = local.take(`${name}:${key}`, windows);
  if (!redis || !own.allowed) return { tier, degraded: false, ...own };
  const answer = await takeShared(redis, name, key, windows);
  if (!answer) return { tier, degraded: true, ...own };
  return { tier, degraded: false, ...(answer.remaining < own.remaining || !answer.allowed ? answer : own) };
}

function opened(window: { limit: number; seconds: number } | undefined): RateVerdict {
  const { limit, seconds } = window ?? { limit: 0, seconds: 60 };
  return { allowed: true, limit, windowSeconds: seconds, remaining: limit, retryAfterSeconds: 0 };
}

/** A page, an action and a route of one act share a count. `caller`: `user:…`, `api_token:…` or `address:…`. */
export function takeForAct(tier: RateTier, caller: string): Promise<TierVerdict> {
  return takeFromTier(tier, 'act', caller);
}

export function rateLimited({ retryAfterSeconds }: Pick<RateVerdict, 'retryAfterSeconds'>): AppError {
  return new AppError('rate_limited', `Too many requests. Try again in ${retryAfterSeconds} seconds.`, {
    messageKey: 'rateLimited',
    retryAfterSeconds,
    values: { seconds: retryAfterSeconds },
  });
}

/** Rate-limit headers (draft-ietf-httpapi-ratelimit-headers). */
export function rateLimitHeaders(verdict: TierVerdict): Record<string, string> {
  const { tier, limit, windowSeconds, remaining, retryAfterSeconds, degraded } = verdict;
  return {
    'ratelimit-policy': `"${tier}";q=${limit};w=${windowSeconds}`,
    ratelimit: `"${tier}";r=${remaining};t=${retryAfterSeconds}`,
    ...(degraded ? { 'x-ratelimit-degraded': 'local' } : {}),
  };
}
