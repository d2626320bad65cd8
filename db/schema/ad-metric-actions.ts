import { bigint, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { decimal, instant } from './columns';

const counted = {
  // As the platform names it.
  action: text('action').notNull(),
  conversions: decimal('conversions').notNull(),
  // In the currency of the fact. Null: the campaign has never reported a value for this action.
  valueMicros: bigint('value_micros', { mode: 'bigint' }),
};

// What the platform reports, whatever the organization counts: `ad_metrics` has the sums that its choice gives.
export const adMetricActions = pgTable(
  'ad_metric_actions',
  {
    orgId: uuid('org_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    ...counted,
    firstSeenAt: instant('first_seen_at').notNull(),
    observedAt: instant('observed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.campaignId, table.date, table.action] }), tenantPolicy()],
);

export const adMetricActionRevisions = pgTable(
  'ad_metric_action_revisions',
  {
    orgId: uuid('org_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    ...counted,
    observedAt: instant('observed_at').notNull(),
    supersededAt: instant('superseded_at').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'ad_metric_action_revisions_pk',
      columns: [table.orgId, table.campaignId, table.date, table.action, table.observedAt],
    }),
    tenantPolicy(),
  ],
);
