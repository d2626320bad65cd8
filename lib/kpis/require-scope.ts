import { and, eq } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import type { Tx } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { KpiScope } from './schema';

/** The columns of a scope. @throws AppError `not_found` for an account of another organization or none */
export async function requireScope(tx: Tx, orgId: AuthorizedOrgId, scope: KpiScope) {
  if (scope?.kind !== 'account') return { platform: scope?.platform ?? null, adAccountId: null };
  const [account] = await tx
    .select({ id: adAccounts.id })
    .from(adAccounts)
    .where(and(eq(adAccounts.orgId, orgId), eq(adAccounts.id, scope.accountId)));
  if (!account) throw notFound();
  return { platform: null, adAccountId: account.id };
}
