import { z } from 'zod';
import { openAlertSchema } from '@/lib/alerts/schema';
import { integrationStatus } from '@/lib/integrations/schema';
import { kpiProgressSchema } from '@/lib/kpis/schema';
import { countedConversionsSchema } from '@/lib/metrics/conversions/schema';
import { comparisons, type FigureFilter, periodPresets } from '@/lib/metrics/figure-filter';
import { moneySchema } from '@/lib/metrics/money-dto';
import { platformIds } from '@/lib/platform-ids';
import { usualEngagementSchema } from '@/lib/posts/schema';
import { syncStateSchema } from '@/lib/sync/schema';

// Amounts are decimal strings of micros with their currency; ratios are null when their denominator is 0; times are UTC.

const platform = z.enum(platformIds);
const instant = z.iso.datetime();
const day = z.iso.date();
const days = z.strictObject({ from: day, to: day });

// Empty lists restrict nothing.
const figureFilter = z.strictObject({
  preset: z.enum(periodPresets).nullable(),
  from: day,
  to: day,
  compare: z.enum(comparisons),
  previous: days.nullable(),
  platforms: z.array(platform),
  accounts: z.array(z.uuid()),
  campaigns: z.array(z.uuid()),
  labels: z.array(z.uuid()),
  currency: z.string(),
}) satisfies z.ZodType<FigureFilter>;

// No spend, no reported conversion value, or no known exchange rate.
const missingReason = z.enum(['no_spend', 'no_value_data', 'no_rate']);

// Every figure is null while no account has a known day in the period.
const advertisingTotals = z.strictObject({
  // Null as well: none of the spend has an exchange rate.
  spend: moneySchema.nullable(),
  impressions: z.int().nullable(),
  clicks: z.int().nullable(),
  // Decimal: platforms report fractions.
  conversions: z.string().nullable(),
  // Null as well: no platform reported a value in the period.
  conversionValue: moneySchema.nullable(),
  ctr: z.number().nullable(),
  cpc: moneySchema.nullable(),
  cpm: moneySchema.nullable(),
  cpa: moneySchema.nullable(),
  // A multiple of the spend of campaigns that report a value.
  roas: z.number().nullable(),
  // A fraction (0.42 = 42 %). `gross`: ROAS - 1, as the margin is unknown. `margin`: (value * margin - spend) / spend.
  roi: z.strictObject({
    value: z.number().nullable(),
    basis: z.enum(['gross', 'margin']),
    missingReason: missingReason.nullable(),
  }),
});

// Amounts without an exchange rate, left out of the totals.
const unconverted = z.array(z.strictObject({ spend: moneySchema, accounts: z.int() }));

const seriesPoint = z.strictObject({
  // The first day of the point.
  date: day,
  days: z.int(),
  // Null: unknown (a gap, not a zero).
  spendMicros: z.string().nullable(),
  impressions: z.int().nullable(),
  clicks: z.int().nullable(),
  conversions: z.string().nullable(),
  conversionValueMicros: z.string().nullable(),
  // The denominator of ROAS: spend of the campaigns that report a value in the period.
  valuedSpendMicros: z.string().nullable(),
  // Accounts that lack a day of the point, of all.
  partial: z.strictObject({ accounts: z.int(), of: z.int(), missing: z.array(z.string()) }).nullable(),
  // Money without an exchange rate is left out.
  unconverted: z.boolean(),
});

const comparisonGaps = ['off', 'includes_today', 'not_read_yet', 'no_earlier_days'] as const;

const overviewSchema = z.strictObject({
  advertising: advertisingTotals.extend({
    // Null: the filter compares with nothing.
    previous: advertisingTotals.nullable(),
    // Over the same days of each account in both periods; null: no account has any. `complete`: of all accounts, all days.
    comparison: z
      .strictObject({
        current: advertisingTotals,
        previous: advertisingTotals,
        accounts: z.strictObject({ compared: z.int(), of: z.int(), complete: z.boolean() }),
      })
      .nullable(),
    // Why there is no comparison.
    comparisonMissing: z.enum(comparisonGaps).nullable(),
    unconverted,
    // The totals add days of accounts in different time zones.
    mixedTimeZones: z.boolean(),
    // Platforms may still restate days from here on.
    restatedFrom: day.nullable(),
    // Accounts with delivery that lack days of the period; their other days count.
    unread: z.strictObject({ current: z.int(), previous: z.int() }),
  }),
  // Of the platforms of the filter: a post belongs to no ad account and no campaign.
  content: z.strictObject({
    postsPublished: z.int(),
    engagements: z.int(),
    // Over the reach of the posts that report one; null: none does.
    engagementRate: z.number().nullable(),
    engagementDenominator: z.literal('reach'),
  }),
  // Days up to 120 days, then weeks of the organization, beyond 120 weeks months; the first and last may be cut.
  grain: z.enum(['day', 'week', 'month']),
  // Oldest first.
  series: z.array(seriesPoint),
  // The compared period: the point at the same index has as many days. Null: the filter compares with nothing.
  previousSeries: z.array(seriesPoint).nullable(),
});

