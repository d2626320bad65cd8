import { z } from 'zod';
import { integrationStatus } from '@/lib/integrations/schema';
import { kpiProgressSchema } from '@/lib/kpis/schema';
import { moneySchema } from '@/lib/metrics/money-dto';
import { platformIds } from '@/lib/platform-ids';
import { syncStateSchema } from '@/lib/sync/schema';

// Amounts are decimal strings of micros with their currency; ratios are null when their denominator is 0; times are UTC.

const platform = z.enum(platformIds);
const instant = z.iso.datetime();
const day = z.iso.date();

// No spend, no reported conversion value, or no known exchange rate.
const missingReason = z.enum(['no_spend', 'no_value_data', 'no_rate']);

const advertisingTotals = z.strictObject({
  // Null: none of the spend has an exchange rate.
  spend: moneySchema.nullable(),
  impressions: z.int(),
  clicks: z.int(),
  // Decimal: platforms report fractions.
  conversions: z.string(),
  // Null: no platform reported a value in the period.
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

const overviewSchema = z.strictObject({
  advertising: advertisingTotals.extend({
    previous: advertisingTotals,
    // Over the same days of each account in both periods; null: no account has any. `complete`: of all accounts, all days.
    comparison: z
      .strictObject({
        current: advertisingTotals,
        previous: advertisingTotals,
        accounts: z.strictObject({ compared: z.int(), of: z.int(), complete: z.boolean() }),
      })
      .nullable(),
    // Amounts without an exchange rate, left out of the totals.
    unconverted: z.array(z.strictObject({ spend: moneySchema, accounts: z.int() })),
    // The totals add days of accounts in different time zones.
    mixedTimeZones: z.boolean(),
    // Platforms may still restate days from here on.
    restatedFrom: day.nullable(),
    // Accounts with delivery that lack days of the period; their other days count.
    unread: z.strictObject({ current: z.int(), previous: z.int() }),
  }),
  content: z.strictObject({
    postsPublished: z.int(),
    engagements: z.int(),
    // Over the reach of the posts that report one; null: none does.
    engagementRate: z.number().nullable(),
    engagementDenominator: z.literal('reach'),
  }),
  // Oldest first; null: unknown (a gap, not a zero).
  series: z.array(
    z.strictObject({
      date: day,
      spendMicros: z.string().nullable(),
      conversionValueMicros: z.string().nullable(),
      // Accounts that lack this day, of all.
      partial: z.strictObject({ accounts: z.int(), of: z.int(), missing: z.array(z.string()) }).nullable(),
      // Money of this day without an exchange rate is left out.
      unconverted: z.boolean(),
    }),
  ),
});

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
  budget: z
    .strictObject({
      kind: z.enum(['daily', 'lifetime']),
      amount: moneySchema,
      // Of the budget's own period: the account's today, or the campaign's life.
      used: moneySchema,
      usedShare: z.number(),
    })
    .nullable(),
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
  period: z.strictObject({ from: day, to: day, previousFrom: day, previousTo: day }),
  overview: overviewSchema,
  kpis: z.array(kpiProgressSchema),
  activeCampaigns: z.array(activeCampaign).max(5),
  scheduledContent: z.array(postBase.extend({ scheduledAt: instant })).max(10),
  recentPosts: z.array(postBase.extend({ publishedAt: instant, engagement: engagement.nullable() })).max(10),
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
  alerts: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.enum([
        'budget_used',
        'budget_exhausted',
        'budget_overspent',
        'token_expiring',
        'token_dead',
        'sync_failed',
        'sync_stale',
        'totals_drift',
        'ad_rejected',
        'figures_held',
      ]),
      severity: z.enum(['info', 'warning', 'urgent', 'critical']),
      subjectType: z.enum(['campaign', 'integration']),
      subjectId: z.uuid(),
      // For the message: names, shares, days.
      values: z.record(z.string(), z.union([z.string(), z.number()])),
      openedAt: instant,
      acknowledgedAt: instant.nullable(),
    }),
  ),
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
