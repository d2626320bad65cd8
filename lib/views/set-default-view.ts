import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { dashboardDefaults } from '@/db/schema/dashboard-defaults';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { organizations } from '@/db/schema/organizations';
import { type Tx, withOrg } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { AppError } from '@/lib/errors';
import { requireView } from './require-view';
import type { DefaultViewInput, ViewDto } from './schema';

/**
 * What the dashboard opens for the person, or for members without a default of their own; the earlier default ends. The
 * organization's is audited. @throws AppError `not_found`; `forbidden` for the organization's below marketer;
 * `invalid_input` for a personal view as the organization's
 */
export async function setDefaultView(
  session: SessionWith<'viewer'>,
  viewId: string,
  { scope, isDefault }: DefaultViewInput,
): Promise<ViewDto> {
  requireRole(session, 'viewer');
  return withOrg(session.orgId, async (tx) => {
    const view = await requireView(tx, session, viewId);
    if (scope === 'person') await setOwnDefault(tx, session, viewId, isDefault);
    else await setOrganizationDefault(tx, session, view, isDefault);
    return requireView(tx, session, viewId);
  });
}

async function setOwnDefault(
  tx: Tx,
  { orgId, user }: SessionWith<'viewer'>,
  viewId: string,
  isDefault: boolean,
): Promise<void> {
  const ofPerson = and(eq(dashboardDefaults.orgId, orgId), eq(dashboardDefaults.userId, user.id));
  if (!isDefault) {
    await tx.delete(dashboardDefaults).where(and(ofPerson, eq(dashboardDefaults.viewId, viewId)));
    return;
  }
  await tx
    .insert(dashboardDefaults)
    .values({ orgId, userId: user.id, viewId })
    .onConflictDoUpdate({ target: [dashboardDefaults.orgId, dashboardDefaults.userId], set: { viewId } });
}

async function setOrganizationDefault(
  tx: Tx,
  session: SessionWith<'viewer'>,
  view: ViewDto,
  isDefault: boolean,
): Promise<void> {
  const { orgId, actor } = session;
  requireRole(session, 'marketer');
  if (view.scope === 'person') {
    throw new AppError('invalid_input', "A personal view cannot be the organization's default.", {
      invalidParams: [{ name: 'body.scope', reason: 'must be person for a personal view' }],
    });
  }
  if (view.isOrganizationDefault === isDefault) return;
  const ofOrganization = eq(dashboardViews.orgId, orgId);
  // Two people who choose at the same moment would leave two.
  await tx.select({ id: organizations.id }).from(organizations).where(eq(organizations.id, orgId)).for('update');
  await tx
    .update(dashboardViews)
    .set({ isDefault: false })
    .where(and(ofOrganization, eq(dashboardViews.isDefault, true), ne(dashboardViews.id, view.id)));
  await tx
    .update(dashboardViews)
    .set({ isDefault })
    .where(and(ofOrganization, eq(dashboardViews.id, view.id)));
  await recordAudit(tx, orgId, actor, isDefault ? 'view.default_set' : 'view.default_removed', view.id);
}
