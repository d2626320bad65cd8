import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { afterCommit } from '@/db/after-commit';
import { columnArrays } from '@/db/column-arrays';
import { withSystem } from '@/db/system';
import { GroupCommit } from '@/lib/group-commit';
import { logger } from '@/lib/logger';

// The engine takes no more in one call.
const MOST_EVENTS = 1_000;

export interface EventKey {
  orgId: string;
  eventId: string;
}

// A type, not an interface: the driver's result type asks for an index signature.
type StoredEvent = { orgId: string; id: string; name: string; data: object };

/** Sends events to the engine in one call. @throws when the engine does not accept them */
type Send = (events: { id: string; name: string; data: object }[]) => Promise<unknown>;

type Delivery = GroupCommit<readonly EventKey[], undefined>;

// On globalThis: Next loads this module for each kind of entry, and all share the sender of the process.
const shared = globalThis as typeof globalThis & { cmisEventDelivery?: Delivery | undefined };

export function keyRows(keys: readonly EventKey[]): SQL {
  return columnArrays(keys, [
    { name: 'org_id', type: 'uuid', of: ({ orgId }) => orgId },
    { name: 'event_id', type: 'text', of: ({ eventId }) => eventId },
  ]);
}

// Reads the rows instead of keeping the events in memory: what a savepoint took back, or another process delivered, is
// not there any more.
async function deliver(send: Send, keys: readonly EventKey[]): Promise<void> {
  const events = await withSystem('outbox: load events to deliver', (tx) =>
    tx.execute<StoredEvent>(sql`
      select e.org_id as "orgId", e.event_id as id, e.name, e.data
      from outbox_events e where (e.org_id, e.event_id) in (select r.org_id, r.event_id from ${keyRows(keys)})
      order by e.created_at`),
  );
  if (events.length === 0) return;
  await send(events.map(({ id, name, data }) => ({ id, name, data })));
  const accepted = events.map(({ orgId, id }) => ({ orgId, eventId: id }));
  await withSystem('outbox: delete accepted events', (tx) =>
    tx.execute(sql`
      delete from outbox_events e using ${keyRows(accepted)} where e.org_id = r.org_id and e.event_id = r.event_id`),
  );
}

/** Makes this process deliver events. Null: it leaves them to others, as a process that never called this. */
export function setEventSender(send: Send | null): void {
  shared.cmisEventDelivery =
    send === null
      ? undefined
      : new GroupCommit(
          async (groups) => {
            const keys = groups.flat();
            try {
              await deliver(send, keys);
            } catch (error) {
              logger.warn({ err: error, count: keys.length }, 'events could not be delivered to the engine');
              throw error;
            }
            return groups.map(() => undefined);
          },
          {
            most: MOST_EVENTS,
            weigh: (keys) => keys.length,
            refuse: () => new Error('Too many events wait for delivery; the sweep delivers the rest.'),
            isOutage: () => true,
          },
        );
}

/**
 * Delivers waiting events; callers at the same time share calls to the engine.
 * @throws when the engine or the database is down, or this process has no sender
 */
export async function deliverEvents(keys: readonly EventKey[]): Promise<void> {
  if (!shared.cmisEventDelivery) throw new Error('This process delivers no events.');
  await shared.cmisEventDelivery.add(keys);
}

/** Delivers events after the commit of the transaction under way. Nothing waits for it; the sweep delivers the rest. */
export function deliverAfterCommit(keys: readonly EventKey[]): void {
  if (keys.length === 0) return;
  afterCommit(() => {
    if (shared.cmisEventDelivery) void deliverEvents(keys).catch(() => {});
  });
}
