import { withOrg } from '@/db/tenant';
import { loadRun } from './load-run';
import { failStep } from './run-failure';
import type { StepRef } from './step-state';

/** What is wrong with the platform or the way to it, rather than with one account. */
const platformWide = ['connection_failed', 'platform_down', 'timeout', 'rate_limited', 'token_not_renewed', 'internal'];

/**
 * Closes a step whose retries are used up, with the failure that was noted last.
 * @returns `stopped` when the rest of the run would meet the same failure; `failed` when the others may go on
 */
export async function giveUpStep(step: StepRef): Promise<'failed' | 'stopped'> {
  const run = await withOrg(step.orgId, (tx) => loadRun(tx, step.orgId, step.runId));
  const errorCode = run.errorCode ?? 'internal';
  const { errorClass, vendorRequestId } = run;
  await failStep(step, { errorClass: errorClass ?? 'transient', errorCode, vendorRequestId });
  return platformWide.includes(errorCode) ? 'stopped' : 'failed';
}
