import { and, eq, isNull, ne } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { heldFigures } from '@/db/schema/held-figures';
import { integrations } from '@/db/schema/integrations';
import type { Tx } from '@/db/tenant';
import type { HeldAccount } from './held-causes';

/** Chosen ad accounts of living connections whose figures are held back. */
export function readHeldAccounts(tx: Tx, orgId: AuthorizedOrgId): Promise<HeldAccount[]> {
  return tx
    .select({
      adAccountId: adAccounts.id,
      integrationId: integrations.id,
      platform: adAccounts.platform,
      name: adAccounts.name,
      doubt: heldFigures.doubt,
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
    );
}
