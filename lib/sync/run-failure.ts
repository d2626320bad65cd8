import { sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { isRun, lockRun } from './load-run';
import { type StepRef, type StepState, stepStateOf } from './step-state';

/** Why a step or run failed: a class, a key below `syncErrors` in the message files, the platform's request id. */
export interface RunFailure {
  errorClass: string;
  errorCode: string;
  vendorRequestId: string | null;
}

/** Notes on the run that an attempt failed and will be tried again. */
export function noteAttempt({ orgId, runId }: StepRef, failure: RunFailure): Promise<void> {
  return withOrg(orgId, async (tx) => {
    await tx
      .update(syncRuns)
      .set({ ...failure, attempts: sql`${syncRuns.attempts} + 1` })
      .where(isRun(orgId, runId));
  });
}

/**
 * Closes a step that failed for good; the run goes on with its others. `counts` false closes it as done: what it
 * would have read is not ours to read. `tokenVersion`: of the credentials that were refused.
 */
export function failStep(
  { orgId, runId, key }: StepRef,
  failure: RunFailure,
  { counts = true, tokenVersion }: { counts?: boolean; tokenVersion?: number | undefined } = {},
): Promise<void> {
  return withOrg(orgId, async (tx) => {
    const run = await lockRun(tx, orgId, runId);
    if (run.status !== 'running' || stepStateOf(run.cursors, key)?.state !== 'open') return;
    const next: StepState = counts ? { state: 'failed', ...failure, tokenVersion } : { state: 'done' };
    await tx
      .update(syncRuns)
      .set({
        cursors: sql`${syncRuns.cursors} || jsonb_build_object(${key}::text, ${JSON.stringify(next)}::text)`,
        stepsDone: sql`${syncRuns.stepsDone} + ${counts ? 0 : 1}`,
        ...(counts ? failure : {}),
      })
      .where(isRun(orgId, runId));
  });
}
