import 'server-only';
import { withOrg } from '@/db/tenant';
import type { CircuitBreak } from '@/lib/platform-calls/circuit';
import { closeFailedStep } from './close-step';
import type { OpenStep, StepRef } from './step-state';
import { writeOpenStep } from './write-step';

// A longer wait for one account would delay the data of the others.
const LONGEST_DEFERRAL_MS = 2 * 60_000;

export async function deferStep(
  step: StepRef,
  { lastError }: OpenStep,
  { until, failure }: CircuitBreak,
): Promise<'deferred' | 'failed'> {
  if (until.getTime() - Date.now() > LONGEST_DEFERRAL_MS) {
    await closeFailedStep(step, lastError ?? failure);
    return 'failed';
  }
  await withOrg(step.orgId, (tx) => writeOpenStep(tx, step, () => ({ ofStep: { retryAt: until } })));
  return 'deferred';
}
