import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { byLanguage } from '@/db/by-language';
import { adAccounts } from '@/db/schema/ad-accounts';
import { withOrg } from '@/db/tenant';
import { isPlatformId, type PlatformId } from '@/lib/platform-ids';
import { accountLabel } from './account-label';

export interface AdAccountName {
  id: string;
  platform: PlatformId;
  name: string;
}

/** Of the chosen accounts, by platform and name. */
export async function listAdAccounts(orgId: AuthorizedOrgId): Promise<AdAccountName[]> {
  const { id, platform, name, selected } = adAccounts;
  const rows = await withOrg(orgId, (tx) =>
    tx
      .select({ id, platform, name: accountLabel('ad_accounts') })
      .from(adAccounts)
      .where(and(eq(adAccounts.orgId, orgId), selected))
      .orderBy(platform, byLanguage(name), id),
  );
  return rows.flatMap((row) => (isPlatformId(row.platform) ? [{ ...row, platform: row.platform }] : []));
}
