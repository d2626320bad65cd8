import 'server-only';
import { and, inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { consentOf, type GrantHalf } from '@/lib/accounts/grant-half';
import { handOver } from '@/lib/accounts/hand-over';
import { recordAudit } from '@/lib/audit/record-audit';
import { invalidateOrg } from '@/lib/cache/cache';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { requestEvaluation } from '@/lib/outbox/evaluation-due';
import type { Platform } from '@/lib/platforms/platform';
import { recordLostConsents } from './lost-consents';
import { type LockedVersion, lockVersion, whereIntegration, whereVersion } from './refresh-lease';
import { readableTokens, sealTokens } from './sealed-tokens';
import { recordTokenEvent, type TokenEvent } from './token-events';

/** `reason`: a key below `syncErrors` in the message files. */
export function reauthRequired(reason: string, cause?: unknown): AppError {
  return new AppError('reauth_required', 'Access to the platform has ended: reconnect the account.', {
    values: { reason },
    cause,
  });
}

export interface RefusedGrant {
  reason: string;
  // Of the refused credentials; newer ones are left alone.
  version: number;
  // Left out: the whole grant was refused.
  part?: { platform: Platform; half: GrantHalf } | undefined;
  event: Pick<TokenEvent, 'actor' | 'cause'> & Partial<TokenEvent>;
}

/**
 * For a transaction of the caller, who invalidates the cached pages after it.
 * @returns what this call ended; nothing when it was recorded before
 */
export async function markReauthRequired(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  refused: RefusedGrant,
): Promise<'grant' | 'consent' | 'nothing'> {
  const { reason, version, event } = refused;
  const credentials = await lockVersion(tx, { orgId, integrationId, version });
  if (!credentials) return 'nothing';
  if (await endOneConsent(tx, orgId, credentials, refused)) {
    await requestEvaluation(tx, orgId);
    return 'consent';
  }
  const [changed] = await tx
    .update(integrations)
    .set({ status: 'reauth_required', statusReason: reason })
    .where(
      and(
        whereIntegration(orgId, integrationId),
        inArray(integrations.status, ['choosing_accounts', 'active', 'refreshing', 'retry_wait']),
      ),
    )
    .returning({ platform: integrations.platform });
  if (!changed) return 'nothing';
  const failures = credentials.failures + 1;
  await tx
    .update(integrationCredentials)
    .set({ failures, leaseHolder: null, leaseUntil: null, retryAt: null, exchangeSentAt: null })
    .where(whereVersion({ orgId, integrationId, version }));
  await recordTokenEvent(tx, orgId, {
    errorClass: 'reauth',
    errorCode: reason,
    ...event,
    integrationId,
    outcome: 'reauth_required',
    failures,
    version,
    tokenExpiresAt: credentials.expiresAt,
  });
  const system = { type: 'system' as const, id: null, requestId: null };
  await recordAudit(tx, orgId, system, 'integration.reauth_required', integrationId, { reason });
  await handOver(tx, orgId, integrationId);
  await requestEvaluation(tx, orgId);
  logger.warn({ orgId, integrationId, platform: changed.platform, reason }, 'integration needs reconnection');
  return 'grant';
}

async function endOneConsent(
  tx: Tx,
  orgId: AuthorizedOrgId,
  credentials: LockedVersion,
  { reason, part, event }: RefusedGrant,
): Promise<boolean> {
  const consent = part && consentOf(part.platform, part.half);
  if (!part || !consent) return false;
  const tokens = await readableTokens(tx, credentials, credentials);
  const rest = tokens && part.platform.oauth.withoutConsent({ ...tokens, expiresAt: credentials.expiresAt }, consent);
  if (!rest) return false;
  const { integrationId } = credentials;
  const version = credentials.version + 1;
  await tx
    .update(integrationCredentials)
    .set({
      ...(await sealTokens(tx, rest, { orgId, integrationId })),
      expiresAt: rest.expiresAt,
      // The lost consent may be the only one that is renewed.
      ...(rest.expiresAt === null ? { refreshDueAt: null, retryAt: null, exchangeSentAt: null, failures: 0 } : {}),
      version,
    })
    .where(whereVersion({ orgId, integrationId, version: credentials.version }));
  await recordLostConsents(tx, orgId, integrationId, [{ kind: consent, reason }], { ...event, version });
  return true;
}

/** Records once that a person must reconnect: on the integration, in both logs, and as an alert. */
export async function requireReauth(
  orgId: AuthorizedOrgId,
  integrationId: string,
  refused: RefusedGrant,
): Promise<'grant' | 'consent' | 'nothing'> {
  const ended = await withOrg(orgId, (tx) => markReauthRequired(tx, orgId, integrationId, refused));
  if (ended !== 'nothing') await invalidateOrg(orgId);
  return ended;
}
