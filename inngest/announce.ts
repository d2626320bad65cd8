import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import { markAnnounced } from '@/lib/sync/queue-runs';
import type { SyncRequest } from '@/lib/sync/sync-request';
import { inngest } from './client';
import { syncRequested } from './events';

/** The event of a queued run; its id is the run's, so that sending it twice runs once. */
export function syncEvent({ id, data }: SyncRequest) {
  return syncRequested.create(data, { id });
}

/**
 * Tells the engine of queued runs, after the transaction that queued them. An engine that does not answer fails
 * nobody's request: the runs stay queued and the sweeper announces them.
 */
export async function announceSyncs(requests: SyncRequest[]): Promise<void> {
  if (requests.length === 0) return;
  try {
    await inngest.send(requests.map(syncEvent));
  } catch (error) {
    logger.warn({ err: error, count: requests.length }, 'the engine could not be told of sync runs');
    return;
  }
  await noteAnnounced(requests);
}

/** Notes on the runs that the engine knows of them. */
export async function noteAnnounced(requests: SyncRequest[]): Promise<void> {
  const byOrg = new Map<string, string[]>();
  for (const { id, data } of requests) byOrg.set(data.orgId, [...(byOrg.get(data.orgId) ?? []), id]);
  for (const [orgId, runIds] of byOrg) await markAnnounced(orgOfJob(orgId), runIds);
}
