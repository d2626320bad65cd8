import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { lockIntegrationRuns, queueRun } from '../requests/queue-runs';
import { readableStatuses } from '../requests/readable';
import { type SyncRequest, syncRequest } from '../requests/sync-request';

const HOUR_MS = 3_600_000;
/** How long a history run that failed is not tried again. */
const RETRY_AFTER_MS = 6 * HOUR_MS;
/** Integrations queued for by one sweep. */
const BATCH = 50;

/** Of an integration `i`: it can be read, some of its past is missing, and nobody is at it or failed at it just now. */
function needsHistory(now: Date) {
  const statuses = sql.param(`{${readableStatuses.join(',')}}`);
  return sql`i.status = any(${statuses}::text[])
    and exists (
      select 1 from ad_accounts a where a.org_id = i.org_id and a.integration_id = i.id and a.selected
        and a.read_from > a.history_goal)
    and not exists (
      select 1 from sync_runs r where r.org_id = i.org_id and r.integration_id = i.id and r.data_type = 'history'
        and (r.status in ('queued', 'running')
          or r.status = 'failed' and r.finished_at > ${new Date(now.getTime() - RETRY_AFTER_MS).toISOString()}))`;
}

/**
 * Queues the reading of the months before an integration's first reading, when some are missing, nobody reads them
 * and no such run failed within six hours. The caller announces it. Null: nothing to do.
 */
export function queueHistory(
  orgId: AuthorizedOrgId,
  integrationId: string,
  now = new Date(),
): Promise<SyncRequest | null> {
  return withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    const [needed] = await tx.execute(sql`
      select 1 from integrations i where i.org_id = ${orgId} and i.id = ${integrationId} and ${needsHistory(now)}`);
    if (!needed) return null;
    const run = { orgId, integrationId, dataType: 'history', trigger: 'connect', requestedBy: null } as const;
    return syncRequest(await queueRun(tx, run));
  });
}

/**
 * Queues history runs of all organizations where one is missing, some at a time: what a crash forgot, what was too
 * much for one run, what may be tried again. Integrations whose newest days are being read come later.
 */
export async function queueMissingHistories(now = new Date()): Promise<SyncRequest[]> {
  const found = await withSystem('sweep: accounts whose past is not read', (tx) =>
    tx.execute<{ orgId: string; id: string }>(sql`
      select i.org_id as "orgId", i.id from integrations i
      where ${needsHistory(now)} and not exists (
        select 1 from sync_runs r where r.org_id = i.org_id and r.integration_id = i.id
          and r.data_type in ('all', 'metrics') and r.status in ('queued', 'running'))
      limit ${BATCH}`),
  );
  const requests: SyncRequest[] = [];
  for (const { orgId, id } of found) {
    const request = await queueHistory(orgOfJob(orgId), id, now);
    if (request) requests.push(request);
  }
  return requests;
}
