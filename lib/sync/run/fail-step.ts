import { withOrg } from '@/db/tenant';
import { closeFailedStep } from './close-step';
import { loadStep } from './load-steps';
import type { RunFailure } from './run-failure';
import { lastErrorOf, type StepRef } from './step-state';

/** What is wrong with the grant, rather than with one account. */
const ofTheGrant = ['token_not_renewed'];

const unknownError: RunFailure = { errorClass: 'transient', errorCode: 'internal', vendorRequestId: null };

/**
 * Closes a step whose attempts are used up, with its own last failure.
 * @returns `stopped` when the rest of the run would meet the same failure; `failed` when the others may go on
 */
export async function failStep(step: StepRef): Promise<'failed' | 'stopped'> {
  const { step: stored } = await withOrg(step.orgId, (tx) => loadStep(tx, step));
  const failure = (stored?.state === 'open' && lastErrorOf(stored)) || unknownError;
  await closeFailedStep(step, failure);
  return ofTheGrant.includes(failure.errorCode) ? 'stopped' : 'failed';
}
