import 'server-only';
import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { type FinishedRun, finishRun } from '../run/finish-run';
import { whereRun } from '../run/load-run';
import { slotDelay } from '../schedule/slot';
import { type SyncRequest, syncRequest } from './sync-request';

const HOUR_MS = 3_600_000;
const MS = { unannounced: 30_000, lost: 10 * 60_000, still: 10 * 60_000, abandoned: 6 * HOUR_MS };
// A living step stores a page or an attempt at least this often.
const MS_EVERYTHING = { unannounced: 0, lost: 0, still: 30_000 };
const BATCH = 500;

type SweptRun = Parameters<typeof syncRequest>[0] & {
  status: string;
  announcedAt: Date | null;
  scheduledFor: Date | null;
};

// The engine ignores an id for a day after it saw it, so a lost run needs a new one: each hour for a queued run, which
// may just wait behind others; each time for one under way.
function announcementOf(run: SweptRun, now: Date, everything: boolean): SyncRequest {
  const delaySeconds = run.scheduledFor && !run.announcedAt ? slotDelay(run.integrationId, run.scheduledFor, now) : 0;
  const request = syncRequest(run, delaySeconds);
  if (!run.announcedAt) return request;
  if (everything) return { ...request, id: `${run.id}:${now.getTime()}` };
  const turn = run.status === 'running' ? run.announcedAt.getTime() : Math.floor(now.getTime() / HOUR_MS);
  return { ...request, id: `${run.id}:${turn}` };
}

function whereStillSince(time: Date) {
  return and(
    eq(syncRuns.status, 'running'),
    lt(sql`coalesce(${syncRuns.progressedAt}, ${syncRuns.startedAt})`, sql`${time.toISOString()}::timestamptz`),
    or(isNull(syncRuns.waitingUntil), lt(syncRuns.waitingUntil, time)),
  );
}

/**
 * Runs that were not announced, not begun, or make no progress. A repeated announcement is harmless.
 * @param everything also runs that wait for less long; of those announced, the ones announced before `now`
 */
export function runsToReannounce(now = new Date(), { everything = false } = {}): Promise<SyncRequest[]> {
  const waits = everything ? MS_EVERYTHING : MS;
  const before = (ms: number) => new Date(now.getTime() - ms);
  return withSystem('sweep: runs without an engine', async (tx) => {
    const runs = await tx
      .select({
        id: syncRuns.id,
        orgId: syncRuns.orgId,
        integrationId: syncRuns.integrationId,
        platform: syncRuns.platform,
        trigger: syncRuns.trigger,
        dataType: syncRuns.dataType,
        status: syncRuns.status,
        announcedAt: syncRuns.announcedAt,
        scheduledFor: syncRuns.scheduledFor,
      })
      .from(syncRuns)
      .where(
        or(
          and(
            eq(syncRuns.status, 'queued'),
            isNull(syncRuns.announcedAt),
            lt(syncRuns.requestedAt, before(waits.unannounced)),
          ),
          and(eq(syncRuns.status, 'queued'), lt(syncRuns.announcedAt, before(waits.lost))),
          and(whereStillSince(before(waits.still)), lt(syncRuns.announcedAt, before(waits.lost))),
        ),
      )
      .orderBy(syncRuns.requestedAt)
      .limit(BATCH);
    return runs.map((run) => announcementOf(run, now, everything));
  });
}

/** Takes runs without progress for 30 s from their workers; one that still lives stores nothing more of its page. */
export async function releaseStillRuns(requests: readonly SyncRequest[], now: Date): Promise<void> {
  for (const { data } of requests) {
    const orgId = orgOfJob(data.orgId);
    const isStill = whereStillSince(new Date(now.getTime() - MS_EVERYTHING.still));
    await withOrg(orgId, (tx) =>
      tx
        .update(syncRuns)
        .set({ claimedBy: null, waitingUntil: null })
        .where(and(whereRun(orgId, data.runId), isStill)),
    );
  }
}

export async function markReannounced(requests: SyncRequest[]): Promise<void> {
  for (const { data } of requests) {
    const orgId = orgOfJob(data.orgId);
    await withOrg(orgId, (tx) =>
      tx
        .update(syncRuns)
        .set({ announcedAt: new Date() })
        .where(and(whereRun(orgId, data.runId), inArray(syncRuns.status, ['queued', 'running']))),
    );
  }
}

interface RunName {
  orgId: string;
  id: string;
}

export function findAbandonedRuns(now = new Date()): Promise<RunName[]> {
  return withSystem('sweep: runs nobody works on', (tx) =>
    tx
      .select({ orgId: syncRuns.orgId, id: syncRuns.id })
      .from(syncRuns)
      .where(
        and(
          whereStillSince(new Date(now.getTime() - MS.lost)),
          lt(syncRuns.startedAt, new Date(now.getTime() - MS.abandoned)),
        ),
      )
      .limit(BATCH),
  );
}

/** Ends abandoned runs. A repetition gives the same ends, so that a crash in between leaves none unannounced. */
export async function endAbandonedRuns(abandoned: readonly RunName[]): Promise<FinishedRun[]> {
  const ended: FinishedRun[] = [];
  for (const { orgId, id } of abandoned) {
    const cause = { errorClass: 'transient', errorCode: 'interrupted', vendorRequestId: null };
    const finished = await finishRun(orgOfJob(orgId), id, { cause });
    if (finished) ended.push(finished);
  }
  return ended;
}
