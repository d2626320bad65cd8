import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import type { SyncRequest } from '../requests/sync-request';
import { type DueTick, findDue } from './due';
import { queueScheduledRuns } from './queue-scheduled-runs';
import { type DispatchedType, dispatchedTypes } from './ticks';

/** Integrations queued in one engine step: their announcement is one request to the engine. */
const BATCH = 250;
/** Organizations queued at once; each is a transaction, and pages need connections too. */
const LANES = 4;
/** An engine's clock may be this much ahead of ours when it says that it is time. */
const SKEW_MS = 30_000;
/** Newer ticks are still the dispatchers' own. */
const CATCH_UP_AFTER_MS = 60_000;
const CATCH_UP_AT_MOST = 1000;

/** The same in lists of at most `BATCH` integrations each. */
function inBatches(due: DueTick[]): DueTick[][] {
  const batches: DueTick[][] = [];
  let room = 0;
  for (const { integrationIds, ...tick } of due) {
    for (let start = 0; start < integrationIds.length; ) {
      if (room === 0) {
        batches.push([]);
        room = BATCH;
      }
      const part = integrationIds.slice(start, start + room);
      batches.at(-1)?.push({ ...tick, integrationIds: part });
      room -= part.length;
      start += part.length;
    }
  }
  return batches;
}

/** What the newest ticks of this kind are due for, in batches small enough for one engine step each. */
export async function dueBatches(dataType: DispatchedType, now = new Date()): Promise<DueTick[][]> {
  return inBatches(await findDue({ dataTypes: [dataType], until: new Date(now.getTime() + SKEW_MS) }));
}

async function queueOrLog({ orgId, ...due }: DueTick, now: Date): Promise<SyncRequest[]> {
  try {
    return await queueScheduledRuns(orgOfJob(orgId), due, now);
  } catch (error) {
    logger.error({ orgId, dataType: due.dataType, err: error }, 'scheduled syncs could not be queued');
    return [];
  }
}

/** Queues the due runs of a batch. One organization's failure is logged and keeps no other waiting. */
export async function queueBatch(batch: DueTick[], now = new Date()): Promise<SyncRequest[]> {
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    const requests: SyncRequest[] = [];
    for (let at = lane; at < batch.length; at += LANES) {
      const due = batch[at];
      if (due) requests.push(...(await queueOrLog(due, now)));
    }
    return requests;
  });
  return (await Promise.all(lanes)).flat();
}

/**
 * Queues what the newest ticks asked for and no dispatcher did: missed while the app or the engine was down, put off
 * behind a run, or of an integration that could not be read then. One query when there is nothing; what goes beyond a
 * thousand integrations is left to the next call.
 */
export async function catchUp(now = new Date()): Promise<SyncRequest[]> {
  const due = await findDue({
    dataTypes: dispatchedTypes,
    until: now,
    notAfter: new Date(now.getTime() - CATCH_UP_AFTER_MS),
    limit: CATCH_UP_AT_MOST,
  });
  return queueBatch(due, now);
}
