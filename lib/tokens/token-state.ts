import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import { secondsUntil } from '@/lib/claims/lease';
import { notFound } from '@/lib/errors';
import type { Platform } from '@/lib/platforms/platform';
import type { PlatformSource } from './platform-config';
import { reauthRequired } from './require-reauth';
import { openTokens, type Tokens } from './sealed-tokens';

// Clocks of this product and of platforms may differ by so much.
const SKEW_SECONDS = 300;

/** All times are judged by the database's clock, since the clocks of processes differ. */
export interface TokenState {
  orgId: AuthorizedOrgId;
  integrationId: string;
  platform: Platform;
  tokens: Tokens;
  version: number;
  // Due for renewal, or an exchange was left open.
  due: boolean;
  ended: boolean;
  longEnded: boolean;
  // Null: the platform may be called now.
  waitSeconds: number | null;
  ageSeconds: number;
}

const { refreshDueAt, exchangeSentAt, expiresAt, retryAt, refreshedAt } = integrationCredentials;

/**
 * @throws AppError `not_found`; `reauth_required`; `unavailable` when the tokens cannot be decrypted or the platform is
 *   not configured
 */
export async function loadTokenState(
  orgId: AuthorizedOrgId,
  integrationId: string,
  platformOf: PlatformSource,
): Promise<TokenState> {
  return withOrg(orgId, async (tx) => {
    const [row] = await tx
      .select({
        integration: integrations,
        credentials: integrationCredentials,
        due: sql<boolean>`${refreshDueAt} <= now() or ${exchangeSentAt} is not null`,
        ended: sql<boolean>`${expiresAt} <= now()`,
        longEnded: sql<boolean>`${expiresAt} <= now() - make_interval(secs => ${SKEW_SECONDS})`,
        wait: secondsUntil(retryAt),
        untilStored: secondsUntil(refreshedAt),
      })
      .from(integrations)
      .leftJoin(
        integrationCredentials,
        and(
          eq(integrationCredentials.orgId, integrations.orgId),
          eq(integrationCredentials.integrationId, integrations.id),
        ),
      )
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)));
    if (!row) throw notFound();
    const { integration, credentials } = row;
    const hasEnded = ['reauth_required', 'revoked', 'disconnected'].includes(integration.status);
    if (hasEnded || !credentials) throw reauthRequired(integration.statusReason ?? 'token_revoked');
    return {
      orgId,
      integrationId,
      platform: platformOf(integration.platform as Platform['id']),
      tokens: await openTokens(tx, credentials, credentials),
      version: credentials.version,
      // SQL null of a time that is not set.
      due: row.due === true,
      ended: row.ended === true,
      longEnded: row.longEnded === true,
      waitSeconds: row.wait !== null && row.wait > 0 ? row.wait : null,
      ageSeconds: -(row.untilStored ?? 0),
    };
  });
}
