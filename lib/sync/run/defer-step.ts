import { withOrg } from '@/db/tenant';
import type { CircuitBreak } from './circuit';
import { closeFailedStep } from './close-step';
import { lockStep } from './load-steps';
import { isHeldBy } from './run-claim';
import type { OpenStep, StepRef } from './step-state';
import { writeStep } from './write-step';

/** A run waits so long for a circuit to close; no other account's data are kept waiting for more. */
const LONGEST_DEFERRAL_MS = 2 * 60_000;

/** Puts a step off until its account's circuit closes; one that would have to wait for long is closed as failed. */
export async function deferStep(
  step: StepRef,
  { lastError }: OpenStep,
  { until, failure }: CircuitBreak,
): Promise<'deferred' | 'failed'> {
  if (until.getTime() - Date.now() > LONGEST_DEFERRAL_MS) {
    await closeFailedStep(step, lastError ?? failure);
    return 'failed';
  }
  await withOrg(step.orgId, async (tx) => {
    const { run, step: stored } = await lockStep(tx, step);
    if (!isHeldBy(run, step) || stored.state !== 'open') return;
    await writeStep(tx, step, stored.version, { retryAt: until }, { progressedAt: new Date() });
  });
  return 'deferred';
}
