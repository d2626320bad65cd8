import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { organizations } from './organizations';

// What people wrote about days of the chart.
export const annotations = pgTable(
  'annotations',
  {
    orgId: uuid('org_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull().defaultRandom(),
    // Days of the organization's calendar.
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    text: text('text').notNull(),
    // Null: about all platforms.
    platform: text('platform'),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    // Kept for a day, so that it can be restored.
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.id] }),
    index('annotations_days').on(table.orgId, table.startsOn, table.id),
    check('annotations_period', sql`${table.endsOn} >= ${table.startsOn}`),
    tenantPolicy(),
  ],
);
