import 'server-only';
import { sql } from 'drizzle-orm';
import { logger } from '@/lib/logger';
import { currentWork, workKinds } from '@/lib/work-kind';
import { withAfterCommit } from './after-commit';
import { systemGate, systemPool, type Tx } from './client';
import { recordRefusedChange } from './refused-changes';
import { limitsAsSettings } from './work-limits';

/** `reason` is logged. @throws AppError `unavailable` when no connection is free in time */
export function withSystem<T>(reason: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  logger.debug({ reason }, 'system access');
  const limits = currentWork();
  return withAfterCommit(() =>
    systemGate().run(null, limits, () =>
      systemPool()
        .transaction(async (tx) => {
          // A request's limits are the connection's defaults, which saves a round trip.
          if (limits !== workKinds.request) await tx.execute(sql`select ${limitsAsSettings(limits)}`);
          return work(tx);
        })
        .catch(recordRefusedChange),
    ),
  );
}
