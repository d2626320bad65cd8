import { bigint, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tenantPolicy } from '../policies';
import { decimal, instant } from './columns';

const facts = {
  impressions: bigint('impressions', { mode: 'number' }).notNull(),
  /** All clicks, as the platform counts them. */
  clicks: bigint('clicks', { mode: 'number' }).notNull(),
  /** Clicks that lead to the advertised destination; null where the platform does not tell them apart. */
  linkClicks: bigint('link_clicks', { mode: 'number' }),
  spendMicros: bigint('spend_micros', { mode: 'bigint' }).notNull(),
  conversions: decimal('conversions').notNull(),
  /** Null: the platform reported no value. Zero is a reported zero. */
  conversionValueMicros: bigint('conversion_value_micros', { mode: 'bigint' }),
  videoViews: bigint('video_views', { mode: 'number' }),
  /** People reached that day. Not additive: never summed over days or campaigns. */
  reach: bigint('reach', { mode: 'number' }),
};

/**
 * Facts of one campaign on one day of its ad account's time zone, in the account's currency, as the platform last
 * reported them. Partitioned by month of `date` (the partitions are made by SQL, see migrations). When a row was last
 * confirmed is kept once for its whole account instead of in each row: every reading takes back the rows of its window
 * that did not come, so a row that is there was last seen by the newest reading whose window held its day. That window
 * ends at the account's `readTo` and is the platform's look-back long; a day before it was seen last when it left it.
 */
export const adMetrics = pgTable(
  'ad_metrics',
  {
    orgId: uuid('org_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    adAccountId: uuid('ad_account_id').notNull(),
    currency: text('currency').notNull(),
    ...facts,
    /** When this day of this campaign was first reported to us, and when these values were first seen. */
    firstSeenAt: instant('first_seen_at').notNull(),
    observedAt: instant('observed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.campaignId, table.date] }), tenantPolicy()],
);

/** Values that a later report replaced or removed: with `ad_metrics` they tell what was known at any time. */
export const adMetricRevisions = pgTable(
  'ad_metric_revisions',
  {
    orgId: uuid('org_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    date: date('date', { mode: 'string' }).notNull(),
    currency: text('currency').notNull(),
    ...facts,
    observedAt: instant('observed_at').notNull(),
    /** When other values, or the row's absence, took their place. */
    supersededAt: instant('superseded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orgId, table.campaignId, table.date, table.observedAt] }), tenantPolicy()],
);
