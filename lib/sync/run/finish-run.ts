import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { syncRuns } from '@/db/schema/sync-runs';
import { type Tx, withOrg } from '@/db/tenant';
import { logger } from '@/lib/logger';
import { markEvaluationDue } from '@/lib/outbox/evaluation-due';
import { requireReauth } from '@/lib/tokens/require-reauth';
import { syncActor } from '@/lib/tokens/token-events';
import type { Failure } from '@/lib/vendor-http/failure';
import type { SyncRunRow } from '../requests/queue-runs';
import { withoutGoneAccounts } from './gone-accounts';
import { lockRun, whereRun } from './load-run';
import { loadSteps, type StepOutline } from './load-steps';
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
  /** Why the run ends, when no step of it says so. */
  cause?: Failure;
  /** Only the worker that holds it may end it; left out: anyone. */
  claim?: string;
}

/** Why the run failed; undefined when it did not. Of several failures, the one that most needs a person. */
function failureOf(run: SyncRunRow, steps: readonly StepOutline[], cause: Failure | undefined): Failure | undefined {
  const worst = worstFailure(steps);
  if (worst) return worst;
  if (cause) return cause;
  const complete = run.status === 'running' && steps.every((step) => step.state === 'done');
  if (complete) return undefined;
  const { errorClass, errorCode, vendorRequestId } = run;
  return { errorClass: errorClass ?? 'transient', errorCode: errorCode ?? 'interrupted', vendorRequestId };
}

/**
 * Version of the credentials for which the platform denied every step of the run; null when it did not. Steps denied
 * under different versions prove nothing about either: a person reconnected in between.
 */
function versionDenied(steps: readonly StepOutline[]): number | null {
  const versions = steps.map((step) =>
    step.state === 'failed' && step.errorCode === 'permission_missing' ? step.tokenVersion : null,
  );
  const [first = null] = versions;
  return versions.every((version) => version === first) ? first : null;
}

/** The run as it ended in this transaction, or before it; null when it is in another worker's hands. */
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
  await markEvaluationDue(tx, orgId);
  report(run, status, failure);
  return { run, status, deniedVersion: versionDenied(counted) };
}

/**
 * Ends a run by the results of its steps: succeeded when all are done, with a warning for each account that is gone
 * while others were read; otherwise failed, with the worst failure, or `cause`, or the last one recorded. What was read
 * stays, and is recorded stream by stream. Repeating it changes nothing.
 * @returns null when the run is not in the hands of `claim`
 */
export async function finishRun(
  orgId: AuthorizedOrgId,
  runId: string,
  ending: Ending = {},
): Promise<FinishedRun | null> {
  const ended = await withOrg(orgId, (tx) => settle(tx, orgId, runId, ending));
  if (!ended) return null;
  const { run, status, deniedVersion } = ended;
  // Nothing at all may be read: the fault is the grant's, not one account's.
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
