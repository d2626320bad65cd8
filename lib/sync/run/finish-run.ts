import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { type Tx, withOrg } from '@/db/tenant';
import { logger } from '@/lib/logger';
import { markEvaluationDue } from '@/lib/outbox/evaluation-due';
import { recordEvents } from '@/lib/outbox/record-events';
import { requireReauth } from '@/lib/tokens/require-reauth';
import { syncActor } from '@/lib/tokens/token-events';
import type { Failure } from '@/lib/vendor-http/failure';
import type { SyncRunRow } from '../requests/queue-runs';
import { loadSteps, type StepOutline } from '../steps/load-steps';
import { withoutGoneAccounts } from '../steps/without-gone-accounts';
import { lockRun, whereRun } from './load-run';
import { recordStreamResults } from './record-stream-results';
import { hasEnded } from './run-claim';
import { worstFailure } from './worst-failure';

export interface FinishedRun {
  orgId: string;
  integrationId: string;
  runId: string;
  status: 'succeeded' | 'failed' | 'superseded';
}

interface Ending {
  cause?: Failure;
  // Only the worker with this claim may end the run; left out: any caller.
  claim?: string;
}

function failureOf(run: SyncRunRow, steps: readonly StepOutline[], cause: Failure | undefined): Failure | undefined {
  const worst = worstFailure(steps);
  if (worst) return worst;
  if (cause) return cause;
  const complete = run.status === 'running' && steps.every((step) => step.state === 'done');
  if (complete) return undefined;
  const { errorClass, errorCode, vendorRequestId } = run;
  return { errorClass: errorClass ?? 'transient', errorCode: errorCode ?? 'interrupted', vendorRequestId };
}

// Null unless the platform denied every step under one version of the credentials. Several versions prove nothing: a
// person reconnected in between.
function versionDenied(steps: readonly StepOutline[]): number | null {
  const versions = steps.map((step) =>
    step.state === 'failed' && step.errorCode === 'permission_missing' ? step.tokenVersion : null,
  );
  const [first = null] = versions;
  return versions.every((version) => version === first) ? first : null;
}

async function settle(tx: Tx, orgId: AuthorizedOrgId, runId: string, { cause, claim }: Ending) {
  const run = await lockRun(tx, orgId, runId);
  if (hasEnded(run)) return { run, status: run.status as FinishedRun['status'], deniedVersion: null };
  if (claim !== undefined && run.claimedBy !== claim) return null;
  const steps = await loadSteps(tx, orgId, runId);
  const { counted, gone } = withoutGoneAccounts(steps);
  const failure = failureOf(run, counted, cause);
  const status = failure ? ('failed' as const) : ('succeeded' as const);
  const outcome = failure ?? { errorClass: null, errorCode: null, vendorRequestId: null };
  const finishedAt = new Date();
  await tx
    .update(syncRuns)
    .set({ status, finishedAt, waitingUntil: null, warnings: sql`${syncRuns.warnings} + ${gone}`, ...outcome })
    .where(whereRun(orgId, runId));
  await recordStreamResults(tx, orgId, run.integrationId, steps, failure, finishedAt);
  const data = { orgId, integrationId: run.integrationId, runId, status };
  await recordEvents(tx, { name: 'sync/run.finished', id: `${runId}:finished`, data });
  await markEvaluationDue(tx, orgId);
  report(run, status, failure);
  return { run, status, deniedVersion: versionDenied(counted) };
}

/**
 * Ends a run by the results of its steps. Stored data stay, and each stream keeps its own result. Repeatable.
 * @returns null when `claim` does not hold the run
 */
export async function finishRun(
  orgId: AuthorizedOrgId,
  runId: string,
  ending: Ending = {},
): Promise<FinishedRun | null> {
  const ended = await withOrg(orgId, (tx) => settle(tx, orgId, runId, ending));
  if (!ended) return null;
  const { run, status, deniedVersion } = ended;
  // Everything was denied, so the grant is at fault and not one account.
  if (deniedVersion !== null) {
    const reason = 'permission_missing';
    const event = { actor: syncActor, cause: 'rejected' as const };
    await requireReauth(orgId, run.integrationId, { reason, version: deniedVersion, event });
  }
  return { orgId, integrationId: run.integrationId, runId, status };
}

function report(run: SyncRunRow, status: string, failure: Failure | undefined): void {
  const { orgId, integrationId, id: runId, dataType, trigger, rowsRead: rows, rowsChanged, startedAt } = run;
  const durationMs = startedAt ? Date.now() - startedAt.getTime() : 0;
  const base = { orgId, integrationId, runId, dataType, trigger, status, rows, rowsChanged, durationMs };
  if (failure) {
    const { errorClass, errorCode: code, vendorRequestId } = failure;
    logger.warn({ ...base, errorClass, code, vendorRequestId: vendorRequestId ?? undefined }, 'sync run failed');
  } else {
    logger.info(base, 'sync run ended');
  }
}
