import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { recordEvents } from '@/lib/outbox/record-events';
import { lockIntegrationRuns } from '../requests/queue-runs';
import { isConsentLost, readableStatuses } from '../requests/readable';
import { type SyncRequest, syncRequest } from '../requests/sync-request';
import type { DueTick } from './find-due';
import { slotDelay } from './slot';
import { whereTickAnswered } from './where-tick-answered';

// A type, because the driver's result type needs an index signature.
type QueuedRun = { id: string; integrationId: string; platform: string };

// A repetition queues nothing new.
export async function queueScheduledRuns(
  orgId: AuthorizedOrgId,
  { dataType, tick, integrationIds }: Omit<DueTick, 'orgId'>,
  now: Date,
): Promise<SyncRequest[]> {
  const at = sql`${tick}::timestamptz`;
  const kind = sql`${dataType}::text`;
  const ids = sql`${sql.param(`{${integrationIds.join(',')}}`)}::uuid[]`;
  const answered = whereTickAnswered({ orgId: sql`i.org_id`, integrationId: sql`i.id`, dataType: kind, tick: at });
  return withOrg(orgId, async (tx) => {
    await lockIntegrationRuns(tx, ...integrationIds);
    const runs = await tx.execute<QueuedRun>(sql`
      insert into sync_runs
        (org_id, id, integration_id, platform, data_type, trigger, status, requested_at, scheduled_for)
      select i.org_id, gen_random_uuid(), i.id, i.platform, ${kind}, 'schedule', 'queued',
        ${now.toISOString()}::timestamptz, ${at}
      from integrations i
      where i.org_id = ${orgId} and i.id = any(${ids}) and i.status in ${[...readableStatuses]} and not ${answered}
        and not ${isConsentLost(kind)}
      on conflict do nothing
      returning id, integration_id as "integrationId", platform`);
    const requests = runs.map((run) => {
      const delaySeconds = slotDelay(run.integrationId, new Date(tick), now);
      return syncRequest({ ...run, orgId, dataType, trigger: 'schedule' }, { delaySeconds });
    });
    await recordEvents(tx, ...requests);
    return requests;
  });
}
