import { RedisBreaker } from './redis-breaker';
import { currentRedisBudget, RedisSilent } from './redis-budget';

// On globalThis: pages and route handlers each load this module, and what one finds out serves the other.
const shared = globalThis as typeof globalThis & { cmisRedisBreaker?: RedisBreaker };

/**
 * The one way to wait for Redis: within the budget of the request, and not at all while Redis is known to be silent.
 * @throws RedisSilent; what `call` throws
 */
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
