import { and, eq, isNull, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { adIssues } from '@/db/schema/ad-issues';
import { campaigns } from '@/db/schema/campaigns';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import { accountLabel } from '@/lib/accounts/account-label';
import type { ReviewIssue } from './review-causes';

export async function readReviewIssues(tx: Tx, orgId: AuthorizedOrgId): Promise<ReviewIssue[]> {
  const rows = await tx
    .select({
      issue: adIssues,
      integrationId: integrations.id,
      platform: adAccounts.platform,
      accountName: accountLabel('ad_accounts'),
      campaign: { id: campaigns.id, name: campaigns.name },
    })
    .from(adIssues)
    .innerJoin(adAccounts, and(eq(adAccounts.orgId, adIssues.orgId), eq(adAccounts.id, adIssues.adAccountId)))
    .innerJoin(
      integrations,
      and(eq(integrations.orgId, adAccounts.orgId), eq(integrations.id, adAccounts.integrationId)),
    )
    .leftJoin(
      campaigns,
      and(
        eq(campaigns.orgId, adIssues.orgId),
        eq(campaigns.adAccountId, adIssues.adAccountId),
        eq(campaigns.externalId, adIssues.externalId),
        eq(adIssues.level, 'campaign'),
      ),
    )
    .where(
      and(
        eq(adIssues.orgId, orgId),
        isNull(adIssues.resolvedAt),
        eq(adAccounts.selected, true),
        ne(integrations.status, 'disconnected'),
      ),
    );
  return rows.map(({ issue, ...where }) => ({ ...issue, ...where }));
}
