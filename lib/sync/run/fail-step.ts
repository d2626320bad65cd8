import { withOrg } from '@/db/tenant';
import { loadRun } from './load-run';
import { closeFailedStep, type RunFailure } from './run-failure';
import { type StepRef, stepStateOf } from './step-state';

/** What is wrong with the grant, rather than with one account. */
const ofTheGrant = ['token_not_renewed'];

const unknownTrouble: RunFailure = { errorClass: 'transient', errorCode: 'internal', vendorRequestId: null };

/**
 * Closes a step whose attempts are used up, with its own last failure.
 * @returns `stopped` when the rest of the run would meet the same failure; `failed` when the others may go on
 */
export async function failStep(step: StepRef): Promise<'failed' | 'stopped'> {
  const { cursors } = await withOrg(step.orgId, (tx) => loadRun(tx, step.orgId, step.runId));
  const stands = stepStateOf(cursors, step.key);
  const failure = (stands?.state === 'open' && stands.trouble) || unknownTrouble;
  await closeFailedStep(step, failure);
  return ofTheGrant.includes(failure.errorCode) ? 'stopped' : 'failed';
}
