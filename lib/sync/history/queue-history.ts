import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { lockIntegrationRuns, queueRun } from '../requests/queue-runs';
import { readableStatuses } from '../requests/readable';

const HOUR_MS = 3_600_000;
const RETRY_AFTER_MS = 6 * HOUR_MS;
const BATCH = 50;

// Integration `i` is readable, misses history, and has no history run that is open or failed recently.
function whereHistoryMissing(now: Date) {
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

/** The id of the run. Null: nothing is missing, it is being read, or it failed less than six hours ago. */
export function queueHistory(orgId: AuthorizedOrgId, integrationId: string, now = new Date()): Promise<string | null> {
  return withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, integrationId);
    const [needed] = await tx.execute(sql`
      select 1 from integrations i where i.org_id = ${orgId} and i.id = ${integrationId} and ${whereHistoryMissing(now)}`);
    if (!needed) return null;
    const run = { orgId, integrationId, dataType: 'history', trigger: 'connect', requestedBy: null } as const;
    return (await queueRun(tx, run)).id;
  });
}

/** Queues missing history of all organizations, a batch at a time, after the newest days of the integration. */
export async function queueMissingHistories(now = new Date()): Promise<{ orgId: string; id: string }[]> {
  const found = await withSystem('sweep: accounts with unsynced history', (tx) =>
    tx.execute<{ orgId: string; id: string }>(sql`
      select i.org_id as "orgId", i.id from integrations i
      where ${whereHistoryMissing(now)} and not exists (
        select 1 from sync_runs r where r.org_id = i.org_id and r.integration_id = i.id
          and r.data_type in ('all', 'metrics') and r.status in ('queued', 'running'))
      limit ${BATCH}`),
  );
  const queued: (typeof found)[number][] = [];
  for (const each of found) {
    if (await queueHistory(orgOfJob(each.orgId), each.id, now)) queued.push(each);
  }
  return queued;
}
