import { withOrg } from '@/db/tenant';
import { AppError } from '@/lib/errors';
import { requireReauth } from '@/lib/integrations/require-reauth';
import { syncActor } from '@/lib/integrations/token-events';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { loadRun } from './load-run';
import { failStep, noteAttempt } from './run-failure';
import type { StepRef } from './step-state';

/** Our own reasons that no retry mends, as codes of a run. */
const lastingReasons: Record<string, string> = {
  credentialUnreadable: 'credential_unreadable',
  encryptionKeyMissing: 'encryption_key_missing',
  platformNotAvailable: 'platform_not_available',
};

/**
 * Decides what a failed page means for its step and run.
 * @param tokenVersion version of the credentials that the platform was called with, when it came that far
 * @throws the error again when the engine should retry
 */
export async function settleFailure(
  step: StepRef,
  error: unknown,
  tokenVersion: number | undefined,
): Promise<'failed' | 'done' | 'stopped'> {
  if (error instanceof VendorError) return settleVendorError(step, error, tokenVersion);
  if (error instanceof AppError && error.code === 'reauth_required') {
    const errorCode = String(error.values.reason ?? 'token_revoked');
    const vendorRequestId = (error.cause instanceof VendorError && error.cause.vendorRequestId) || null;
    await failStep(step, { errorClass: 'reauth', errorCode, vendorRequestId });
    return 'stopped';
  }
  const errorCode = error instanceof AppError ? lastingReasons[error.messageKey] : undefined;
  if (!errorCode) throw error;
  await failStep(step, { errorClass: 'permanent', errorCode, vendorRequestId: null });
  return 'stopped';
}

async function settleVendorError(
  step: StepRef,
  error: VendorError,
  tokenVersion: number | undefined,
): Promise<'failed' | 'done' | 'stopped'> {
  const { errorClass, code: errorCode, vendorRequestId = null } = error;
  const failure = { errorClass, errorCode, vendorRequestId };
  if (errorClass === 'transient' || errorClass === 'rate_limited') {
    await noteAttempt(step, failure);
    throw error;
  }
  if (errorCode === 'permission_missing') {
    // A list that the person declined to show is not ours to read: what is known of it stays, nothing has failed.
    const declinedList = step.key === 'accounts' || step.key === 'profiles';
    await failStep(step, failure, { counts: !declinedList, tokenVersion });
    return declinedList ? 'done' : 'failed';
  }
  await failStep(step, failure);
  // One account that is closed or broken must not stop the others.
  if (errorClass === 'permanent') return 'failed';
  if (tokenVersion !== undefined) {
    const { integrationId } = await withOrg(step.orgId, (tx) => loadRun(tx, step.orgId, step.runId));
    const event = { actor: syncActor, cause: 'rejected' as const, ...failure };
    await requireReauth(step.orgId, integrationId, { reason: errorCode, version: tokenVersion, event });
  }
  return 'stopped';
}
