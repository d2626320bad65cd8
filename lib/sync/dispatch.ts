import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import { type DueOrganization, dueOrganizations } from './due';
import { queueScheduledRuns } from './queue-runs';
import type { SyncRequest } from './sync-request';

/** Kinds of run that the schedule asks for: metrics every hour, campaigns every four, everything once a day. */
export type DispatchedType = 'metrics' | 'campaigns' | 'all';

const ORGANIZATIONS_PER_BATCH = 50;

/** The organizations with something due, in batches small enough for one engine step each. */
export async function dueBatches(dataType: DispatchedType): Promise<DueOrganization[][]> {
  const due = await dueOrganizations(dataType);
  const batches: DueOrganization[][] = [];
  for (let start = 0; start < due.length; start += ORGANIZATIONS_PER_BATCH) {
    batches.push(due.slice(start, start + ORGANIZATIONS_PER_BATCH));
  }
  return batches;
}

/** Queues the due runs of a batch. One organization's failure is logged and keeps no other waiting. */
export async function queueBatch(batch: DueOrganization[], dataType: DispatchedType): Promise<SyncRequest[]> {
  const requests: SyncRequest[] = [];
  for (const { orgId, integrationIds } of batch) {
    try {
      requests.push(...(await queueScheduledRuns(orgOfJob(orgId), integrationIds, dataType)));
    } catch (error) {
      logger.error({ orgId, dataType, err: error }, 'scheduled syncs could not be queued');
    }
  }
  return requests;
}
