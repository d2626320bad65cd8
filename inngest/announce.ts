import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import { markAnnounced } from '@/lib/sync/requests/queue-runs';
import type { SyncRequest } from '@/lib/sync/requests/sync-request';
import type { FinishedRun } from '@/lib/sync/run/finish-run';
import { inngest } from './client';
import { alertEvaluationRequested, syncFinished, syncRequested } from './events';
import { waitBriefly } from './wait-briefly';

/** The event of a queued run; its id is the run's, so that sending it twice runs once. */
export function syncEvent({ id, data }: SyncRequest) {
  return syncRequested.create(data, { id });
}

/** The events of runs that ended, once for each however often it is told. Another run took a superseded one's place. */
export function finishedEvents(ended: readonly (FinishedRun | null)[]) {
  return ended.flatMap((run) => {
    if (!run || run.status === 'superseded') return [];
    return [syncFinished.create({ ...run, status: run.status }, { id: `${run.runId}:finished` })];
  });
}

/** One event for each organization; without ids: evaluating twice does no harm, a dropped event would. */
export function evaluationEvents(orgIds: readonly string[]) {
  return orgIds.map((orgId) => alertEvaluationRequested.create({ orgId }));
}

/**
 * Announces queued runs to the engine, after the transaction that queued them. An engine that is down or slow neither
 * fails nor holds the request: the runs stay queued and the sweeper announces them.
 */
export async function announceSyncs(requests: SyncRequest[]): Promise<void> {
  if (requests.length > 0) await waitBriefly(sendSyncs(requests));
}

async function sendSyncs(requests: SyncRequest[]): Promise<void> {
  try {
    await inngest.send(requests.map(syncEvent));
  } catch (error) {
    logger.warn({ err: error, count: requests.length }, 'the engine could not be told of sync runs');
    return;
  }
  await recordAnnounced(requests);
}

/** Notes on the runs that the engine knows of them. */
export async function recordAnnounced(requests: SyncRequest[]): Promise<void> {
  const byOrg = new Map<string, string[]>();
  for (const { id, data } of requests) byOrg.set(data.orgId, [...(byOrg.get(data.orgId) ?? []), id]);
  for (const [orgId, runIds] of byOrg) await markAnnounced(orgOfJob(orgId), runIds);
}
