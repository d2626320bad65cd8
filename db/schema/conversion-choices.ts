import { sql } from 'drizzle-orm';
import { check, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { instant } from './columns';
import { organizations } from './organizations';

// Which actions of a platform count. Without a row, or with null, the platform's default holds.
export const conversionChoices = pgTable(
  'conversion_choices',
  {
    orgId: uuid('org_id').notNull(),
    platform: text('platform').notNull(),
    conversions: text('conversions').array(),
    // Their value is the conversion value. Each is among `conversions`.
    sales: text('sales').array(),
    // The id of a person or an API token; null: a release changed the platform's default.
    updatedBy: uuid('updated_by'),
    updatedAt: instant('updated_at').notNull(),
    // Null: stored facts may still have the figures of an earlier choice.
    recountedAt: instant('recounted_at'),
    // When its recount was requested or made progress last.
    lastEventAt: instant('last_event_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.platform] }),
    foreignKey({ columns: [table.orgId], foreignColumns: [organizations.id] }).onDelete('cascade'),
    check('conversion_choices_sales', sql`${table.sales} <@ ${table.conversions}`),
    check('conversion_choices_both', sql`(${table.conversions} is null) = (${table.sales} is null)`),
    tenantPolicy(),
    ...systemPolicies('select', 'update'),
  ],
);
