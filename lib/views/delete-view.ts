import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { requireEditableView } from './require-editable-view';

/**
 * `restoreView` takes it back for a day. A view of the organization is audited. @throws AppError `not_found`; `forbidden`
 * for one of the organization below marketer
 */
export async function deleteView(session: SessionWith<'viewer'>, viewId: string): Promise<void> {
  requireRole(session, 'viewer');
  const { orgId, actor } = session;
  await withOrg(orgId, async (tx) => {
    const { scope } = await requireEditableView(tx, session, viewId);
    const ofOrganization = eq(dashboardViews.orgId, orgId);
    await tx
      .delete(dashboardViews)
      .where(and(ofOrganization, sql`${dashboardViews.deletedAt} < now() - interval '1 day'`));
    await tx
      .update(dashboardViews)
      .set({ deletedAt: sql`now()` })
      .where(and(ofOrganization, eq(dashboardViews.id, viewId)));
    if (scope === 'organization') await recordAudit(tx, orgId, actor, 'view.deleted', viewId);
  });
}
