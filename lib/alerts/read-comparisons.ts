import { and, eq, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { accountReconciliations as compared } from '@/db/schema/account-reconciliations';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import { accountLabel } from '@/lib/accounts/account-label';
import type { AccountComparison } from './totals-causes';

export function readComparisons(tx: Tx, orgId: AuthorizedOrgId): Promise<AccountComparison[]> {
  return tx
    .select({
      adAccountId: adAccounts.id,
      integrationId: integrations.id,
      platform: adAccounts.platform,
      name: accountLabel('ad_accounts'),
      windowFrom: compared.windowFrom,
      windowTo: compared.windowTo,
      accountSpendMicros: compared.accountSpendMicros,
      campaignsSpendMicros: compared.campaignsSpendMicros,
      accountImpressions: compared.accountImpressions,
      campaignsImpressions: compared.campaignsImpressions,
      comparedAt: compared.comparedAt,
    })
    .from(compared)
    .innerJoin(adAccounts, and(eq(adAccounts.orgId, compared.orgId), eq(adAccounts.id, compared.adAccountId)))
    .innerJoin(
      integrations,
      and(eq(integrations.orgId, adAccounts.orgId), eq(integrations.id, adAccounts.integrationId)),
    )
    .where(and(eq(compared.orgId, orgId), eq(adAccounts.selected, true), ne(integrations.status, 'disconnected')));
}
