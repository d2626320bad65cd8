import { orgOfJob } from '@/lib/auth/org-of-job';
import { logger } from '@/lib/logger';
import type { SyncRequest } from '../requests/sync-request';
import { type DueTick, findDue } from './find-due';
import { queueScheduledRuns } from './queue-scheduled-runs';
import { type DispatchedType, dispatchedTypes } from './ticks';

// Integrations of one engine step.
const BATCH = 250;
// Organizations at once: each is a transaction, and pages need connections too.
const CONCURRENCY = 4;
// The clock of the engine may be this far ahead of ours.
const SKEW_MS = 30_000;
// Newer ticks belong to their dispatchers.
const CATCH_UP_AFTER_MS = 60_000;
const CATCH_UP_AT_MOST = 1000;

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

/** What the newest ticks of this kind are due for, in batches for one engine step each. */
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

/** Queues the due runs of a batch. The failure of one organization is logged and does not stop the others. */
export async function queueBatch(batch: DueTick[], now = new Date()): Promise<SyncRequest[]> {
  const workers = Array.from({ length: CONCURRENCY }, async (_, worker) => {
    const requests: SyncRequest[] = [];
    for (let at = worker; at < batch.length; at += CONCURRENCY) {
      const due = batch[at];
      if (due) requests.push(...(await queueOrLog(due, now)));
    }
    return requests;
  });
  return (await Promise.all(workers)).flat();
}

/** Queues the newest ticks that no dispatcher queued, for at most a thousand integrations; the rest comes next time. */
export async function catchUp(now = new Date()): Promise<SyncRequest[]> {
  const due = await findDue({
    dataTypes: dispatchedTypes,
    until: now,
    notAfter: new Date(now.getTime() - CATCH_UP_AFTER_MS),
    limit: CATCH_UP_AT_MOST,
  });
  return queueBatch(due, now);
}
