import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type Tx, withOrg } from '@/db/tenant';
import type { SyncState } from '@/lib/dashboard/schema';
import { notFound } from '@/lib/errors';
import { isReadable } from './readable';
import { slotSeconds } from './slot';

const HOUR_MS = 3_600_000;
/** Twice the cadence of metrics. */
const STALE_AFTER_MS = 2 * HOUR_MS;

// A type, not an interface: the driver's result type asks for an index signature.
type StateRow = {
  integrationId: string;
  platform: SyncState['platform'];
  displayName: string;
  integrationStatus: string;
  lastSuccessAt: string | null;
  run: SyncState['run'];
};

interface Filter {
  /** Only these; without it all that are not disconnected. */
  integrationIds?: string[];
  now?: Date;
}

/** How fresh an integration's data are and what is being done about it. Pure: tested with every combination. */
export function deriveState({ integrationStatus, lastSuccessAt, run }: StateRow, now: Date): SyncState['state'] {
  if (run?.status === 'running' || run?.status === 'queued') return run.status;
  if (!isReadable(integrationStatus) && integrationStatus !== 'choosing_accounts') return 'blocked';
  if (!run) return 'never';
  if (run.status === 'failed') return 'failed';
  if (!lastSuccessAt) return 'stale';
  return now.getTime() - Date.parse(lastSuccessAt) > STALE_AFTER_MS ? 'stale' : 'fresh';
}

/** When the hourly schedule reads the integration next. */
export function nextRunAt(integrationId: string, integrationStatus: string, now: Date): string | null {
  if (!isReadable(integrationStatus)) return null;
  const slotMs = slotSeconds(integrationId) * 1000;
  const thisHour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS + slotMs;
  return new Date(thisHour > now.getTime() ? thisHour : thisHour + HOUR_MS).toISOString();
}

// The spelling of an instant in JSON, as everywhere in the API.
const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Sync states inside a transaction that is open already; see `getSyncStates`. */
export async function loadSyncStates(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { integrationIds, now = new Date() }: Filter = {},
): Promise<SyncState[]> {
  const wanted = integrationIds
    ? sql`i.id = any(${sql.param(`{${integrationIds.join(',')}}`)}::uuid[])`
    : sql`i.status <> 'disconnected'`;
  const rows = await tx.execute<StateRow>(sql`
    select i.id as "integrationId", i.platform, i.display_name as "displayName", i.status as "integrationStatus",
      ${iso('success.finished_at')} as "lastSuccessAt",
      case when newest.id is null then null else json_build_object(
        'id', newest.id, 'dataType', newest.data_type, 'trigger', newest.trigger, 'status', newest.status,
        'stepsDone', newest.steps_done, 'stepsTotal', newest.steps_total, 'rowsRead', newest.rows_read,
        'rowsChanged', newest.rows_changed, 'attempts', newest.attempts, 'errorCode', newest.error_code,
        'requestedAt', ${iso('newest.requested_at')}, 'startedAt', ${iso('newest.started_at')},
        'finishedAt', ${iso('newest.finished_at')}) end as run
    from integrations i
    left join lateral (
      select r.* from sync_runs r where r.org_id = i.org_id and r.integration_id = i.id
      order by r.requested_at desc limit 1
    ) newest on true
    left join lateral (
      select r.finished_at from sync_runs r
      where r.org_id = i.org_id and r.integration_id = i.id and r.status = 'succeeded'
        and r.data_type in ('metrics', 'all')
      order by r.requested_at desc limit 1
    ) success on true
    where i.org_id = ${orgId} and ${wanted}
    order by i.created_at, i.id`);
  return rows.map((row) => ({
    integrationId: row.integrationId,
    platform: row.platform,
    displayName: row.displayName,
    state: deriveState(row, now),
    lastSuccessAt: row.lastSuccessAt,
    nextRunAt: nextRunAt(row.integrationId, row.integrationStatus, now),
    run: row.run,
  }));
}

/** How each connected integration of the organization stands, oldest connection first. Disconnected ones are left out. */
export function getSyncStates(orgId: AuthorizedOrgId): Promise<SyncState[]> {
  return withOrg(orgId, (tx) => loadSyncStates(tx, orgId));
}

/**
 * How one integration stands.
 * @throws AppError `not_found`
 */
export async function getSyncState(orgId: AuthorizedOrgId, integrationId: string): Promise<SyncState> {
  const [state] = await withOrg(orgId, (tx) => loadSyncStates(tx, orgId, { integrationIds: [integrationId] }));
  if (!state) throw notFound();
  return state;
}
