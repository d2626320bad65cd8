import 'server-only';
import { and, count, eq, isNull } from 'drizzle-orm';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError } from '@/lib/errors';
import { requireView } from './require-view';
import { requireViewFilter } from './require-view-filter';
import { MAX_VIEWS, type ViewDto, type ViewInput } from './schema';

/**
 * A view of the organization is audited. @throws AppError `forbidden` for one of the organization below marketer;
 * `invalid_input`; `not_found` for an account, campaign or label that is not the organization's; `conflict` above the limit
 */
export async function createView(session: SessionWith<'viewer'>, input: ViewInput): Promise<ViewDto> {
  requireRole(session, input.scope === 'organization' ? 'marketer' : 'viewer');
  const { orgId, user, actor } = session;
  const ownerId = input.scope === 'person' ? user.id : null;
  return withOrg(orgId, async (tx) => {
    const sameScope = ownerId === null ? isNull(dashboardViews.ownerId) : eq(dashboardViews.ownerId, ownerId);
    const kept = and(eq(dashboardViews.orgId, orgId), sameScope, isNull(dashboardViews.deletedAt));
    const [known] = await tx.select({ count: count() }).from(dashboardViews).where(kept);
    if ((known?.count ?? 0) >= MAX_VIEWS) {
      throw new AppError('conflict', `There are at most ${MAX_VIEWS} views: delete one first.`, {
        messageKey: 'tooManyViews',
        values: { most: MAX_VIEWS },
      });
    }
    const filter = await requireViewFilter(tx, session, input.filter);
    const [row] = await tx
      .insert(dashboardViews)
      .values({
        orgId,
        ownerId,
        name: input.name,
        filter,
        layout: input.layout,
        createdBy: user.id,
        updatedBy: user.id,
      })
      .returning({ id: dashboardViews.id });
    if (!row) throw new Error('An insert returned no row.');
    if (ownerId === null) await recordAudit(tx, orgId, actor, 'view.created', row.id);
    return requireView(tx, session, row.id);
  });
}
