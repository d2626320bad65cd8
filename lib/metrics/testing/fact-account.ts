import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import type { FactAccount } from '../write-daily-metrics';

export async function mintFactAccount(): Promise<FactAccount> {
  const { orgId, userId } = await mintOrganization();
  return withOrg(orgId, async (tx) => {
    const now = new Date();
    const [integration] = await tx
      .insert(integrations)
      .values({
        orgId,
        platform: 'meta',
        externalUserId: 'u',
        displayName: 'U',
        status: 'active',
        connectedBy: userId,
        connectedAt: now,
      })
      .returning();
    const account = { integrationId: integration?.id ?? '', platform: 'meta', externalId: 'act_1', name: 'A' };
    const [stored] = await tx
      .insert(adAccounts)
      .values({ ...account, orgId, currency: 'SAR', timeZone: 'UTC', observedAt: now })
      .returning();
    return { orgId, adAccountId: stored?.id ?? '', platform: 'meta' as const };
  });
}
