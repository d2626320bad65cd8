import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import type { PlatformId } from '@/lib/platform-ids';
import type { TokenGrant } from '@/lib/platforms/platform';
import { sealTokens } from '../sealed-tokens';

interface PlantedGrant extends TokenGrant {
  platform: PlatformId;
  consents: string[];
  refreshDueAt: Date | null;
}

export function plantGrant({ orgId, user }: OrgSession, grant: PlantedGrant): Promise<string> {
  const { platform, consents, expiresAt, refreshDueAt } = grant;
  const now = new Date();
  return withOrg(orgId, async (tx) => {
    const [integration] = await tx
      .insert(integrations)
      .values({
        orgId,
        platform,
        externalUserId: `person of ${platform}`,
        displayName: 'Noura',
        status: 'active',
        consentsGranted: consents,
        connectedBy: user.id,
        connectedAt: now,
      })
      .returning({ id: integrations.id });
    if (!integration) throw new Error('The insert of an integration returned no row.');
    const { id } = integration;
    const sealed = await sealTokens(tx, grant, { orgId, integrationId: id });
    const row = { ...sealed, orgId, integrationId: id, expiresAt, refreshDueAt, refreshedAt: now };
    await tx.insert(integrationCredentials).values(row);
    return id;
  });
}
