import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead, readTogether } from '@/db/read-together';
import { type Tx, withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import { groupBy } from '@/lib/group-by';
import type { Locale } from '@/lib/i18n/routing';
import { historyProgress } from '../history/history-progress';
import type { SyncStatus } from '../schema';
import { isoText, syncStates, whereIntegration } from './state';
import { type StreamRow, toStreamStatus } from './stream-status';
import { type TokenRow, tokenStatus } from './token-status';

interface Wanted {
  integrationIds?: string[];
}

/** In the order of connection, in one statement however many they are. */
export async function loadSyncStatuses(
  tx: Tx,
  orgId: AuthorizedOrgId,
  locale: Locale,
  { integrationIds }: Wanted = {},
): Promise<SyncStatus[]> {
  const now = new Date();
  const wanted = whereIntegration(integrationIds);
  const { states, streamsOf, tokens, histories } = await readTogether(tx, {
    states: syncStates(orgId, { ...(integrationIds ? { integrationIds } : {}), now }),
    streamsOf: streamRows(orgId, wanted),
    tokens: tokenRows(orgId, wanted),
    histories: historyProgress(orgId, wanted),
  });
  return states.map((state) => {
    const token = tokens.get(state.integrationId);
    return {
      ...state,
      tokenStatus: token ? tokenStatus(token, now) : 'none',
      streams: (streamsOf.get(state.integrationId) ?? []).map((row) => toStreamStatus(row, now, locale)),
      history: histories.get(state.integrationId) ?? null,
    };
  });
}

function streamRows(orgId: AuthorizedOrgId, wanted: SQL): JsonRead<Map<string, StreamRow[]>> {
  const query = sql`
    select i.id as "integrationId", s.stream, i.status as "integrationStatus", o.time_zone as "timeZone",
      case when s.stream = 'posts' then exists (
          select 1 from profiles p where p.org_id = i.org_id and p.integration_id = i.id and p.selected)
        else exists (
          select 1 from ad_accounts a where a.org_id = i.org_id and a.integration_id = i.id and a.selected)
        end as "isChosen",
      newest.id as "runId", newest.status as "runStatus", newest.rows_read as "rowsRead",
      newest.rows_changed as "rowsChanged", newest.attempts, ${isoText('newest.waiting_until')} as "waitingUntil",
      case when steps.total > 0 then steps.error ->> 'class' else newest.error_class end as "runErrorClass",
      case when steps.total > 0 then steps.error ->> 'code' else newest.error_code end as "runErrorCode",
      ${isoText('coalesce(newest.finished_at, newest.progressed_at)')} as "runErrorAt",
      coalesce(steps.done, 0) as "stepsDone", coalesce(steps.failed, 0) as "stepsFailed",
      coalesce(steps.total, 0) as "stepsTotal",
      ${isoText('past.last_success_at')} as "lastSuccessAt", past.last_error_class as "lastErrorClass",
      past.last_error_code as "lastErrorCode", ${isoText('past.last_error_at')} as "lastErrorAt"
    from integrations i
    join organizations o on o.id = i.org_id
    cross join (values ('campaigns', 1), ('metrics', 2), ('posts', 3)) as s(stream, rank)
    left join lateral (
      -- A tick that comes while a run is under way is queued behind it: the one under way is shown.
      select recent.* from (values ('all'), (s.stream)) as covering(data_type)
      cross join lateral (
        select r.* from sync_runs r
        where r.org_id = i.org_id and r.integration_id = i.id and r.data_type = covering.data_type
          and r.status <> 'superseded'
        order by r.requested_at desc limit 2
      ) recent
      order by recent.status = 'running' desc, recent.requested_at desc limit 1
    ) newest on true
    left join lateral (
      select count(*)::int as total, (count(*) filter (where step.state = 'done'))::int as done,
        (count(*) filter (where step.state = 'failed'))::int as failed,
        (array_agg(json_build_object('class', step.error_class, 'code', step.error_code)
          order by step.state = 'failed' desc, step.position) filter (where step.error_code is not null))[1] as error
      from sync_steps step
      where step.org_id = i.org_id and step.run_id = newest.id and step.kind = s.stream
    ) steps on true
    left join sync_streams past
      on past.org_id = i.org_id and past.integration_id = i.id and past.stream = s.stream
    where i.org_id = ${orgId} and ${wanted}
    order by i.id, s.rank`;
  return jsonRead(query, (rows: StreamRow[]) => groupBy(rows, ({ integrationId }) => integrationId));
}

function tokenRows(orgId: AuthorizedOrgId, wanted: SQL): JsonRead<Map<string, TokenRow>> {
  const query = sql`
    select i.id as "integrationId", i.platform, i.status as "integrationStatus",
      ${isoText('c.expires_at')} as "expiresAt", ${isoText('c.refresh_due_at')} as "refreshDueAt",
      ${isoText('c.refreshed_at')} as "refreshedAt", c.failures, ${isoText('c.retry_at')} as "retryAt"
    from integrations i
    left join integration_credentials c on c.org_id = i.org_id and c.integration_id = i.id
    where i.org_id = ${orgId} and ${wanted}`;
  return jsonRead(
    query,
    (rows: (TokenRow & { integrationId: string })[]) => new Map(rows.map((row) => [row.integrationId, row])),
  );
}

/** Disconnected integrations are left out. */
export function getSyncStatuses(orgId: AuthorizedOrgId, locale: Locale): Promise<SyncStatus[]> {
  return withOrg(orgId, (tx) => loadSyncStatuses(tx, orgId, locale));
}

/** @throws AppError `not_found` */
export async function getSyncStatus(
  orgId: AuthorizedOrgId,
  integrationId: string,
  locale: Locale,
): Promise<SyncStatus> {
  const only = { integrationIds: [integrationId] };
  const [status] = await withOrg(orgId, (tx) => loadSyncStatuses(tx, orgId, locale, only));
  if (!status) throw notFound();
  return status;
}
