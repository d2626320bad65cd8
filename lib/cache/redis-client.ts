import 'server-only';
import { Redis } from '@upstash/redis';
import { env } from '@/lib/env';
import { REDIS_BUDGET_MS } from './redis-budget';

let client: Redis | null | undefined;

/** The shared Redis, null without UPSTASH_REDIS_REST_URL and its token. Call it only through `callRedis`. */
export function redisClient(): Redis | null {
  if (client === undefined) {
    const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
    const options = {
      retry: false as const,
      enableTelemetry: false,
      signal: () => AbortSignal.timeout(REDIS_BUDGET_MS),
    };
    client = url && token ? new Redis({ url, token, ...options }) : null;
  }
  return client;
}
