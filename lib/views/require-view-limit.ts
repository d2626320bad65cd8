import { and, count, eq, isNull } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { dashboardViews } from '@/db/schema/dashboard-views';
import type { Tx } from '@/db/tenant';
import { AppError } from '@/lib/errors';
import { MAX_VIEWS } from './schema';

/**
 * After a view is added. `ownerId`: null for those of the organization. Needs `lockOrganization`.
 * @throws AppError `conflict` above the limit
 */
export async function requireViewLimit(tx: Tx, orgId: AuthorizedOrgId, ownerId: string | null): Promise<void> {
  const ofScope = ownerId === null ? isNull(dashboardViews.ownerId) : eq(dashboardViews.ownerId, ownerId);
  const kept = and(eq(dashboardViews.orgId, orgId), ofScope, isNull(dashboardViews.deletedAt));
  const [known] = await tx.select({ count: count() }).from(dashboardViews).where(kept);
  if ((known?.count ?? 0) <= MAX_VIEWS) return;
  throw new AppError('conflict', `There are at most ${MAX_VIEWS} views: delete one first.`, {
    messageKey: 'tooManyViews',
    values: { most: MAX_VIEWS },
  });
}
