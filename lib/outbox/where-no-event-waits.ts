import { type Column, type SQL, sql } from 'drizzle-orm';
import type { OutboxEvent } from './outbox-event';

/** No event of this name waits with the ids `data` of a row of `orgId`. */
export function whereNoEventWaits<N extends OutboxEvent['name']>(
  name: N,
  { orgId, ...ids }: { orgId: Column } & Partial<Record<keyof OutboxEvent<N>['data'], Column>>,
): SQL {
  const same = Object.entries<Column | undefined>(ids).map(
    ([key, id]) => sql` and e.data->>${key}::text = ${id}::text`,
  );
  return sql`not exists (
    select 1 from outbox_events e where e.org_id = ${orgId} and e.name = ${name}${sql.join(same)})`;
}
