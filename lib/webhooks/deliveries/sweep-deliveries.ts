import 'server-only';
import { and, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { webhookDeliveries } from '@/db/schema/webhook-deliveries';
import { withSystem } from '@/db/system';
import { sweepBatches } from '@/lib/claims/sweep-batches';
import { recordEvents } from '@/lib/outbox/record-events';
import { whereNoEventWaits } from '@/lib/outbox/where-no-event-waits';
import { deliveryReceived } from './delivery-received';

const BATCH = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const { orgId, id, status, attempts, replays, nextAttemptAt, lastEventAt, receivedAt } = webhookDeliveries;

// The engine accepted the event of the delivery ten minutes ago, or its next attempt is two minutes overdue.
function whereLost(now: Date, everything: boolean) {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const isWaiting = everything
    ? and(inArray(status, ['received', 'retrying']), lt(lastEventAt, now))
    : or(
        and(eq(status, 'received'), lt(lastEventAt, before(10 * MINUTE_MS))),
        and(
          eq(status, 'retrying'),
          lt(nextAttemptAt, before(2 * MINUTE_MS)),
          or(lt(lastEventAt, nextAttemptAt), lt(lastEventAt, before(10 * MINUTE_MS))),
        ),
      );
  return and(isWaiting, whereNoEventWaits('webhook/delivery.received', { orgId, deliveryId: id }));
}

function idSuffixOf(delivery: { status: string; attempts: number }, now: Date, everything: boolean): string {
  if (everything) return `sweep-${now.getTime()}`;
  const hour = Math.floor(now.getTime() / HOUR_MS);
  return delivery.status === 'retrying' ? `attempt-${delivery.attempts}-${hour}` : `hour-${hour}`;
}

function requestBatch(now: Date, everything: boolean): Promise<object[]> {
  return withSystem('sweep: deliveries with a lost event', async (tx) => {
    const lost = tx
      .select({ orgId, id })
      .from(webhookDeliveries)
      .where(whereLost(now, everything))
      .orderBy(receivedAt)
      .limit(BATCH)
      .for('update', { skipLocked: true });
    const found = await tx
      .update(webhookDeliveries)
      .set({ lastEventAt: now })
      .where(sql`(${orgId}, ${id}) in ${lost}`)
      .returning({ orgId, deliveryId: id, turn: replays, status, attempts });
    const events = found.map((delivery) => deliveryReceived(delivery, idSuffixOf(delivery, now, everything)));
    await recordEvents(tx, ...events);
    return found;
  });
}

/**
 * Requests deliveries with a lost event again. A second event of a delivery is harmless: the later attempt finds it done.
 * @param everything all open deliveries whose last event is from before `now`
 * @returns how many deliveries were found
 */
export function sweepDeliveries(now = new Date(), { everything = false } = {}): Promise<number> {
  return sweepBatches(BATCH, () => requestBatch(now, everything));
}
