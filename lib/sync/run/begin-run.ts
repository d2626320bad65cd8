import 'server-only';
import { and, eq, gt, inArray, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { type Tx, withOrg } from '@/db/tenant';
import { databaseNow } from '@/lib/claims/lease';
import { lockIntegrationRuns, type SyncRunRow } from '../requests/queue-runs';
import { loadOpenSteps } from '../steps/load-steps';
import { planSteps } from '../steps/plan';
import type { PlannedStep } from '../steps/step-state';
import { insertSteps } from '../steps/write-step';
import { loadRun, lockRun, whereRun, whereRunsOf } from './load-run';
import { typesCovering, typesOverlapping } from './overlap';
import { releaseClaims, supersede } from './preempt-runs';
import { type ClaimedRun, claimedRunColumns, hasEnded, isClaimed, PATIENCE_SECONDS } from './run-claim';

// busy: another worker reads the same data; look again after `waitSeconds`.
type Beginning = { state: 'ended' } | { state: 'busy'; waitSeconds: number } | { state: 'begun'; steps: PlannedStep[] };

const LOOK_AGAIN_SECONDS = 5;

/**
 * Claims a queued run, the worker's own, or one with an expired claim. Of the runs of an integration that read the same
 * data one is under way at a time. A requested run that covers a scheduled one and began later supersedes it.
 * @throws AppError `not_found`
 */
export function beginRun(orgId: AuthorizedOrgId, runId: string, claim: string): Promise<Beginning> {
  return withOrg(orgId, async (tx) => {
    // Serializes workers that begin a run; runs under way do not wait.
    await lockIntegrationRuns(tx, (await loadRun(tx, orgId, runId)).integrationId);
    const run = await lockRun(tx, orgId, runId);
    if (hasEnded(run)) return { state: 'ended' };
    if (run.status === 'running' && run.claimedBy === claim) {
      return { state: 'begun', steps: await loadOpenSteps(tx, orgId, runId) };
    }
    if (isClaimed(run)) return busyWith(run);
    if (run.trigger === 'schedule' && run.startedAt === null && (await wasCovered(tx, orgId, run))) {
      await supersede(tx, orgId, [runId]);
      return { state: 'ended' };
    }
    const others = await othersUnderWay(tx, orgId, run);
    const working = others.find(isClaimed);
    if (working) return busyWith(working);
    // Their claims expired; a worker that returns stops.
    await releaseClaims(
      tx,
      orgId,
      others.map(({ id }) => id),
    );
    return { state: 'begun', steps: await takeUp(tx, orgId, run, claim) };
  });
}

// Looks again when the other worker's wait ends, where it waits.
function busyWith({ claimSeconds }: ClaimedRun): Beginning {
  const waits = Math.ceil((claimSeconds ?? 0) - PATIENCE_SECONDS);
  return { state: 'busy', waitSeconds: Math.max(LOOK_AGAIN_SECONDS, waits) };
}

async function wasCovered(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { integrationId, dataType, requestedAt }: SyncRunRow,
): Promise<boolean> {
  const [covering] = await tx
    .select({ id: syncRuns.id })
    .from(syncRuns)
    .where(
      and(
        whereRunsOf(orgId, integrationId, typesCovering(dataType)),
        ne(syncRuns.trigger, 'schedule'),
        inArray(syncRuns.status, ['running', 'succeeded']),
        gt(syncRuns.startedAt, requestedAt),
      ),
    )
    .limit(1);
  return covering !== undefined;
}

function othersUnderWay(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { id, integrationId, dataType }: SyncRunRow,
): Promise<ClaimedRun[]> {
  return tx
    .select(claimedRunColumns)
    .from(syncRuns)
    .where(
      and(
        whereRunsOf(orgId, integrationId, typesOverlapping(dataType)),
        eq(syncRuns.status, 'running'),
        ne(syncRuns.id, id),
      ),
    );
}

async function takeUp(tx: Tx, orgId: AuthorizedOrgId, run: SyncRunRow, claim: string): Promise<PlannedStep[]> {
  const now = new Date();
  const taken = { claimedBy: claim, progressedAt: databaseNow, waitingUntil: null };
  if (run.startedAt !== null) {
    await tx.update(syncRuns).set(taken).where(whereRun(orgId, run.id));
    return loadOpenSteps(tx, orgId, run.id);
  }
  const steps = await planSteps(tx, orgId, run.integrationId, run.dataType);
  await insertSteps(tx, orgId, run.id, steps);
  await tx
    .update(syncRuns)
    .set({ ...taken, status: 'running', startedAt: now, stepsTotal: steps.length })
    .where(whereRun(orgId, run.id));
  return steps;
}
