import { randomUUID } from 'node:crypto';
import { outboxEvents } from '@/db/schema/outbox-events';
import type { Tx } from '@/db/tenant';
import { deliverAfterCommit } from './deliver-events';
import type { OutboxEvent } from './outbox-event';

/** Records events in the transaction of their change; they are delivered after its commit. */
export async function recordEvents(tx: Tx, ...events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ id, name, data }) => ({ orgId: data.orgId, eventId: id ?? randomUUID(), name, data }));
  await tx.insert(outboxEvents).values(rows).onConflictDoNothing();
  deliverAfterCommit(rows);
}
