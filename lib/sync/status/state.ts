import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import type { Tx } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { businessOf } from '@/lib/accounts/business-of';
import { chosenNames } from '@/lib/accounts/chosen-names';
import type { SyncState } from '@/lib/sync/schema';
import { isReadable } from '../requests/readable';
import { nextRunAt } from '../schedule/next-run-at';

const HOUR_MS = 3_600_000;
// Twice the cadence of metrics, or of posts where an integration has nothing else.
const STALE_AFTER_MS = { metrics: 2 * HOUR_MS, posts: 48 * HOUR_MS };

// A type, because the driver's result type needs an index signature.
type StateRow = {
  integrationId: string;
  platform: SyncState['platform'];
  displayName: string;
  chosenNames: string[];
  integrationStatus: string;
  timeZone: string;
  /** The stream that decides about freshness: metrics where there is an ad account. */
  basis: 'metrics' | 'posts';
  /** It reads nothing: another integration reads its accounts. */
  isIdle: boolean;
  lastSuccessAt: string | null;
  run: SyncState['run'];
};

interface Filter {
  integrationIds?: string[];
  now?: Date;
}

export function deriveState(
  { integrationStatus, basis, isIdle, lastSuccessAt, run }: Omit<StateRow, 'timeZone' | 'chosenNames'>,
  now: Date,
): SyncState['state'] {
  if (run?.status === 'running' || run?.status === 'queued') return run.status;
  if (!isReadable(integrationStatus) && integrationStatus !== 'choosing_accounts') return 'blocked';
  if (!run) return 'never';
  if (run.status === 'failed') return 'failed';
  if (isIdle) return 'fresh';
  if (!lastSuccessAt) return 'stale';
  return now.getTime() - Date.parse(lastSuccessAt) > STALE_AFTER_MS[basis] ? 'stale' : 'fresh';
}

const whereAnythingSelected = sql`(
  exists (select 1 from ad_accounts a where a.org_id = i.org_id and a.integration_id = i.id and a.selected)
  or exists (select 1 from profiles p where p.org_id = i.org_id and p.integration_id = i.id and p.selected))`;

/** A column's instant as text, in the format of the API. `column` is raw SQL: never outside input. */
export const isoText = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

export async function loadSyncStates(tx: Tx, orgId: AuthorizedOrgId, filter: Filter = {}): Promise<SyncState[]> {
  const { query, toValue } = syncStates(orgId, filter);
  return toValue([...(await tx.execute(query))] as never[]);
}

/** The integration `i` is one of these; without ids: it is not disconnected. */
export function whereIntegration(ids?: readonly string[]): SQL {
  return ids ? sql`i.id = any(${uuidArray(ids)})` : sql`i.status <> 'disconnected'`;
}

/** Oldest connection first. */
export function syncStates(
  orgId: AuthorizedOrgId,
  { integrationIds, now = new Date() }: Filter = {},
): JsonRead<SyncState[]> {
  const query = sql`
    select i.id as "integrationId", i.platform, i.display_name as "displayName",
      ${chosenNames(sql`i`)} as "chosenNames", i.status as "integrationStatus",
      (select o.time_zone from organizations o where o.id = i.org_id) as "timeZone", basis.stream as basis,
      not ${whereAnythingSelected} as "isIdle",
      ${isoText('success.last_success_at')} as "lastSuccessAt",
      case when newest.id is null then null else json_build_object(
        'id', newest.id, 'dataType', newest.data_type, 'trigger', newest.trigger, 'status', newest.status,
        'stepsDone', newest.steps_done, 'stepsTotal', newest.steps_total, 'rowsRead', newest.rows_read,
        'rowsChanged', newest.rows_changed, 'attempts', newest.attempts, 'errorCode', newest.error_code,
        'requestedAt', ${isoText('newest.requested_at')}, 'startedAt', ${isoText('newest.started_at')},
        'finishedAt', ${isoText('newest.finished_at')}) end as run
    from integrations i
    left join lateral (
      select r.* from sync_runs r
      where r.org_id = i.org_id and r.integration_id = i.id and r.status <> 'superseded' and r.data_type <> 'history'
      order by r.requested_at desc limit 1
    ) newest on true
    cross join lateral (
      select case when exists (
          select 1 from ad_accounts a where a.org_id = i.org_id and a.integration_id = i.id and a.selected)
        or not exists (select 1 from profiles p where p.org_id = i.org_id and p.integration_id = i.id and p.selected)
        then 'metrics' else 'posts' end as stream
    ) basis
    left join sync_streams success
      on success.org_id = i.org_id and success.integration_id = i.id and success.stream = basis.stream
    where i.org_id = ${orgId} and ${whereIntegration(integrationIds)}
    order by i.created_at, i.id`;
  return jsonRead(query, (rows: StateRow[]) => rows.map((row) => toSyncState(row, now)));
}

function toSyncState(row: StateRow, now: Date): SyncState {
  return {
    integrationId: row.integrationId,
    platform: row.platform,
    displayName: row.displayName,
    business: businessOf(row.chosenNames),
    state: deriveState(row, now),
    lastSuccessAt: row.lastSuccessAt,
    nextRunAt: isReadable(row.integrationStatus)
      ? nextRunAt(row.basis, row.integrationId, row.timeZone, now).toISOString()
      : null,
    run: row.run,
  };
}
