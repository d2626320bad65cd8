import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError } from '@/lib/errors';
import { requireEditableView } from './require-editable-view';
import { requireView } from './require-view';
import { requireViewFilter } from './require-view-filter';
import type { ViewChanges, ViewDto } from './schema';

/**
 * A view of the organization is audited. @throws AppError `not_found`; `forbidden` for one of the organization below
 * marketer; `invalid_input`; `conflict` when the version is no longer the given one: the message names who changed it
 */
export async function updateView(
  session: SessionWith<'viewer'>,
  viewId: string,
  { version, name, filter, layout }: ViewChanges,
): Promise<ViewDto> {
  requireRole(session, 'viewer');
  const { orgId, user, actor } = session;
  return withOrg(orgId, async (tx) => {
    const { scope } = await requireEditableView(tx, session, viewId);
    const changes = {
      ...(name === undefined ? {} : { name }),
      ...(filter === undefined ? {} : { filter: await requireViewFilter(tx, session, filter) }),
      ...(layout === undefined ? {} : { layout }),
    };
    const [updated] = await tx
      .update(dashboardViews)
      .set({ ...changes, version: sql`${dashboardViews.version} + 1`, updatedBy: user.id, updatedAt: sql`now()` })
      .where(and(eq(dashboardViews.orgId, orgId), eq(dashboardViews.id, viewId), eq(dashboardViews.version, version)))
      .returning({ id: dashboardViews.id });
    // A concurrent change has committed: it is read again.
    const view = await requireView(tx, session, viewId);
    if (!updated) throw viewChanged(view.updatedBy);
    if (scope === 'organization') {
      await recordAudit(tx, orgId, actor, 'view.updated', viewId, { fields: Object.keys(changes) });
    }
    return view;
  });
}

function viewChanged(person: string | null): AppError {
  return new AppError(
    'conflict',
    `The view was changed by ${person ?? 'another person'} since this version was read.`,
    {
      messageKey: person === null ? 'viewChanged' : 'viewChangedBy',
      values: person === null ? {} : { person },
      invalidParams: [{ name: 'body.version', reason: 'is not the current version' }],
    },
  );
}
