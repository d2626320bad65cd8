import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { dashboardViews } from './dashboard-views';
import { memberships } from './memberships';

// The view that the dashboard opens for a person. The organization's default is a column of dashboard_views.
export const dashboardDefaults = pgTable(
  'dashboard_defaults',
  {
    orgId: uuid('org_id').notNull(),
    userId: uuid('user_id').notNull(),
    viewId: uuid('view_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.userId] }),
    index('dashboard_defaults_view').on(table.orgId, table.viewId),
    foreignKey({
      columns: [table.orgId, table.userId],
      foreignColumns: [memberships.orgId, memberships.userId],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.orgId, table.viewId],
      foreignColumns: [dashboardViews.orgId, dashboardViews.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
);
