import { bigint, date, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { adAccounts } from './ad-accounts';
import { instant } from './columns';

// Over whole days of the account's time zone. Null figures: the platform reports no totals.
export const accountReconciliations = pgTable(
  'account_reconciliations',
  {
    orgId: uuid('org_id').notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    windowFrom: date('window_from', { mode: 'string' }).notNull(),
    windowTo: date('window_to', { mode: 'string' }).notNull(),
    currency: text('currency').notNull(),
    accountSpendMicros: bigint('account_spend_micros', { mode: 'bigint' }).notNull(),
    campaignsSpendMicros: bigint('campaigns_spend_micros', { mode: 'bigint' }).notNull(),
    accountImpressions: bigint('account_impressions', { mode: 'number' }),
    campaignsImpressions: bigint('campaigns_impressions', { mode: 'number' }).notNull(),
    comparedAt: instant('compared_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.adAccountId] }),
    foreignKey({
      columns: [table.orgId, table.adAccountId],
      foreignColumns: [adAccounts.orgId, adAccounts.id],
    }).onDelete('cascade'),
    tenantPolicy(),
  ],
);
