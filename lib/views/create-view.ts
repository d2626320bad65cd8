import 'server-only';
import { lockOrganization } from '@/db/lock-organization';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { requireView } from './require-view';
import { requireViewFilter } from './require-view-filter';
import { requireViewLimit } from './require-view-limit';
import type { ViewDto, ViewInput } from './schema';

/**
 * A view of the organization is audited. @throws AppError `forbidden` for one of the organization below marketer;
 * `invalid_input`; `not_found` for an account, campaign or label that is not the organization's; `conflict` above the limit
 */
export async function createView(session: SessionWith<'viewer'>, input: ViewInput): Promise<ViewDto> {
  requireRole(session, input.scope === 'organization' ? 'marketer' : 'viewer');
  const { orgId, user, actor } = session;
  const ownerId = input.scope === 'person' ? user.id : null;
  return withOrg(orgId, async (tx) => {
    await lockOrganization(tx, orgId);
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
    await requireViewLimit(tx, orgId, ownerId);
    if (ownerId === null) await recordAudit(tx, orgId, actor, 'view.created', row.id);
    return requireView(tx, session, row.id);
  });
}
