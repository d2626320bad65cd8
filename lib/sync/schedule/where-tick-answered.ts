import { type SQL, sql } from 'drizzle-orm';

// Each a column or a parameter.
interface TickOf {
  orgId: SQL;
  integrationId: SQL;
  dataType: SQL;
  tick: SQL;
}

// A run of the kind, or a full one, answers a tick when it was queued for it or a later one, or began after it. An
// open run defers the tick: it begins later and answers it, or the tick is due again when the run has ended.
export function whereTickAnswered({ orgId, integrationId, dataType, tick }: TickOf): SQL {
  // No run waits a whole day.
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
