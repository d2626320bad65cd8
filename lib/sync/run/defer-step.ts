import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import type { CircuitBreak } from './circuit';
import { isRun, lockRun } from './load-run';
import { isHeldBy } from './run-claim';
import { closeFailedStep, withStep } from './run-failure';
import { type OpenStep, type StepRef, stepStateOf } from './step-state';

/** A run waits so long for a circuit to close; no other account's data are kept waiting for more. */
const LONGEST_DEFERRAL_MS = 2 * 60_000;

/** Puts a step off until its account's circuit closes; one that would have to wait for long is closed as failed. */
export async function deferStep(
  step: StepRef,
  { trouble }: OpenStep,
  { until, failure }: CircuitBreak,
): Promise<'held' | 'failed'> {
  if (until.getTime() - Date.now() > LONGEST_DEFERRAL_MS) {
    await closeFailedStep(step, trouble ?? failure);
    return 'failed';
  }
  await withOrg(step.orgId, async (tx) => {
    const run = await lockRun(tx, step.orgId, step.runId);
    const stands = stepStateOf(run.cursors, step.key);
    if (!isHeldBy(run, step) || stands?.state !== 'open') return;
    await tx
      .update(syncRuns)
      .set({ progressedAt: new Date(), cursors: withStep(step.key, { ...stands, retryAt: until.toISOString() }) })
      .where(isRun(step.orgId, step.runId));
  });
  return 'held';
}
