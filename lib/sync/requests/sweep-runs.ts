import 'server-only';
import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { sweepBatches } from '@/lib/claims/sweep-batches';
import { recordEvents } from '@/lib/outbox/record-events';
import { whereNoEventWaits } from '@/lib/outbox/where-no-event-waits';
import { type FinishedRun, finishRun } from '../run/finish-run';
import { syncRequest } from './sync-request';

const HOUR_MS = 3_600_000;
const MS = { lost: 10 * 60_000, idle: 10 * 60_000, abandoned: 6 * HOUR_MS };
// A living step stores a page or an attempt at least this often.
const MS_EVERYTHING = { lost: 0, idle: 30_000 };
const BATCH = 500;

function whereIdleSince(time: Date) {
  return and(
    eq(syncRuns.status, 'running'),
    lt(sql`coalesce(${syncRuns.progressedAt}, ${syncRuns.startedAt})`, sql`${time.toISOString()}::timestamptz`),
    or(isNull(syncRuns.waitingUntil), lt(syncRuns.waitingUntil, time)),
  );
}

// The engine accepted the event of the run, but no worker began it, or its worker makes no progress.
function whereLost(now: Date, everything: boolean) {
  const { lost, idle } = everything ? MS_EVERYTHING : MS;
  const { orgId, id, status, lastEventAt } = syncRuns;
  return and(
    or(eq(status, 'queued'), whereIdleSince(new Date(now.getTime() - idle))),
    lt(lastEventAt, new Date(now.getTime() - lost)),
    whereNoEventWaits('sync/run.requested', { orgId, runId: id }),
  );
}

/**
 * The engine drops an id that it saw within a day, so a lost run needs a new one: a queued run one for each hour, since
 * it may only wait behind others; any other a new one each time.
 */
function idSuffixOf(status: string, now: Date, everything: boolean): string {
  const isWaiting = status === 'queued' && !everything;
  return String(isWaiting ? Math.floor(now.getTime() / HOUR_MS) : now.getTime());
}

async function requestAgain(orgId: string, runIds: string[], now: Date, everything: boolean): Promise<void> {
  const org = orgOfJob(orgId);
  // So that the next worker need not wait for five minutes. A worker that is alive after all stores no more of its page.
  const released = everything ? { claimedBy: null, waitingUntil: null } : {};
  await withOrg(org, async (tx) => {
    const runs = await tx
      .update(syncRuns)
      .set({ lastEventAt: now, ...released })
      .where(and(eq(syncRuns.orgId, org), inArray(syncRuns.id, runIds), whereLost(now, everything)))
      .returning();
    const requests = runs.map((run) => syncRequest(run, { idSuffix: idSuffixOf(run.status, now, everything) }));
    await recordEvents(tx, ...requests);
  });
}

/**
 * Requests runs again that were requested 10 minutes ago and have not begun, or that are under way without progress for
 * 10 minutes. A second event of a run is harmless: the later worker finds it claimed or ended.
 * @param everything all of them that were requested before `now`; runs under way after 30 seconds without progress, which
 *   are taken from their workers
 * @returns how many runs were found
 */
export function sweepRuns(now = new Date(), { everything = false } = {}): Promise<number> {
  return sweepBatches(BATCH, async () => {
    const runs = await withSystem('sweep: runs with a lost event', (tx) =>
      tx
        .select({ orgId: syncRuns.orgId, id: syncRuns.id })
        .from(syncRuns)
        .where(whereLost(now, everything))
        .orderBy(syncRuns.requestedAt)
        .limit(BATCH),
    );
    for (const orgId of new Set(runs.map((run) => run.orgId))) {
      const runIds = runs.filter((run) => run.orgId === orgId).map(({ id }) => id);
      await requestAgain(orgId, runIds, now, everything);
    }
    return runs;
  });
}

interface RunName {
  orgId: string;
  id: string;
}

export function findAbandonedRuns(now = new Date()): Promise<RunName[]> {
  return withSystem('sweep: runs without a worker', (tx) =>
    tx
      .select({ orgId: syncRuns.orgId, id: syncRuns.id })
      .from(syncRuns)
      .where(
        and(
          whereIdleSince(new Date(now.getTime() - MS.lost)),
          lt(syncRuns.startedAt, new Date(now.getTime() - MS.abandoned)),
        ),
      )
      .limit(BATCH),
  );
}

/** Ends abandoned runs. A repetition gives the same ends. */
export async function endAbandonedRuns(abandoned: readonly RunName[]): Promise<FinishedRun[]> {
  const ended: FinishedRun[] = [];
  for (const { orgId, id } of abandoned) {
    const cause = { errorClass: 'transient', errorCode: 'interrupted', vendorRequestId: null };
    const finished = await finishRun(orgOfJob(orgId), id, { cause });
    if (finished) ended.push(finished);
  }
  return ended;
}
