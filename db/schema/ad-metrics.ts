import { bigint, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { decimal, instant } from './columns';

const facts = {
  impressions: bigint('impressions', { mode: 'number' }).notNull(),
  clicks: bigint('clicks', { mode: 'number' }).notNull(),
  linkClicks: bigint('link_clicks', { mode: 'number' }),
  spendMicros: bigint('spend_micros', { mode: 'bigint' }).notNull(),
  conversions: decimal('conversions').notNull(),
  // Null: not reported. Zero is a reported zero.
  conversionValueMicros: bigint('conversion_value_micros', { mode: 'bigint' }),
  videoViews: bigint('video_views', { mode: 'number' }),
  // Not additive: never sum reach over days or campaigns.
  reach: bigint('reach', { mode: 'number' }),
};

// A row has no time of its last reading: every reading removes the rows of its window that it did not return.
export const adMetrics = pgTable(
  'ad_metrics',
  {
    orgId: uuid('org_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    currency: text('currency').notNull(),
    ...facts,
    firstSeenAt: instant('first_seen_at').notNull(),
    observedAt: instant('observed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.campaignId, table.date] }), tenantPolicy()],
);

export const adMetricRevisions = pgTable(
  'ad_metric_revisions',
  {
    orgId: uuid('org_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    currency: text('currency').notNull(),
    ...facts,
    observedAt: instant('observed_at').notNull(),
    supersededAt: instant('superseded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.campaignId, table.date, table.observedAt] }), tenantPolicy()],
);
