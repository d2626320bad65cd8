import { withOrg } from '@/db/tenant';
import { type GrantHalf, loadLostReason } from '@/lib/accounts/grant-half';
import { loseAccounts } from '@/lib/accounts/hand-over';
import { AppError } from '@/lib/errors';
import type { Platform } from '@/lib/platforms/platform';
import { requireReauth } from '@/lib/tokens/require-reauth';
import { syncActor } from '@/lib/tokens/token-events';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { type CircuitRef, closeCircuit, noteCircuitFailure } from './circuit';
import { closeFailedStep, skipStep } from './close-step';
import { loadRun } from './load-run';
import { markUnavailable } from './mark-unavailable';
import { halfOf } from './plan';
import { noteAttempt, type RunFailure } from './run-failure';
import type { StepRef } from './step-state';
import { isReadThrough } from './subject-owner';

/** The call of the platform that failed, when it came that far. */
export interface FailedCall {
  /** Version of the credentials that it was called with. */
  tokenVersion: number;
  circuit: CircuitRef;
  /** It was the one try after the circuit's break. */
  isTrial: boolean;
  /** The part of the grant that it was called with. */
  part: { platform: Platform; half: GrantHalf };
}

/** Our own reasons that no retry mends, as codes of a run. */
const lastingReasons: Record<string, string> = {
  credentialUnreadable: 'credential_unreadable',
  encryptionKeyMissing: 'encryption_key_missing',
  platformNotAvailable: 'platform_not_available',
};

/**
 * Decides what a failed page means for its step and run.
 * @throws the error again when it is worth another try
 */
export async function handleStepError(
  step: StepRef,
  error: unknown,
  call: FailedCall | undefined,
): Promise<'failed' | 'done' | 'stopped'> {
  if (error instanceof VendorError) return handleVendorError(step, error, call);
  if (error instanceof AppError && error.code === 'reauth_required') {
    const errorCode = String(error.values.reason ?? 'token_revoked');
    const vendorRequestId = (error.cause instanceof VendorError && error.cause.vendorRequestId) || null;
    await closeFailedStep(step, { errorClass: 'reauth', errorCode, vendorRequestId });
    // A consent that ended stops what it covers; the rest of the run continues.
    return (await lostReasonOf(step)) === null ? 'stopped' : 'failed';
  }
  const errorCode = error instanceof AppError ? lastingReasons[error.messageKey] : undefined;
  if (!errorCode) throw error;
  await closeFailedStep(step, { errorClass: 'permanent', errorCode, vendorRequestId: null });
  return 'stopped';
}

async function handleVendorError(
  step: StepRef,
  error: VendorError,
  call: FailedCall | undefined,
): Promise<'failed' | 'done' | 'stopped'> {
  const { errorClass, code: errorCode, vendorRequestId = null } = error;
  const failure = { errorClass, errorCode, vendorRequestId };
  if (errorClass === 'transient' || errorClass === 'rate_limited') {
    await noteRetriable(step, error, failure, call);
    throw error;
  }
  // However it answers, it answers: that is no reason to leave the account alone.
  if (call) await withOrg(step.orgId, (tx) => closeCircuit(tx, call.circuit));
  if (errorCode === 'permission_missing') {
    const lost = await lostReasonOf(step);
    if (lost !== null) {
      await closeFailedStep(step, { ...failure, errorCode: lost });
      return 'failed';
    }
    // A list that the person declined to show is not ours to read: what is known of it stays, nothing has failed.
    const declinedList = step.subjectId === null;
    if (!declinedList && (await isTakenOver(step))) return 'done';
    await closeFailedStep(step, failure, { counts: !declinedList, tokenVersion: call?.tokenVersion });
    return declinedList ? 'done' : 'failed';
  }
  if (errorCode === 'account_unavailable' && (await isTakenOver(step))) return 'done';
  await closeFailedStep(step, failure);
  if (errorCode === 'account_unavailable') await markUnavailable(step);
  // One account that is closed or broken must not stop the others.
  if (errorClass === 'permanent') return 'failed';
  if (call) {
    const { circuit, tokenVersion: version } = call;
    const event = { actor: syncActor, cause: 'rejected' as const, ...failure };
    const dead = { reason: errorCode, version, part: call.part, event };
    await requireReauth(step.orgId, circuit.integrationId, dead);
  }
  return (await lostReasonOf(step)) === null ? 'stopped' : 'failed';
}

/** Whether another integration reads from now on what the platform refuses this one. */
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

/** Why the consent that the step reads with has ended; null: it has not, or the whole grant has. */
function lostReasonOf(step: StepRef): Promise<string | null> {
  const { orgId, runId } = step;
  return withOrg(orgId, async (tx) => {
    const { integrationId } = await loadRun(tx, orgId, runId);
    return loadLostReason(tx, orgId, integrationId, halfOf(step));
  });
}

/** Notes an attempt on the run, its step and, when the platform itself failed, on the account's circuit. */
function noteRetriable(
  step: StepRef,
  { retryAfterSeconds }: VendorError,
  failure: RunFailure,
  call: FailedCall | undefined,
): Promise<void> {
  // Renewing a token has its own pace, and says nothing about the account.
  const counted = call && failure.errorCode !== 'token_not_renewed' ? call : undefined;
  return noteAttempt(step, failure, {
    retryAfterSeconds,
    also: async (tx) => {
      if (!counted) return;
      await noteCircuitFailure(tx, counted.circuit, failure, { isTrial: counted.isTrial, retryAfterSeconds });
    },
  });
}
