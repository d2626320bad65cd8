import { sql } from 'drizzle-orm';
import { check, date, numeric, pgPolicy, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sharedPolicies, systemRole } from '../policies';
import { instant } from './columns';

// 1 euro = `rate` `currency`, as published for `date`. A published day stays as it was first stored: no role updates it,
// and only rates of the sandbox are deleted, when real ones arrive.
export const fxReferenceRates = pgTable(
  'fx_reference_rates',
  {
    currency: text('currency').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    rate: numeric('rate', { precision: 20, scale: 10 }).notNull(),
    source: text('source').notNull(),
    observedAt: instant('observed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.currency, table.date] }),
    check('fx_reference_rates_rate', sql`${table.rate} > 0`),
    ...sharedPolicies('insert'),
    pgPolicy('system_delete', { for: 'delete', to: systemRole, using: sql`${table.source} = 'sandbox'` }),
  ],
);
