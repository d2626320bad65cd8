import { bigint, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { campaigns } from './campaigns';
import { instant } from './columns';

// What a reading of a campaign changed of its status and its budgets. Complete since `campaigns.changes_from`.
export const campaignChanges = pgTable(
  'campaign_changes',
  {
    orgId: uuid('org_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    // Of the reading: the change itself was between the reading before and this one.
    observedAt: instant('observed_at').notNull(),
    statusBefore: text('status_before').notNull(),
    status: text('status').notNull(),
    // In the currency of the campaign; null: no budget of its own.
    dailyBudgetMicrosBefore: bigint('daily_budget_micros_before', { mode: 'bigint' }),
    dailyBudgetMicros: bigint('daily_budget_micros', { mode: 'bigint' }),
    lifetimeBudgetMicrosBefore: bigint('lifetime_budget_micros_before', { mode: 'bigint' }),
    lifetimeBudgetMicros: bigint('lifetime_budget_micros', { mode: 'bigint' }),
  },
  (table) => [
    primaryKey({ columns: [table.orgId, table.campaignId, table.observedAt] }),
    foreignKey({ columns: [table.orgId, table.campaignId], foreignColumns: [campaigns.orgId, campaigns.id] }).onDelete(
      'cascade',
    ),
    tenantPolicy(),
  ],
);
