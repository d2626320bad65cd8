import { LRUCache } from 'lru-cache';
import { callRedis } from '@/lib/cache/call-redis';
import { redisClient } from '@/lib/cache/redis-client';
import { CHALLENGE_SECONDS, type SolvedChallenge } from './challenge';

const MAX_SPENT = 100_000;

// On globalThis: the action and the route handler each load this module and share it.
const shared = globalThis as typeof globalThis & { cmisSpentChallenges?: LRUCache<string, true> };
shared.cmisSpentChallenges ??= new LRUCache({ max: MAX_SPENT, ttl: 2 * CHALLENGE_SECONDS * 1000 });
const spent = shared.cmisSpentChallenges;

/** False if it was used before. Without Redis, for this process only. */
export async function spendChallenge({ nonce }: SolvedChallenge): Promise<boolean> {
  if (spent.has(nonce)) return false;
  spent.set(nonce, true);
  const redis = redisClient();
  if (!redis) return true;
  const options = { nx: true, ex: 2 * CHALLENGE_SECONDS } as const;
  const answer = await callRedis(() => redis.set(`cmis:challenge:${nonce}`, '1', options)).catch(() => 'OK');
  return answer === 'OK';
}
