import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { memberships } from './memberships';
import { organizations } from './organizations';

export const dashboardViews = pgTable(
  'dashboard_views',
  {
    orgId: uuid('org_id').notNull(),
    id: uuid('id').notNull().defaultRandom(),
    // Null: of the organization. A personal view ends with the membership of its owner.
    ownerId: uuid('owner_id'),
    name: text('name').notNull(),
    // What lib/views/schema.ts and lib/views/layout.ts parse when they read it.
    filter: jsonb('filter').notNull(),
    layout: jsonb('layout').notNull(),
    // Rises with each change of name, filter or layout.
    version: integer('version').notNull().default(1),
    // Of the organization. A person's default is in dashboard_defaults.
    isDefault: boolean('is_default').notNull().default(false),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    // Can be restored for a day.
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    foreignKey({ columns: [table.orgId], foreignColumns: [organizations.id] }).onDelete('cascade'),
    foreignKey({
      columns: [table.orgId, table.ownerId],
      foreignColumns: [memberships.orgId, memberships.userId],
    }).onDelete('cascade'),
    uniqueIndex('dashboard_views_default').on(table.orgId).where(sql`${table.isDefault}`),
    check('dashboard_views_default_scope', sql`not ${table.isDefault} or ${table.ownerId} is null`),
    check('dashboard_views_name', sql`char_length(${table.name}) between 1 and 80`),
    tenantPolicy(),
  ],
);
