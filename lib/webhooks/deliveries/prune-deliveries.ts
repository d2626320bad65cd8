import 'server-only';
import { sql } from 'drizzle-orm';
import { withSystem } from '@/db/system';
import { sweepBatches } from '@/lib/claims/sweep-batches';

// Platforms retry for at most three days, so a dedupe key kept for 30 days outlives every retry.
const KEPT_DAYS = 30;
const UNCLAIMED_DAYS = 7;
const BATCH = 5_000;

export function pruneDeliveries(now = new Date()): Promise<number> {
  return sweepBatches(BATCH, () =>
    withSystem('prune: old webhook deliveries', (tx) =>
      tx.execute(sql`
        delete from webhook_deliveries where (org_id, id) in (
          select org_id, id from webhook_deliveries
          where received_at < ${now.toISOString()}::timestamptz
            - make_interval(days => case status when 'unclaimed' then ${UNCLAIMED_DAYS}::int else ${KEPT_DAYS}::int end)
          limit ${BATCH})
        returning id`),
    ),
  );
}
