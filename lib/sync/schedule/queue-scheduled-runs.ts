import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { lockIntegrationRuns } from '../requests/queue-runs';
import { isConsentLost, readableStatuses } from '../requests/readable';
import { type SyncRequest, syncRequest } from '../requests/sync-request';
import type { DueTick } from './find-due';
import { slotDelay } from './slot';
import { whereTickAnswered } from './where-tick-answered';

// A type, because the driver's result type needs an index signature.
type QueuedRun = { id: string; integrationId: string; platform: string };

// A repetition queues nothing new and returns what was not announced yet: a crash in between loses nothing.
export async function queueScheduledRuns(
  orgId: AuthorizedOrgId,
  { dataType, tick, integrationIds }: Omit<DueTick, 'orgId'>,
  now: Date,
): Promise<SyncRequest[]> {
  const at = sql`${tick}::timestamptz`;
  const kind = sql`${dataType}::text`;
  const ids = sql`${sql.param(`{${integrationIds.join(',')}}`)}::uuid[]`;
  const answered = whereTickAnswered({ orgId: sql`i.org_id`, integrationId: sql`i.id`, dataType: kind, tick: at });
  const runs = await withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, ...integrationIds);
    return tx.execute<QueuedRun>(sql`
      with queued as (
        insert into sync_runs
          (org_id, id, integration_id, platform, data_type, trigger, status, requested_at, scheduled_for)
        select i.org_id, gen_random_uuid(), i.id, i.platform, ${kind}, 'schedule', 'queued',
          ${now.toISOString()}::timestamptz, ${at}
        from integrations i
        where i.org_id = ${orgId} and i.id = any(${ids}) and i.status in ${[...readableStatuses]} and not ${answered}
          and not ${isConsentLost(kind)}
        on conflict do nothing
        returning id, integration_id, platform
      )
      select id, integration_id as "integrationId", platform from queued
      union all
      select r.id, r.integration_id, r.platform from sync_runs r
      where r.org_id = ${orgId} and r.integration_id = any(${ids}) and r.data_type = ${kind}
        and r.scheduled_for = ${at} and r.status = 'queued' and r.announced_at is null`);
  });
  return runs.map((run) =>
    syncRequest({ ...run, orgId, dataType, trigger: 'schedule' }, slotDelay(run.integrationId, new Date(tick), now)),
  );
}
