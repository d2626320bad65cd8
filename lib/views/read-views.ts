import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { dashboardDefaults } from '@/db/schema/dashboard-defaults';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { memberships } from '@/db/schema/memberships';
import { users } from '@/db/schema/users';
import type { Tx } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { toLayout, toViewFilter, type ViewDto } from './schema';

/** Views of the organization and of the person, without deleted ones. A personal view of another person is never read. */
function whereVisible({ orgId, user }: Pick<SessionWith<'viewer'>, 'orgId' | 'user'>): SQL | undefined {
  return and(
    eq(dashboardViews.orgId, orgId),
    or(isNull(dashboardViews.ownerId), eq(dashboardViews.ownerId, user.id)),
    isNull(dashboardViews.deletedAt),
  );
}

/** By name. */
export async function readViews(tx: Tx, session: SessionWith<'viewer'>, condition?: SQL): Promise<ViewDto[]> {
  const { orgId, user } = session;
  const rows = await tx
    .select({
      id: dashboardViews.id,
      name: dashboardViews.name,
      ownerId: dashboardViews.ownerId,
      filter: dashboardViews.filter,
      layout: dashboardViews.layout,
      version: dashboardViews.version,
      isOrganizationDefault: dashboardViews.isDefault,
      defaultOf: dashboardDefaults.userId,
      updatedBy: users.name,
      updatedAt: dashboardViews.updatedAt,
    })
    .from(dashboardViews)
    .leftJoin(
      dashboardDefaults,
      and(
        eq(dashboardDefaults.orgId, orgId),
        eq(dashboardDefaults.viewId, dashboardViews.id),
        eq(dashboardDefaults.userId, user.id),
      ),
    )
    .leftJoin(memberships, and(eq(memberships.orgId, orgId), eq(memberships.userId, dashboardViews.updatedBy)))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(and(whereVisible(session), condition))
    .orderBy(sql`${dashboardViews.name} collate by_language`, asc(dashboardViews.id));
  return rows.map(({ ownerId, filter, layout, defaultOf, updatedAt, ...row }) => ({
    ...row,
    scope: ownerId === null ? 'organization' : 'person',
    filter: toViewFilter(filter),
    layout: toLayout(layout),
    isOwnDefault: defaultOf !== null,
    updatedAt: updatedAt.toISOString(),
  }));
}
