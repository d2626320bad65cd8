import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { byLanguage } from '@/db/by-language';
import { adAccounts } from '@/db/schema/ad-accounts';
import { heldFigures } from '@/db/schema/held-figures';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import { accountLabel } from '@/lib/accounts/account-label';

export function readHeldAccounts(tx: Tx, orgId: AuthorizedOrgId) {
  return tx
    .select({
      adAccountId: adAccounts.id,
      integrationId: integrations.id,
      platform: adAccounts.platform,
      name: accountLabel('ad_accounts'),
      currency: adAccounts.currency,
      doubt: heldFigures.doubt,
      change: heldFigures.change,
      since: heldFigures.since,
      lastSeenAt: heldFigures.lastSeenAt,
    })
    .from(heldFigures)
    .innerJoin(adAccounts, and(eq(adAccounts.orgId, heldFigures.orgId), eq(adAccounts.id, heldFigures.adAccountId)))
    .innerJoin(
      integrations,
      and(eq(integrations.orgId, adAccounts.orgId), eq(integrations.id, adAccounts.integrationId)),
    )
    .where(
      and(
        eq(heldFigures.orgId, orgId),
        isNull(heldFigures.acceptedAt),
        eq(adAccounts.selected, true),
        ne(integrations.status, 'disconnected'),
      ),
    )
    .orderBy(byLanguage(adAccounts.name), asc(adAccounts.id));
}
