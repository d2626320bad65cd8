import { Redis } from '@upstash/redis';
import { env } from '@/lib/env';

/** No answer within this is a failure: a cache or a limit must never cost more than the work it saves. */
export const REDIS_TIMEOUT_MS = 250;

let client: Redis | null | undefined;

/** The shared Redis; null when UPSTASH_REDIS_REST_URL and its token are not set. */
export function redisClient(): Redis | null {
  if (client === undefined) {
    const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
    const options = {
      retry: false as const,
      enableTelemetry: false,
      signal: () => AbortSignal.timeout(REDIS_TIMEOUT_MS),
    };
    client = url && token ? new Redis({ url, token, ...options }) : null;
  }
  return client;
}
