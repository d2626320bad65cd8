import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import type { TokenGrant } from '@/lib/platforms/platform';
import { readableTokens } from '@/lib/tokens/sealed-tokens';

type Which = { integrationId: string } | { platform: PlatformId; externalUserId: string };

/** Null when there are none, or they are unreadable. */
export async function findGrant(orgId: AuthorizedOrgId, which: Which): Promise<TokenGrant | null> {
  const integration =
    'integrationId' in which
      ? eq(integrations.id, which.integrationId)
      : and(eq(integrations.platform, which.platform), eq(integrations.externalUserId, which.externalUserId));
  return withOrg(orgId, async (tx) => {
    const [found] = await tx
      .select({ credentials: integrationCredentials })
      .from(integrations)
      .innerJoin(
        integrationCredentials,
        and(
          eq(integrationCredentials.orgId, integrations.orgId),
          eq(integrationCredentials.integrationId, integrations.id),
        ),
      )
      .where(and(eq(integrations.orgId, orgId), integration));
    if (!found) return null;
    const { credentials } = found;
    const tokens = await readableTokens(tx, credentials, credentials);
    return tokens && { ...tokens, expiresAt: credentials.expiresAt };
  });
}
