import { type PoolState, poolState, probePools } from '@/db/pool-state';
import { refusesChanges } from '@/db/refused-changes';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';

const FRESH_MS = 1_000;
const PATIENCE_MS = 400;

let last: { at: number; answer: Promise<boolean> } | undefined;

async function answers(): Promise<boolean> {
  const probed = probePools(PATIENCE_MS).then(
    () => true,
    (error) => {
      logger.warn({ err: error, pool: poolState() }, 'database does not answer');
      return false;
    },
  );
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  return Promise.race([probed, late]);
}

/** Probes both pools at most once a second, for at most 400 ms. @throws AppError `unavailable` */
export async function requireDatabase(): Promise<PoolState> {
  if (!last || Date.now() - last.at > FRESH_MS) last = { at: Date.now(), answer: answers() };
  if (await last.answer) return poolState();
  throw new AppError('unavailable', 'The database does not answer, or has no connection left.', {
    retryAfterSeconds: 5,
  });
}

/** In the last minute the database refused a change: it is full, out of memory or read-only. */
export function changesAreRefused(): boolean {
  return refusesChanges();
}
