import { type SQL, sql } from 'drizzle-orm';

/** What names one tick of one integration, each a column or a parameter. */
interface TickOf {
  orgId: SQL;
  integrationId: SQL;
  dataType: SQL;
  tick: SQL;
}

/**
 * Whether a tick needs no run of its own (any more). A run of the kind, or a full one, answers it when it was queued
 * for it or for a later tick, or began after it. One that is open puts it off: either it begins later and answers, or
 * the tick is found again when it has ended.
 */
export function isAnswered({ orgId, integrationId, dataType, tick }: TickOf): SQL {
  // No run waits for a day, so older ones need not be looked at.
  return sql`exists (
    select 1 from sync_runs r
    where r.org_id = ${orgId} and r.integration_id = ${integrationId}
      and r.requested_at >= ${tick} - interval '1 day'
      and r.data_type in (${dataType}, 'all')
      and (
        r.status in ('queued', 'running')
        or r.scheduled_for >= ${tick}
        or (r.started_at >= ${tick} and r.status <> 'superseded')
      )
  )`;
}
