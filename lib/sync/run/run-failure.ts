import { type SQL, sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { type Tx, withOrg } from '@/db/tenant';
import { isRun, lockRun } from './load-run';
import { LONGEST_PAUSE_SECONDS, MAX_TRIES, retryPause } from './retry-pause';
import { isHeldBy } from './run-claim';
import { type StepRef, type StepState, stepStateOf } from './step-state';

/** Why a run or a step failed: a class, a key below `syncErrors` in the message files, the platform's request id. */
export interface RunFailure {
  errorClass: string;
  errorCode: string;
  vendorRequestId: string | null;
}

/** SQL: the run's steps with one of them as `next`. */
export function withStep(key: string, next: StepState) {
  return sql`${syncRuns.cursors} || jsonb_build_object(${key}::text, ${JSON.stringify(next)}::text)`;
}

/**
 * Notes that an attempt failed and will be tried again, after `retryAfterSeconds` or, without, a pause that grows with
 * each failure in a row. `also` joins the transaction.
 */
export function noteAttempt(
  step: StepRef,
  failure: RunFailure,
  { retryAfterSeconds, also }: { retryAfterSeconds?: number | undefined; also?: (tx: Tx) => Promise<void> } = {},
): Promise<void> {
  const { orgId, runId, key } = step;
  return withOrg(orgId, async (tx) => {
    const run = await lockRun(tx, orgId, runId);
    await also?.(tx);
    const stands = stepStateOf(run.cursors, key);
    if (!isHeldBy(run, step) || stands?.state !== 'open') return;
    const tries = (stands.trouble?.tries ?? 0) + 1;
    const pause = retryAfterSeconds ?? retryPause(tries);
    const trouble = { ...failure, tries: pause > LONGEST_PAUSE_SECONDS ? MAX_TRIES : tries };
    const now = Date.now();
    const retryAt = new Date(now + pause * 1000).toISOString();
    await tx
      .update(syncRuns)
      .set({
        ...failure,
        attempts: sql`${syncRuns.attempts} + 1`,
        progressedAt: new Date(now),
        cursors: withStep(key, { ...stands, trouble, retryAt }),
      })
      .where(isRun(orgId, runId));
  });
}

/**
 * Closes a step that failed for good; the run goes on with its others. `counts` false closes it as done: what it
 * would have read is not ours to read. `tokenVersion`: of the credentials that were refused.
 */
export function closeFailedStep(
  step: StepRef,
  { errorClass, errorCode, vendorRequestId }: RunFailure,
  { counts = true, tokenVersion }: { counts?: boolean; tokenVersion?: number | undefined } = {},
): Promise<void> {
  if (!counts) return skipStep(step);
  const why = { errorClass, errorCode, vendorRequestId };
  return closeStep(step, { state: 'failed', ...why, tokenVersion }, why);
}

/** Closes a step as done, although it did not read: what it is about is not, or no longer, read through its run. */
export function skipStep(step: StepRef): Promise<void> {
  return closeStep(step, { state: 'done' }, { stepsDone: sql`${syncRuns.stepsDone} + 1` });
}

function closeStep(step: StepRef, next: StepState, values: Partial<RunFailure> | { stepsDone: SQL }): Promise<void> {
  const { orgId, runId, key } = step;
  return withOrg(orgId, async (tx) => {
    const run = await lockRun(tx, orgId, runId);
    if (!isHeldBy(run, step) || stepStateOf(run.cursors, key)?.state !== 'open') return;
    await tx
      .update(syncRuns)
      .set({ ...values, cursors: withStep(key, next), progressedAt: new Date() })
      .where(isRun(orgId, runId));
  });
}
