import { and, desc, inArray } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import type { Tx } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { whereRunsOf } from '../run/load-run';
import { typesCovering } from '../run/overlap';
import { preemptRuns } from '../run/preempt-runs';
import { hasEnded, hasProgressedWithin } from '../run/run-claim';
import { toSyncRunDto } from '../status/to-sync-run-dto';
import type { SyncDataType, SyncRunDto } from '../types';
import { queueRun, type SyncRunRow } from './queue-runs';

export interface RequestedRun {
  run: SyncRunDto;
  /** `run` is an equal run, requested just before or being read. */
  alreadyRunning: boolean;
}

const MINUTE_MS = 60_000;

// `run` covers `dataType`.
function serves(run: SyncRunRow, dataType: SyncDataType, now: Date): boolean {
  if (hasProgressedWithin(run, MINUTE_MS, now)) return true;
  // A scheduled run may wait minutes for its slot; a request does not wait with it.
  if (run.trigger === 'schedule') return false;
  const isNew = run.requestedAt.getTime() > now.getTime() - MINUTE_MS;
  if (run.dataType === dataType) return !hasEnded(run) || (isNew && run.status === 'succeeded');
  return !hasEnded(run) && isNew;
}

async function findServing(tx: Tx, { orgId }: SessionWith<'marketer'>, integrationId: string, dataType: SyncDataType) {
  const runs = await tx
    .select()
    .from(syncRuns)
    .where(
      and(
        whereRunsOf(orgId, integrationId, typesCovering(dataType)),
        inArray(syncRuns.status, ['queued', 'running', 'succeeded']),
      ),
    )
    .orderBy(desc(syncRuns.requestedAt))
    .limit(20);
  const now = new Date();
  return runs.find((run) => serves(run, dataType, now));
}

/**
 * Queues a run unless an open, recent or advancing one serves as well. Preempts scheduled runs. Hold the integration's
 * lock, and check before that it can be synced.
 */
export async function requestRun(
  tx: Tx,
  session: SessionWith<'marketer'>,
  integrationId: string,
  dataType: SyncDataType,
): Promise<RequestedRun> {
  const { orgId, actor, user } = session;
  const serving = await findServing(tx, session, integrationId, dataType);
  if (serving) return { run: toSyncRunDto(serving), alreadyRunning: true };
  await preemptRuns(tx, orgId, integrationId, dataType);
  const requestedBy = actor.type === 'user' ? actor.id : user.id;
  const run = await queueRun(tx, { orgId, integrationId, dataType, trigger: 'manual', requestedBy });
  await recordAudit(tx, orgId, actor, 'sync.requested', integrationId, { runId: run.id, dataType });
  return { run: toSyncRunDto(run), alreadyRunning: false };
}
