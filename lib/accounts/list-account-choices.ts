import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { byLanguage } from '@/db/by-language';
import { withOrg } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import { accountLabel } from './account-label';

interface AccountChoice {
  id: string;
  platform: PlatformId;
  name: string;
  // Null: a profile.
  currency: string | null;
}

/** The chosen ad accounts or profiles by name, for a filter. */
export function listAccountChoices(orgId: AuthorizedOrgId, kind: 'ad_account' | 'profile'): Promise<AccountChoice[]> {
  const ofKind =
    kind === 'ad_account'
      ? sql`select a.id, a.platform, ${accountLabel()} as name, a.currency from ad_accounts a`
      : sql`select a.id, a.platform, a.name, null as currency from profiles a`;
  return withOrg(orgId, (tx) =>
    tx.execute<AccountChoice & Record<string, unknown>>(
      sql`${ofKind} where a.org_id = ${orgId} and a.selected order by a.platform, ${byLanguage(sql`a.name`)}, a.id`,
    ),
  );
}
