import { and, inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { type Tx, withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { isIntegration, isVersion, lockVersion } from './refresh-lease';
import { settleAlerts } from './settle-alerts';
import { recordTokenEvent, type TokenEvent } from './token-events';

/** The error of everything that needs a grant which is dead. `reason` is a closed code. */
export function reauthRequired(reason: string, cause?: unknown): AppError {
  return new AppError('reauth_required', 'Access to the platform has ended: reconnect the account.', {
    values: { reason },
    cause,
  });
}

/** A grant that turned out to be dead. */
export interface DeadGrant {
  /** Closed code, a key below `syncErrors` in the message files. */
  reason: string;
  /** Of the credentials that were refused: when someone reconnected or renewed meanwhile, theirs are left alone. */
  version: number;
  /** Who found out, by what, and what the platform said. */
  event: Pick<TokenEvent, 'actor' | 'cause'> & Partial<TokenEvent>;
}

/**
 * `requireReauth` inside a transaction of the caller, who settles the alerts after it.
 * @returns whether this call was the one that noted it
 */
export async function markReauthRequired(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  { reason, version, event }: DeadGrant,
): Promise<boolean> {
  const credentials = await lockVersion(tx, { orgId, integrationId, version });
  if (!credentials) return false;
  const [changed] = await tx
    .update(integrations)
    .set({ status: 'reauth_required', statusReason: reason })
    .where(
      and(
        isIntegration(orgId, integrationId),
        inArray(integrations.status, ['choosing_accounts', 'active', 'refreshing', 'retry_wait']),
      ),
    )
    .returning({ platform: integrations.platform });
  if (!changed) return false;
  const failures = credentials.failures + 1;
  await tx
    .update(integrationCredentials)
    .set({ failures, leaseHolder: null, leaseUntil: null, retryAt: null, exchangeSentAt: null })
    .where(isVersion({ orgId, integrationId, version }));
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
  logger.warn({ orgId, integrationId, platform: changed.platform, reason }, 'integration needs reconnection');
  return true;
}

/** Notes, once, that a person must reconnect: on the integration, in both logs, as an alert. */
export async function requireReauth(orgId: AuthorizedOrgId, integrationId: string, dead: DeadGrant): Promise<void> {
  const noted = await withOrg(orgId, (tx) => markReauthRequired(tx, orgId, integrationId, dead));
  if (noted) await settleAlerts(orgId);
}
