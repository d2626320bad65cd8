import { and, eq, isNull } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { labels } from '@/db/schema/labels';
import type { Tx } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { KpiScope } from './schema';

/**
 * The columns of a scope. A label is locked, so that it is not deleted meanwhile.
 * @throws AppError `not_found` for an account or label of another organization or none
 */
export async function requireScope(tx: Tx, orgId: AuthorizedOrgId, scope: KpiScope) {
  const nothing = { platform: null, adAccountId: null, labelId: null };
  if (scope === null) return nothing;
  if (scope.kind === 'platform') return { ...nothing, platform: scope.platform };
  if (scope.kind === 'label') {
    const [label] = await tx
      .select({ id: labels.id })
      .from(labels)
      .where(and(eq(labels.orgId, orgId), eq(labels.id, scope.labelId), isNull(labels.deletedAt)))
      .for('share');
    if (!label) throw notFound();
    return { ...nothing, labelId: label.id };
  }
  const [account] = await tx
    .select({ id: adAccounts.id })
    .from(adAccounts)
    .where(and(eq(adAccounts.orgId, orgId), eq(adAccounts.id, scope.accountId)));
  if (!account) throw notFound();
  return { ...nothing, adAccountId: account.id };
}
