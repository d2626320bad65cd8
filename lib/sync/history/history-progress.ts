import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import type { SyncStatus } from '../schema';
import { PAST_DAYS } from '../steps/metrics-window';

type ProgressRow = {
  integrationId: string;
  total: number;
  done: number;
  share: number;
  runStatus: string | null;
};

/** By integration `i`, from the days of its chosen accounts; null where no ad account is chosen. */
export function historyProgress(
  orgId: AuthorizedOrgId,
  whereIntegration: SQL,
): JsonRead<Map<string, SyncStatus['history']>> {
  const query = sql`
    select i.id as "integrationId", count(a.id)::int as total,
      (count(a.id) filter (where a.read_from <= a.history_goal))::int as done,
      coalesce(avg(case when a.id is null then null when a.read_from is null then 0
        when a.read_from <= a.history_goal then 1
        else greatest(0, 1 - (a.read_from - a.history_goal)::numeric / ${PAST_DAYS}::int) end), 0)::float8 as share,
      (select r.status from sync_runs r
        where r.org_id = i.org_id and r.integration_id = i.id and r.data_type = 'history'
        order by r.requested_at desc limit 1) as "runStatus"
    from integrations i
    left join ad_accounts a on a.org_id = i.org_id and a.integration_id = i.id and a.selected
    where i.org_id = ${orgId} and ${whereIntegration}
    group by i.org_id, i.id`;
  return jsonRead(query, (rows: ProgressRow[]) => new Map(rows.map((row) => [row.integrationId, progressOf(row)])));
}

function progressOf({ total, done, share, runStatus }: ProgressRow): SyncStatus['history'] {
  if (total === 0) return null;
  const counts = { share, accountsDone: done, accountsTotal: total };
  if (done === total) return { status: 'complete', ...counts };
  const status = runStatus === 'running' || runStatus === 'failed' ? runStatus : 'waiting';
  return { status, ...counts };
}
