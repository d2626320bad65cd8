import 'server-only';
import { and, eq, exists, isNull, or, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { dashboardDefaults } from '@/db/schema/dashboard-defaults';
import { dashboardViews } from '@/db/schema/dashboard-views';
import { withOrg } from '@/db/tenant';
import { toViewFilter, type ViewFilter } from './schema';
import { withoutVanished } from './without-vanished';

/**
 * Of views that several people open or someone opens first: the organization's, and personal ones that are a default. At
 * most `limit`: the organization's default, then those that are the default of most people, then the newest.
 */
export function listViewFilters(orgId: AuthorizedOrgId, limit: number): Promise<ViewFilter[]> {
  return withOrg(orgId, async (tx) => {
    const defaultOf = tx
      .select({ userId: dashboardDefaults.userId })
      .from(dashboardDefaults)
      .where(and(eq(dashboardDefaults.orgId, orgId), eq(dashboardDefaults.viewId, dashboardViews.id)));
    const rows = await tx
      .select({ filter: dashboardViews.filter })
      .from(dashboardViews)
      .where(
        and(
          eq(dashboardViews.orgId, orgId),
          isNull(dashboardViews.deletedAt),
          or(isNull(dashboardViews.ownerId), exists(defaultOf)),
        ),
      )
      .orderBy(
        sql`${dashboardViews.isDefault} desc`,
        sql`(select count(*) from ${defaultOf} people) desc`,
        sql`${dashboardViews.updatedAt} desc`,
      )
      .limit(limit);
    const filters: ViewFilter[] = [];
    for (const { filter } of rows) filters.push((await withoutVanished(tx, orgId, toViewFilter(filter))).filter);
    return filters;
  });
}
