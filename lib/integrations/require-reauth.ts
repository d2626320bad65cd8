import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';

/** The error of everything that needs a grant which is dead. `reason` is a closed code. */
export function reauthRequired(reason: string, cause?: unknown): AppError {
  return new AppError('reauth_required', 'Access to the platform has ended: reconnect the account.', {
    values: { reason },
    cause,
  });
}

/**
 * Notes, once, that a person must reconnect. `version` is that of the credentials which the platform refused: when
 * someone reconnected meanwhile, their new grant is left alone.
 */
export async function requireReauth(
  orgId: AuthorizedOrgId,
  integrationId: string,
  reason: string,
  version: number,
): Promise<void> {
  await withOrg(orgId, async (tx) => {
    const [changed] = await tx
      .update(integrations)
      .set({ status: 'reauth_required', statusReason: reason })
      .where(
        and(
          eq(integrations.orgId, orgId),
          eq(integrations.id, integrationId),
          inArray(integrations.status, ['choosing_accounts', 'active', 'refreshing', 'retry_wait']),
          sql`exists (select 1 from integration_credentials c where c.org_id = ${integrations.orgId}
            and c.integration_id = ${integrations.id} and c.version = ${version})`,
        ),
      )
      .returning({ platform: integrations.platform });
    if (!changed) return;
    const system = { type: 'system' as const, id: null, requestId: null };
    await recordAudit(tx, orgId, system, 'integration.reauth_required', integrationId, { reason });
    logger.warn({ orgId, integrationId, platform: changed.platform, reason }, 'integration needs reconnection');
  });
}
