import { sql } from 'drizzle-orm';
import { check, date, foreignKey, numeric, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { createdAt, instant } from './columns';
import { organizations } from './organizations';

// 1 `base` = `rate` `quote` from `date` until the next row. Official pegs are constants of lib/metrics.
export const fxRates = pgTable(
  'fx_rates',
  {
    orgId: uuid('org_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    base: text('base').notNull(),
    quote: text('quote').notNull(),
    rate: numeric('rate', { precision: 20, scale: 10 }).notNull(),
    source: text('source').notNull(),
    observedAt: instant('observed_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.base, table.quote, table.date] }),
    foreignKey({ columns: [table.orgId], foreignColumns: [organizations.id] }).onDelete('cascade'),
    check('fx_rates_rate', sql`${table.rate} > 0`),
    tenantPolicy(),
  ],
);
