import { bigint, date, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { systemPolicies, tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { decimal } from './columns';

export const orgDailyMetrics = pgTable(
  'org_daily_metrics',
  {
    orgId: uuid('org_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    platform: text('platform').notNull(),
    currency: text('currency').notNull(),
    impressions: bigint('impressions', { mode: 'number' }).notNull(),
    clicks: bigint('clicks', { mode: 'number' }).notNull(),
    spendMicros: bigint('spend_micros', { mode: 'bigint' }).notNull(),
    conversions: decimal('conversions').notNull(),
    conversionValueMicros: bigint('conversion_value_micros', { mode: 'bigint' }),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.date, table.adAccountId] }),
    foreignKey({
      columns: [table.orgId, table.adAccountId],
      foreignColumns: [adAccounts.orgId, adAccounts.id],
    }),
    tenantPolicy(),
    ...systemPolicies('select'),
  ],
);
