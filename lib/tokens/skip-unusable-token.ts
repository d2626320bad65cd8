import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { withOrg } from '@/db/tenant';
import { secondsAhead } from '@/lib/claims/lease';
import { retryDelay } from '@/lib/claims/retry-delay';
import { AppError } from '@/lib/errors';
import { renewalRetries } from './renewal-retries';
import { recordTokenEvent, sweepActor } from './token-events';

const codes: Record<string, string> = {
  credentialUnreadable: 'credential_unreadable',
  encryptionKeyMissing: 'encryption_key_missing',
  platformNotAvailable: 'platform_not_available',
};

export function unusableTokenCode(error: unknown): string | undefined {
  return error instanceof AppError ? codes[error.messageKey] : undefined;
}

/**
 * Delays a due token that this installation cannot decrypt, or of a platform without configuration: at the head of
 * every sweep it would block the others. Ignores other errors.
 */
export async function skipUnusableToken(orgId: AuthorizedOrgId, integrationId: string, error: AppError): Promise<void> {
  const errorCode = unusableTokenCode(error);
  if (!errorCode) return;
  await withOrg(orgId, async (tx) => {
    const mine = sql`${integrationCredentials.orgId} = ${orgId} and ${integrationCredentials.integrationId} = ${integrationId}`;
    const [row] = await tx.select().from(integrationCredentials).where(mine).for('update');
    if (!row) return;
    const failures = row.failures + 1;
    const [written] = await tx
      .update(integrationCredentials)
      .set({ failures, retryAt: secondsAhead(retryDelay(renewalRetries, failures)) })
      .where(mine)
      .returning({ retryAt: integrationCredentials.retryAt });
    await recordTokenEvent(tx, orgId, {
      actor: sweepActor,
      integrationId,
      cause: 'due',
      outcome: 'retry_wait',
      errorClass: 'permanent',
      errorCode,
      failures,
      version: row.version,
      tokenExpiresAt: row.expiresAt,
      retryAt: written?.retryAt ?? null,
    });
  });
}
