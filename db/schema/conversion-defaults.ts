import { pgTable, text } from 'drizzle-orm/pg-core';
import { sharedPolicies } from '../policies';
import { instant } from './columns';

// The defaults of the platforms by which stored facts are counted where an organization has no choice of its own.
export const conversionDefaults = pgTable(
  'conversion_defaults',
  {
    platform: text('platform').primaryKey(),
    conversions: text('conversions').array().notNull(),
    sales: text('sales').array().notNull(),
    // When the installation counted by them first.
    appliedAt: instant('applied_at').notNull(),
  },
  () => sharedPolicies('insert', 'update'),
);
