import { and, desc, inArray } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { OrgSession } from '@/lib/auth/org-session';
import { areRunsOf } from '../run/load-run';
import { typesCovering } from '../run/overlap';
import { preemptRuns } from '../run/preempt-runs';
import { gotOnWithin, hasEnded } from '../run/run-claim';
import { toSyncRunDto } from '../status/to-sync-run-dto';
import type { SyncDataType, SyncRunDto } from '../types';
import { queueRun, type SyncRunRow } from './queue-runs';
import { type SyncRequest, syncRequest } from './sync-request';

export interface RequestedRun {
  run: SyncRunDto;
  /** The same was asked for just before, or is being read: `run` is that run. */
  alreadyRunning: boolean;
  /** To announce after commit; null when an earlier caller did. */
  event: SyncRequest | null;
}

const MINUTE_MS = 60_000;

/** Whether `run`, which covers what is asked for, does as well as a new one. */
function serves(run: SyncRunRow, dataType: SyncDataType, now: Date): boolean {
  if (gotOnWithin(run, MINUTE_MS, now)) return true;
  // A scheduled run may wait minutes for its slot; nobody who asks waits with it.
  if (run.trigger === 'schedule') return false;
  const isNew = run.requestedAt.getTime() > now.getTime() - MINUTE_MS;
  if (run.dataType === dataType) return !hasEnded(run) || (isNew && run.status === 'succeeded');
  return !hasEnded(run) && isNew;
}

async function findServing(tx: Tx, { orgId }: OrgSession, integrationId: string, dataType: SyncDataType) {
  const runs = await tx
    .select()
    .from(syncRuns)
    .where(
      and(
        areRunsOf(orgId, integrationId, typesCovering(dataType)),
        inArray(syncRuns.status, ['queued', 'running', 'succeeded']),
      ),
    )
    .orderBy(desc(syncRuns.requestedAt))
    .limit(20);
  const now = new Date();
  return runs.find((run) => serves(run, dataType, now));
}

/**
 * Queues a run that a person or program asks for, unless one does as well: the same, asked for within a minute or
 * still open; or one that covers it and was just asked for or is getting on. Scheduled runs make way. Hold the
 * integration's lock, and know that it can be synced.
 */
export async function requestRun(
  tx: Tx,
  session: OrgSession,
  integrationId: string,
  dataType: SyncDataType,
): Promise<RequestedRun> {
  const { orgId, actor, user } = session;
  const serving = await findServing(tx, session, integrationId, dataType);
  if (serving) {
    // Not announced: whoever queued it died in between; announcing again is safe, its id runs once.
    const event = serving.status === 'queued' && !serving.announcedAt ? syncRequest(serving) : null;
    return { run: toSyncRunDto(serving), alreadyRunning: true, event };
  }
  await preemptRuns(tx, orgId, integrationId, dataType);
  const requestedBy = actor.type === 'user' ? actor.id : user.id;
  const run = await queueRun(tx, { orgId, integrationId, dataType, trigger: 'manual', requestedBy });
  await recordAudit(tx, orgId, actor, 'sync.requested', integrationId, { runId: run.id, dataType });
  return { run: toSyncRunDto(run), alreadyRunning: false, event: syncRequest(run) };
}
