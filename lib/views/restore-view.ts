import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { lockOrganization } from '@/db/lock-organization';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';
import { requireEditableView } from './require-editable-view';
import { requireViewLimit } from './require-view-limit';
import type { ViewDto } from './schema';

/**
 * Takes back a deletion within a day, with the defaults that nothing has replaced since. A view of the organization is
 * audited. @throws AppError `not_found` for a view that was not deleted or is gone; `forbidden`; `conflict` above the limit
 */
export async function restoreView(session: SessionWith<'viewer'>, viewId: string): Promise<ViewDto> {
  requireRole(session, 'viewer');
  const { orgId, user, actor } = session;
  return withOrg(orgId, async (tx) => {
    await lockOrganization(tx, orgId);
    const [restored] = await tx
      .update(dashboardViews)
      .set({ deletedAt: null })
      .where(
        and(
          eq(dashboardViews.orgId, orgId),
          eq(dashboardViews.id, viewId),
          or(isNull(dashboardViews.ownerId), eq(dashboardViews.ownerId, user.id)),
          sql`${dashboardViews.deletedAt} >= now() - interval '1 day'`,
        ),
      )
      .returning({ ownerId: dashboardViews.ownerId });
    if (!restored) throw notFound();
    await requireViewLimit(tx, orgId, restored.ownerId);
    const view = await requireEditableView(tx, session, viewId);
    if (view.scope === 'organization') await recordAudit(tx, orgId, actor, 'view.restored', viewId);
    return view;
  });
}
