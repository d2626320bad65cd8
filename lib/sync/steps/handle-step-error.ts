import 'server-only';
import { and, eq } from 'drizzle-orm';
import { adAccounts } from '@/db/schema/ad-accounts';
import { withOrg } from '@/db/tenant';
import { type GrantHalf, loadLostReason } from '@/lib/accounts/grant-half';
import { loseAccounts } from '@/lib/accounts/hand-over';
import { AppError } from '@/lib/errors';
import { type CircuitRef, closeCircuit, recordCircuitFailure } from '@/lib/platform-calls/circuit';
import type { Platform } from '@/lib/platforms/platform';
import { requireReauth } from '@/lib/tokens/require-reauth';
import { unusableTokenCode } from '@/lib/tokens/skip-unusable-token';
import { syncActor } from '@/lib/tokens/token-events';
import { type Failure, toFailure } from '@/lib/vendor-http/failure';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { loadRun } from '../run/load-run';
import { closeFailedStep, skipStep } from './close-step';
import { isReadThrough } from './is-read-through';
import { halfOf } from './plan';
import { recordAttempt } from './record-attempt';
import type { StepRef } from './step-state';

export interface FailedCall {
  tokenVersion: number;
  circuit: CircuitRef;
  isTrial: boolean;
  part: { platform: Platform; half: GrantHalf };
}

// Status of an ad account that the platform refuses as closed or no longer shared.
const UNAVAILABLE_ACCOUNT = 'UNAVAILABLE';

/**
 * Records what a failed page means for its step and run.
 * @throws the same error when a retry may help
 */
export async function handleStepError(
  step: StepRef,
  error: unknown,
  call: FailedCall | undefined,
): Promise<'failed' | 'done' | 'stopped'> {
  if (error instanceof VendorError) return handleVendorError(step, error, call);
  if (error instanceof AppError && error.code === 'reauth_required') {
    const errorCode = String(error.values.reason ?? 'token_revoked');
    const { vendorRequestId } = toFailure(error.cause);
    await closeFailedStep(step, { errorClass: 'reauth', errorCode, vendorRequestId });
    // A lost consent stops only the steps that it covers.
    return (await lostReasonOf(step)) === null ? 'stopped' : 'failed';
  }
  const errorCode = unusableTokenCode(error);
  if (!errorCode) throw error;
  await closeFailedStep(step, { errorClass: 'permanent', errorCode, vendorRequestId: null });
  return 'stopped';
}

async function handleVendorError(
  step: StepRef,
  error: VendorError,
  call: FailedCall | undefined,
): Promise<'failed' | 'done' | 'stopped'> {
  const failure = toFailure(error);
  const { errorClass, errorCode } = failure;
  if (errorClass === 'transient' || errorClass === 'rate_limited') {
    await recordRetriable(step, error, failure, call);
    throw error;
  }
  // The platform answers, so its account needs no break.
  if (call) await withOrg(step.orgId, (tx) => closeCircuit(tx, call.circuit));
  if (errorCode === 'permission_missing') {
    const lost = await lostReasonOf(step);
    if (lost !== null) {
      await closeFailedStep(step, { ...failure, errorCode: lost });
      return 'failed';
    }
    // A list that the person declined to share is not a failure; its stored rows stay.
    const declinedList = step.subjectId === null;
    if (!declinedList && (await isTakenOver(step))) return 'done';
    await closeFailedStep(step, failure, { counts: !declinedList, tokenVersion: call?.tokenVersion });
    return declinedList ? 'done' : 'failed';
  }
  if (errorCode === 'account_unavailable' && (await isTakenOver(step))) return 'done';
  await closeFailedStep(step, failure);
  if (errorCode === 'account_unavailable') await markUnavailable(step);
  if (errorClass === 'permanent') return 'failed';
  if (call) {
    const { circuit, tokenVersion: version } = call;
    const event = { actor: syncActor, cause: 'rejected' as const, ...failure };
    const refused = { reason: errorCode, version, part: call.part, event };
    await requireReauth(step.orgId, circuit.integrationId, refused);
  }
  return (await lostReasonOf(step)) === null ? 'stopped' : 'failed';
}

async function isTakenOver(step: StepRef): Promise<boolean> {
  const { orgId, runId, subjectId } = step;
  if (subjectId === null) return false;
  const moved = await withOrg(orgId, async (tx) => {
    const { integrationId } = await loadRun(tx, orgId, runId);
    if (!(await isReadThrough(tx, orgId, integrationId, step))) return [subjectId];
    return loseAccounts(tx, orgId, integrationId, halfOf(step), [subjectId]);
  });
  if (moved.length === 0) return false;
  await skipStep(step);
  return true;
}

// Null while the consent of the step is valid, and when the whole grant ended.
function lostReasonOf(step: StepRef): Promise<string | null> {
  const { orgId, runId } = step;
  return withOrg(orgId, async (tx) => {
    const { integrationId } = await loadRun(tx, orgId, runId);
    return loadLostReason(tx, orgId, integrationId, halfOf(step));
  });
}

function recordRetriable(
  step: StepRef,
  { retryAfterSeconds }: VendorError,
  failure: Failure,
  call: FailedCall | undefined,
): Promise<void> {
  // A token that could not be renewed is no failure of the account.
  const counted = call && failure.errorCode !== 'token_not_renewed' ? call : undefined;
  return recordAttempt(step, failure, {
    retryAfterSeconds,
    also: async (tx) => {
      if (!counted) return;
      await recordCircuitFailure(tx, counted.circuit, failure, { isTrial: counted.isTrial, retryAfterSeconds });
    },
  });
}

// Lasts until a listing shows the account again.
async function markUnavailable({ orgId, kind, subjectId }: StepRef): Promise<void> {
  if (subjectId === null || kind === 'posts') return;
  await withOrg(orgId, (tx) =>
    tx
      .update(adAccounts)
      .set({ externalStatus: UNAVAILABLE_ACCOUNT })
      .where(and(eq(adAccounts.orgId, orgId), eq(adAccounts.id, subjectId))),
  );
}
