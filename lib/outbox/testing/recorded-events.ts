import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import type { OutboxEvent } from '../outbox-event';

type Recorded<N extends OutboxEvent['name']> = OutboxEvent<N> & { id: string };

/** The events of an organization that wait for delivery, oldest first. */
export function recordedEvents<N extends OutboxEvent['name']>(
  orgId: AuthorizedOrgId,
  ...names: readonly N[]
): Promise<Recorded<N>[]> {
  const named = names.length > 0 ? sql`where name in ${[...names]}` : sql``;
  return withOrg(orgId, async (tx) => [
    ...(await tx.execute<Recorded<N>>(
      sql`select event_id as id, name, data from outbox_events ${named} order by created_at, event_id`,
    )),
  ]);
}

/** Takes events out of the outbox, as when the engine accepted them. */
export async function takeEvents<N extends OutboxEvent['name']>(
  orgId: AuthorizedOrgId,
  ...names: readonly N[]
): Promise<Recorded<N>[]> {
  const taken = await recordedEvents(orgId, ...names);
  const ids = sql.param(`{${taken.map(({ id }) => `"${id}"`).join(',')}}`);
  await withOrg(orgId, (tx) => tx.execute(sql`delete from outbox_events where event_id = any(${ids}::text[])`));
  return taken;
}
