import { z } from 'zod';
import { integrationStatus } from '@/lib/integrations/schema';
import { kpiProgressSchema } from '@/lib/kpis/schema';
import { moneySchema } from '@/lib/metrics/money-dto';
import { platformIds } from '@/lib/platform-ids';
import { syncStateSchema } from '@/lib/sync/schema';

/**
 * The dashboard as page and API share it. Amounts are decimal strings of micros with their currency, ratios are null
 * when their denominator is 0, times ISO 8601 UTC, days `YYYY-MM-DD`.
 */

const platform = z.enum(platformIds);
const instant = z.iso.datetime();
const day = z.iso.date();

// Why a ratio has no number: nothing was spent, no conversion value was reported, or no exchange rate is known.
const missingReason = z.enum(['no_spend', 'no_value_data', 'no_rate']);

const advertisingTotals = z.strictObject({
  // Null: money was spent, and no exchange rate is known for any of it.
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
  // Conversion value over the spend of the campaigns that report one; a multiple.
  roas: z.number().nullable(),
  /**
   * Return on investment as a fraction (0.42 = 42 %). `gross`: the organization's margin is unknown, so this is
   * ROAS - 1. `margin`: conversion value times margin, less spend, over spend.
   */
  roi: z.strictObject({
    value: z.number().nullable(),
    basis: z.enum(['gross', 'margin']),
    missingReason: missingReason.nullable(),
  }),
});

const overviewSchema = z.strictObject({
  advertising: advertisingTotals.extend({
    previous: advertisingTotals,
    /**
     * Both periods over the same days of each account, in place of each other; null: no account has such days.
     * `complete`: every account has all days of both, so the sums are the totals.
     */
    comparison: z
      .strictObject({
        current: advertisingTotals,
        previous: advertisingTotals,
        accounts: z.strictObject({ compared: z.int(), of: z.int(), complete: z.boolean() }),
      })
      .nullable(),
    // Native amounts left out of the totals because no exchange rate is known; empty when all were converted.
    unconverted: z.array(z.strictObject({ spend: moneySchema, accounts: z.int() })),
    // True when the totals add days of accounts in different time zones.
    mixedTimeZones: z.boolean(),
    // Days from here on can still be restated by their platform.
    restatedFrom: day.nullable(),
    // Accounts with delivery that lack days of the period, or of the one before it; their other days count.
    unread: z.strictObject({ current: z.int(), previous: z.int() }),
  }),
  content: z.strictObject({
    postsPublished: z.int(),
    engagements: z.int(),
    // Engagements over reach, of the posts that report reach; null where none does.
    engagementRate: z.number().nullable(),
    engagementDenominator: z.literal('reach'),
  }),
  // One entry per day, oldest first; null: unknown (a gap, not a zero).
  series: z.array(
    z.strictObject({
      date: day,
      spendMicros: z.string().nullable(),
      conversionValueMicros: z.string().nullable(),
      // Set while some accounts lack this day: how many of how many are in the figures, and names of those missing.
      partial: z.strictObject({ accounts: z.int(), of: z.int(), missing: z.array(z.string()) }).nullable(),
      // True when money of this day is left out because no exchange rate is known.
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
      // Spend of the budget's own period (the account's today, or the campaign's life) and its share of the budget.
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
      // Values of the message for people: names, shares, days.
      values: z.record(z.string(), z.union([z.string(), z.number()])),
      openedAt: instant,
      acknowledgedAt: instant.nullable(),
    }),
  ),
  // Of all open alerts; the list holds the first 20, those that no person has marked as seen before the others.
  alertCounts: z.strictObject({ open: z.int(), unseen: z.int() }),
  syncStatus: z.strictObject({
    health: z.enum(['nothing_connected', 'choosing_accounts', 'healthy', 'syncing', 'degraded', 'failing']),
    integrations: z.array(syncStateSchema),
  }),
  generatedAt: instant,
});

export type Dashboard = z.infer<typeof dashboardSchema>;
export type Overview = z.infer<typeof overviewSchema>;
