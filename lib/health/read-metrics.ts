import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { cacheCounters, hitRate } from '@/lib/cache/cache-counters';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';

const count = z.int().min(0);

export const metricsSchema = z.strictObject({
  cache: z.strictObject({
    names: z.array(
      z.strictObject({
        name: z.string(),
        hits: count,
        misses: count,
        // Waited for the build of another caller.
        joined: count,
        // Answered with the last value while the next was built.
        copies: count,
        // Share of reads that built nothing; null: no read yet.
        hitRate: z.number().nullable(),
      }),
    ),
    storeFailures: count,
    invalidations: count,
  }),
});

/**
 * Counts of this server since its start. `authorization`: the header of the request.
 * @throws AppError `not_found` where the operator has set no METRICS_TOKEN; `unauthenticated` for another token
 */
export function readMetrics(authorization: string | null): z.infer<typeof metricsSchema> {
  requireMetricsToken(authorization);
  const { names, storeFailures, invalidations } = cacheCounters;
  const counted = [...names].map(([name, counters]) => ({ name, ...counters, hitRate: hitRate(counters) }));
  return { cache: { names: counted, storeFailures, invalidations } };
}

// Digests have one length, which the constant-time comparison needs.
const digest = (text: string) => createHash('sha256').update(text).digest();

function requireMetricsToken(authorization: string | null): void {
  const token = env().METRICS_TOKEN;
  if (!token) throw notFound();
  const given = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  if (timingSafeEqual(digest(given), digest(token))) return;
  throw new AppError('unauthenticated', 'Send METRICS_TOKEN as Authorization: Bearer ….');
}