// Of the platforms with chosen accounts in the filter; their sums add up to the overview.
const platformFigures = z.strictObject({
  platform,
  totals: advertisingTotals,
  comparison: z.strictObject({ current: advertisingTotals, previous: advertisingTotals }).nullable(),
  // Of the converted spend; null: none is known.
  spendShare: z.number().nullable(),
  accounts: z.int(),
  unconverted,
  // What its conversions are, and within which days of an ad.
  counted: countedConversionsSchema,
});

const budget = z
  .strictObject({
    kind: z.enum(['daily', 'lifetime']),
    amount: moneySchema,
    // Of the budget's own period: the account's today, or the campaign's life.
    used: moneySchema,
    usedShare: z.number(),
  })
  .nullable();

const activeCampaign = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  platform,
  accountName: z.string(),
  hasIssues: z.boolean(),
  spend: moneySchema,
  impressions: z.int(),
  clicks: z.int(),
  conversions: z.string(),
  ctr: z.number().nullable(),
  roas: z.number().nullable(),
  budget,
});

const reviewReasons = ['spend_without_conversions', 'cpa_above_usual', 'roas_below_one', 'budget_gone'] as const;

// Figures of the reviewed days.
const campaignToReview = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  platform,
  accountName: z.string(),
  reason: z.enum(reviewReasons),
  // Null, as `spend`: no exchange rate.
  atStake: moneySchema.nullable(),
  spend: moneySchema.nullable(),
  nativeSpend: moneySchema,
  conversions: z.string(),
  cpa: moneySchema.nullable(),
  // Of all campaigns of its platform in the filter.
  usualCpa: moneySchema.nullable(),
  roas: z.number().nullable(),
  // Of the reviewed days that its account has in both periods; null: it has none.
  comparison: z
    .strictObject({
      current: z.strictObject({ spend: moneySchema.nullable(), conversions: z.string() }),
      previous: z.strictObject({ spend: moneySchema.nullable(), conversions: z.string() }),
    })
    .nullable(),
  budget,
});

const engagement = z.strictObject({
  views: z.int().nullable(),
  reach: z.int().nullable(),
  likes: z.int().nullable(),
  comments: z.int().nullable(),
  shares: z.int().nullable(),
  saves: z.int().nullable(),
  clicks: z.int().nullable(),
});

const postBase = z.strictObject({
  id: z.uuid(),
  platform,
  profileName: z.string(),
  kind: z.string(),
  excerpt: z.string(),
  permalink: z.url().nullable(),
});

export const dashboardSchema = z.strictObject({
  organization: z.strictObject({ id: z.uuid(), name: z.string(), currency: z.string(), timeZone: z.string() }),
  filter: figureFilter,
  // Of the filter; the previous days are null when it compares with nothing.
  period: z.strictObject({ from: day, to: day, previousFrom: day.nullable(), previousTo: day.nullable() }),
  overview: overviewSchema,
  // Highest spend first.
  platforms: z.array(platformFigures),
  // Targets have their own period and scope: the filter does not restrict them.
  kpis: z.array(kpiProgressSchema),
  activeCampaigns: z.array(activeCampaign).max(5),
  // Most money at stake first; the rule is in docs/figures.md.
  campaignsToReview: z.array(campaignToReview).max(10),
  // The days behind the review; null: the period has no day old enough.
  reviewedDays: days.nullable(),
  scheduledContent: z.array(postBase.extend({ scheduledAt: instant })).max(10),
  recentPosts: z
    .array(
      postBase.extend({
        publishedAt: instant,
        engagement: engagement.nullable(),
        // Null: the post has no rate, or its profile fewer than 5 others to compare with.
        usual: usualEngagementSchema.nullable(),
      }),
    )
    .max(10),
  // All of the organization, whatever the filter.
  connectedAccounts: z.strictObject({
    total: z.int(),
    byPlatform: z.partialRecord(platform, z.int()),
    accounts: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(['ad_account', 'profile']),
        platform,
        name: z.string(),
        // Null for profiles.
        currency: z.string().nullable(),
        integrationId: z.uuid(),
        status: integrationStatus,
        lastSyncAt: instant.nullable(),
      }),
    ),
  }),
  // Unseen ones first, then by money at stake, then worst first.
  alerts: z.array(openAlertSchema),
  // Of all open alerts; the list has the first 20, unseen ones first.
  alertCounts: z.strictObject({ open: z.int(), unseen: z.int() }),
  syncStatus: z.strictObject({
    health: z.enum(['nothing_connected', 'choosing_accounts', 'healthy', 'syncing', 'degraded', 'failing']),
    integrations: z.array(syncStateSchema),
  }),
  generatedAt: instant,
  // Newer data has arrived and is being added up; the next read has it.
  renewing: z.boolean(),
});

export type Dashboard = z.infer<typeof dashboardSchema>;
export type Overview = z.infer<typeof overviewSchema>;
