import type { CampaignPlan } from '../../world/campaigns';
import type { Account, DailyFact } from '../../world/model';
import { amountText } from './formats';

export interface ReportRow {
  campaign: CampaignPlan | null;
  account: Account;
  facts: readonly DailyFact[];
}

type MetricReader = (row: ReportRow) => string;

/** TikTok's placeholder for no value. */
const noData = '-';

function sum(row: ReportRow, name: 'impressions' | 'clicks' | 'conversions' | 'videoViews' | 'thruplays'): number {
  return row.facts.reduce((total, fact) => total + fact[name], 0);
}

function spend({ facts }: ReportRow): bigint {
  return facts.reduce((total, fact) => total + fact.spendMicros, 0n);
}

/** Reach counts people once: over several days it is less than the sum. */
function reach({ facts }: ReportRow): number {
  const total = facts.reduce((people, fact) => people + fact.reach, 0);
  return facts.length > 1 ? Math.floor(total * 0.6) : total;
}

function quotient(dividend: number, divisor: number): string {
  return divisor === 0 ? '0.00' : (dividend / divisor).toFixed(2);
}

const places = ['web', 'app', 'shop'] as const;
type Place = (typeof places)[number];

/** Most campaigns sell on the web, some in an app or in a shop on TikTok. */
function placeOf(campaignId: string): Place {
  const last = Number(campaignId.at(-1));
  return last === 0 ? 'shop' : last === 1 ? 'app' : 'web';
}

/** Null: no value is tracked in that place. */
function salesIn(place: Place, { facts }: ReportRow): { count: number; valueMicros: bigint } | null {
  const valued = facts.filter((fact) => fact.conversionValueMicros !== null);
  if (valued.length === 0) return null;
  const here = valued.filter((fact) => placeOf(fact.campaignId) === place);
  return {
    count: here.reduce((total, fact) => total + fact.conversions, 0),
    valueMicros: here.reduce((total, fact) => total + (fact.conversionValueMicros ?? 0n), 0n),
  };
}

const salesCount =
  (place: Place): MetricReader =>
  (row) =>
    String(salesIn(place, row)?.count ?? 0);
const salesValue =
  (place: Place): MetricReader =>
  (row) => {
    const sales = salesIn(place, row);
    return sales === null ? noData : amountText(sales.valueMicros);
  };

/** TikTok sends every value as text. */
const shared: Readonly<Record<string, MetricReader>> = {
  currency: ({ account }) => account.currency,
  timezone: ({ account }) => account.timeZone,
  spend: (row) => amountText(spend(row)),
  impressions: (row) => String(sum(row, 'impressions')),
  clicks: (row) => String(sum(row, 'clicks')),
  ctr: (row) => quotient(sum(row, 'clicks') * 100, sum(row, 'impressions')),
  cpc: (row) => quotient(Number(spend(row)) / 1e6, sum(row, 'clicks')),
  cpm: (row) => quotient(Number(spend(row)) / 1e3, sum(row, 'impressions')),
  reach: (row) => String(reach(row)),
  frequency: (row) => quotient(sum(row, 'impressions'), reach(row)),
  conversion: (row) => String(sum(row, 'conversions')),
  cost_per_conversion: (row) => quotient(Number(spend(row)) / 1e6, sum(row, 'conversions')),
  video_play_actions: (row) => String(sum(row, 'videoViews')),
  video_watched_2s: (row) => String(Math.floor(sum(row, 'videoViews') * 0.7)),
  video_watched_6s: (row) => String(sum(row, 'thruplays')),
  complete_payment: salesCount('web'),
  // Named like a rate, but the value of all complete payments.
  total_complete_payment_rate: salesValue('web'),
  total_purchase: salesCount('app'),
  total_purchase_value: salesValue('app'),
  onsite_shopping: salesCount('shop'),
  total_onsite_shopping_value: salesValue('shop'),
};

const ofCampaigns: Readonly<Record<string, MetricReader>> = {
  ...shared,
  campaign_name: ({ campaign }) => campaign?.name ?? noData,
  campaign_budget: ({ campaign }) =>
    campaign === null || campaign.budget.kind === 'ad-sets' ? '0.00' : amountText(campaign.budget.amountMicros),
};

export const metricReaders = { AUCTION_CAMPAIGN: ofCampaigns, AUCTION_ADVERTISER: shared } as const;
