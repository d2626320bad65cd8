import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withSystem } from '@/db/system';
import { type Tx, withOrg } from '@/db/tenant';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { sweepBatches } from '@/lib/claims/sweep-batches';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;
const BATCH = 1000;

/** Deletes runs that ended 90 days ago, but not the newest and newest successful one of each integration and type. */
export async function pruneRuns(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  const found = await withSystem('prune: organizations with old sync runs', (tx) =>
    tx.execute<{ orgId: string }>(sql`
      select distinct org_id as "orgId" from sync_runs where finished_at < ${before.toISOString()}`),
  );
  let deleted = 0;
  for (const org of found.map(({ orgId }) => orgOfJob(orgId)))
    deleted += await sweepBatches(BATCH, () => withOrg(org, (tx) => deleteBatch(tx, org, before)));
  return deleted;
}

function deleteBatch(tx: Tx, orgId: AuthorizedOrgId, before: Date) {
  const newerThan = sql`newer.org_id = r.org_id and newer.integration_id = r.integration_id
    and newer.data_type = r.data_type and (newer.finished_at, newer.id) > (r.finished_at, r.id)`;
  return tx.execute(sql`
    delete from sync_runs where org_id = ${orgId} and id in (
      select r.id from sync_runs r
      where r.org_id = ${orgId} and r.finished_at < ${before.toISOString()} and r.status not in ('queued', 'running')
        and exists (select 1 from sync_runs newer where ${newerThan} and newer.status not in ('queued', 'running'))
        and (r.status <> 'succeeded'
          or exists (select 1 from sync_runs newer where ${newerThan} and newer.status = 'succeeded'))
      limit ${BATCH})
    returning id`);
}
