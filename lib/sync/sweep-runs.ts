import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { orgOfJob } from '@/lib/auth/org-of-job';
import { type FinishedRun, finishRun } from './finish-run';
import { isRun } from './load-run';
import { type SyncRequest, syncRequest } from './sync-request';

const MS = { unannounced: 30_000, lost: 10 * 60_000, abandoned: 6 * 3_600_000 };
/** The engine knows event ids for a day; one that lost a run takes it again under the same id only after that. */
const BATCH = 500;

/**
 * Queued runs that the engine was not told of for 30 seconds, or was told of 10 minutes ago and has not begun. A
 * second announcement of the same run does no harm: its id runs once.
 */
export function runsToReannounce(now = new Date()): Promise<SyncRequest[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return withSystem('sweep: queued runs without an engine', async (tx) => {
    const runs = await tx
      .select({
        id: syncRuns.id,
        orgId: syncRuns.orgId,
        integrationId: syncRuns.integrationId,
        trigger: syncRuns.trigger,
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
    return runs.map(syncRequest);
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

/** Ends runs that began hours ago and that no engine works on any more, so that nothing shows "running" for ever. */
export async function endAbandonedRuns(now = new Date()): Promise<FinishedRun[]> {
  const abandoned = await withSystem('sweep: runs nobody works on', (tx) =>
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
  const ended: FinishedRun[] = [];
  for (const { orgId, id } of abandoned) {
    const org = orgOfJob(orgId);
    ended.push(await finishRun(org, id, { errorClass: 'transient', errorCode: 'interrupted', vendorRequestId: null }));
  }
  return ended;
}
