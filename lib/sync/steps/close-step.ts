import 'server-only';
import { sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { withOrg } from '@/db/tenant';
import { type Failure, internalFailure } from '@/lib/vendor-http/failure';
import { loadStep } from './load-steps';
import { lastErrorOf, type StepRef } from './step-state';
import { noFailure, nothingRemembered, type RunValues, type StepValues, writeOpenStep } from './write-step';

// Failures of the grant, which every step of the run would meet.
const ofTheGrant = ['token_not_renewed'];

interface Closing {
  /** False: the step closes as done, since we may not read what it is about. */
  counts?: boolean;
  /** Version of the credentials that the platform refused. */
  tokenVersion?: number | null | undefined;
}

export function closeFailedStep(
  step: StepRef,
  { errorClass, errorCode, vendorRequestId }: Failure,
  { counts = true, tokenVersion = null }: Closing = {},
): Promise<void> {
  if (!counts) return skipStep(step);
  const why = { errorClass, errorCode, vendorRequestId };
  return closeStep(step, { state: 'failed', ...why, tokenVersion }, why);
}

// Another integration reads the account.
export function skipStep(step: StepRef): Promise<void> {
  return closeStep(step, { state: 'done', ...noFailure }, { stepsDone: sql`${syncRuns.stepsDone} + 1` });
}

export async function failStep(step: StepRef): Promise<'failed' | 'stopped'> {
  const { step: stored } = await withOrg(step.orgId, (tx) => loadStep(tx, step));
  const failure = (stored?.state === 'open' && lastErrorOf(stored)) || internalFailure;
  await closeFailedStep(step, failure);
  return ofTheGrant.includes(failure.errorCode) ? 'stopped' : 'failed';
}

function closeStep(step: StepRef, ofStep: StepValues, ofRun: RunValues): Promise<void> {
  const closed = { ofStep: { ...nothingRemembered, ...ofStep }, ofRun };
  return withOrg(step.orgId, (tx) => writeOpenStep(tx, step, () => closed));
}
