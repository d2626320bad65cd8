import { sql } from 'drizzle-orm';
import { logger } from '@/lib/logger';
import { currentWork, workKinds } from '@/lib/work-kind';
import { systemGate, systemPool, type Tx } from './client';
import { recordRefusedChange } from './refused-changes';
import { limitsAsSettings } from './work-limits';

/**
 * The escape hatch for work that belongs to no single organization: sign-in, fan-out, sweeping. Runs as the system
 * role, which reaches only the tables with a `systemPolicies` line. `reason` is logged and makes every use greppable.
 * @throws AppError `unavailable` when no connection is free in time
 */
export function withSystem<T>(reason: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  logger.debug({ reason }, 'system access');
  const limits = currentWork();
  return systemGate().run(null, limits, () =>
    systemPool()
      .transaction(async (tx) => {
        // A request's limits are the connection's own, which saves the round trip.
        if (limits !== workKinds.request) await tx.execute(sql`select ${limitsAsSettings(limits)}`);
        return work(tx);
      })
      .catch(recordRefusedChange),
  );
}
