import { RedisBreaker } from './redis-breaker';
import { currentRedisBudget, RedisSilent } from './redis-budget';

// On globalThis: pages and route handlers load this module separately and share one breaker.
const shared = globalThis as typeof globalThis & { cmisRedisBreaker?: RedisBreaker };

/** Calls Redis within the time budget of the request; does not call while the breaker is open. @throws RedisSilent */
export async function callRedis<T>(call: () => Promise<T>): Promise<T> {
  shared.cmisRedisBreaker ??= new RedisBreaker();
  const breaker = shared.cmisRedisBreaker;
  const budget = await currentRedisBudget();
  if (!breaker.admits()) throw new RedisSilent('Redis has not answered lately.');
  const began = performance.now();
  try {
    const answer = await budget.wait(call);
    breaker.ended(true, false, performance.now() - began);
    return answer;
  } catch (error) {
    breaker.ended(false, error instanceof RedisSilent, performance.now() - began);
    throw error;
  }
}
