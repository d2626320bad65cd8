import 'server-only';
import { and, asc, lt, sql } from 'drizzle-orm';
import { outboxEvents } from '@/db/schema/outbox-events';
import { withSystem } from '@/db/system';
import { sweepBatches } from '@/lib/claims/sweep-batches';
import { deliverEvents, type EventKey, keyRows } from './deliver-events';

const BATCH = 500;
// Younger events are still on their way from the process that recorded them.
const YOUNG_MS = 2_000;

async function countAttempt(keys: readonly EventKey[]): Promise<void> {
  await withSystem('outbox: count an attempt of the sweep', (tx) =>
    tx.execute(sql`
      update outbox_events e set attempts = e.attempts + 1
      from ${keyRows(keys)} where e.org_id = r.org_id and e.event_id = r.event_id`),
  );
}

/**
 * Delivers the events that no process delivered, oldest first. Events that the engine refused come last, so that they
 * block no others. Sweeps at the same time may send an event twice, under one id.
 * @param everything also events recorded a moment ago
 * @returns how many events were delivered
 * @throws when the engine or the database is down
 */
export function sweepEvents(now = new Date(), { everything = false } = {}): Promise<number> {
  const { orgId, eventId, attempts, createdAt } = outboxEvents;
  const isDue = everything ? undefined : lt(createdAt, new Date(now.getTime() - YOUNG_MS));
  return sweepBatches(BATCH, async () => {
    const keys = await withSystem('outbox: find events that no process delivered', (tx) =>
      tx
        .select({ orgId, eventId })
        .from(outboxEvents)
        .where(and(isDue))
        .orderBy(asc(attempts), asc(createdAt))
        .limit(BATCH),
    );
    try {
      if (keys.length > 0) await deliverEvents(keys);
    } catch (error) {
      await countAttempt(keys);
      throw error;
    }
    return keys;
  });
}
