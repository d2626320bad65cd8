import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { type FinishedRun, finishRun } from './finish-run';
import { isRun } from './load-run';
import { type SyncRequest, syncRequest } from './sync-request';

const HOUR_MS = 3_600_000;
const MS = { unannounced: 30_000, lost: 10 * 60_000, abandoned: 6 * HOUR_MS };
const BATCH = 500;

/**
 * What to announce of a swept run. The engine drops an id that it saw within a day, so a run that it lost is heard
 * only under a new one: one for each hour, since the run may just wait behind another of its integration.
 */
function announcementOf(run: Parameters<typeof syncRequest>[0] & { announcedAt: Date | null }, now: Date): SyncRequest {
  const request = syncRequest(run);
  return run.announcedAt ? { ...request, id: `${run.id}:${Math.floor(now.getTime() / HOUR_MS)}` } : request;
}

/**
 * Queued runs that the engine was not told of for 30 seconds, or was told of 10 minutes ago and has not begun. A
 * second announcement of the same run does no harm: whoever comes later finds it begun, or ended.
 */
export function runsToReannounce(now = new Date()): Promise<SyncRequest[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return withSystem('sweep: queued runs without an engine', async (tx) => {
    const runs = await tx
      .select({
        id: syncRuns.id,
        orgId: syncRuns.orgId,
        integrationId: syncRuns.integrationId,
        platform: syncRuns.platform,
        trigger: syncRuns.trigger,
        dataType: syncRuns.dataType,
        announcedAt: syncRuns.announcedAt,
      })
      .from(syncRuns)
      .where(
        and(
          eq(syncRuns.status, 'queued'),
          or(
            and(isNull(syncRuns.announcedAt), lt(syncRuns.requestedAt, before(MS.unannounced))),
            lt(syncRuns.announcedAt, before(MS.lost)),
          ),
        ),
      )
      .orderBy(syncRuns.requestedAt)
      .limit(BATCH);
    return runs.map((run) => announcementOf(run, now));
  });
}

/** Notes the new announcement of swept runs, so that the next sweep leaves them alone for a while. */
export async function markReannounced(requests: SyncRequest[]): Promise<void> {
  for (const { data } of requests) {
    const orgId = orgOfJob(data.orgId);
    await withOrg(orgId, (tx) =>
      tx
        .update(syncRuns)
        .set({ announcedAt: new Date() })
        .where(and(isRun(orgId, data.runId), eq(syncRuns.status, 'queued'))),
    );
  }
}

/** A run by its organization and id. */
interface RunName {
  orgId: string;
  id: string;
}

/** Runs that began hours ago and that no engine works on any more. */
export function findAbandonedRuns(now = new Date()): Promise<RunName[]> {
  return withSystem('sweep: runs nobody works on', (tx) =>
    tx
      .select({ orgId: syncRuns.orgId, id: syncRuns.id })
      .from(syncRuns)
      .where(
        and(
          eq(syncRuns.status, 'running'),
          lt(syncRuns.startedAt, sql`${new Date(now.getTime() - MS.abandoned).toISOString()}::timestamptz`),
        ),
      )
      .limit(BATCH),
  );
}

/**
 * Ends abandoned runs, so that nothing shows "running" for ever. Repeating it with the same runs gives the same ends,
 * so that a crash in between keeps none from being announced.
 */
export async function endAbandonedRuns(abandoned: readonly RunName[]): Promise<FinishedRun[]> {
  const ended: FinishedRun[] = [];
  for (const { orgId, id } of abandoned) {
    const org = orgOfJob(orgId);
    ended.push(await finishRun(org, id, { errorClass: 'transient', errorCode: 'interrupted', vendorRequestId: null }));
  }
  return ended;
}
