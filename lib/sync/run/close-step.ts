import { sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { lockStep } from './load-steps';
import { isHeldBy } from './run-claim';
import type { RunFailure } from './run-failure';
import type { StepRef } from './step-state';
import { noFailure, nothingRemembered, writeStep } from './write-step';

/**
 * Closes a step that failed for good; the run continues with its others. `counts` false closes it as done: what it
 * would have read is not ours to read. `tokenVersion`: of the credentials that were refused.
 */
export function closeFailedStep(
  step: StepRef,
  { errorClass, errorCode, vendorRequestId }: RunFailure,
  { counts = true, tokenVersion = null }: { counts?: boolean; tokenVersion?: number | null | undefined } = {},
): Promise<void> {
  if (!counts) return skipStep(step);
  const why = { errorClass, errorCode, vendorRequestId };
  return closeStep(step, { state: 'failed', ...why, tokenVersion }, why);
}

/** Closes a step as done although it read nothing: another integration reads its subject. */
export function skipStep(step: StepRef): Promise<void> {
  return closeStep(step, { state: 'done', ...noFailure }, { stepsDone: sql`${syncRuns.stepsDone} + 1` });
}

function closeStep(
  step: StepRef,
  ofStep: Parameters<typeof writeStep>[3],
  ofRun: Parameters<typeof writeStep>[4],
): Promise<void> {
  return withOrg(step.orgId, async (tx) => {
    const { run, step: stored } = await lockStep(tx, step);
    if (!isHeldBy(run, step) || stored.state !== 'open') return;
    const progressedAt = new Date();
    await writeStep(tx, step, stored.version, { ...nothingRemembered, ...ofStep }, { ...ofRun, progressedAt });
  });
}
