import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import { markAnnounced } from '@/lib/sync/requests/queue-runs';
import type { SyncRequest } from '@/lib/sync/requests/sync-request';
import type { FinishedRun } from '@/lib/sync/run/finish-run';
import { inngest } from './client';
import { alertEvaluationRequested, syncFinished, syncRequested } from './events';
import { waitBriefly } from './wait-briefly';

// The event id is the run's, so that sending the event twice runs once.
export function syncEvent({ id, data }: SyncRequest) {
  return syncRequested.create(data, { id });
}

// A superseded run sends no event: the run that replaced it does.
export function finishedEvents(ended: readonly (FinishedRun | null)[]) {
  return ended.flatMap((run) => {
    if (!run || run.status === 'superseded') return [];
    return [syncFinished.create({ ...run, status: run.status }, { id: `${run.runId}:finished` })];
  });
}

// Without an event id: a second evaluation is harmless, a deduplicated event would be lost.
export function evaluationEvents(orgIds: readonly string[]) {
  return orgIds.map((orgId) => alertEvaluationRequested.create({ orgId }));
}

/** An unreachable engine neither fails nor delays the request: the sweep announces what is left. */
export async function announceSyncs(requests: SyncRequest[]): Promise<void> {
  if (requests.length > 0) await waitBriefly(sendSyncs(requests));
}

async function sendSyncs(requests: SyncRequest[]): Promise<void> {
  try {
    await inngest.send(requests.map(syncEvent));
  } catch (error) {
    logger.warn({ err: error, count: requests.length }, 'sync events could not be sent to the engine');
    return;
  }
  await recordAnnounced(requests);
}

export async function recordAnnounced(requests: SyncRequest[]): Promise<void> {
  const byOrg = new Map<string, string[]>();
  for (const { id, data } of requests) byOrg.set(data.orgId, [...(byOrg.get(data.orgId) ?? []), id]);
  for (const [orgId, runIds] of byOrg) await markAnnounced(orgOfJob(orgId), runIds);
}
