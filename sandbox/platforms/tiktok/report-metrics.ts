import type { CampaignPlan } from '../../world/campaigns';
import { cartsOf, checkoutsOf, customEventsOf } from '../../world/events';
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

function sum(row: ReportRow, name: 'impressions' | 'clicks' | 'videoViews' | 'thruplays'): number {
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
export function placeOf(campaignId: string): Place {
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

const eventCount =
  (eventsOf: (fact: DailyFact) => number): MetricReader =>
  ({ facts }) =>
    String(facts.reduce((total, fact) => total + eventsOf(fact), 0));

/** Some campaigns collect leads in forms on TikTok, others on the web. */
export function hasFormsOnTikTok(campaignId: string): boolean {
  return Number(campaignId.at(-1)) % 2 === 0;
}

const leadsIn =
  (isOnTikTok: boolean): MetricReader =>
  ({ facts }) =>
    String(
      facts
        .filter((fact) => fact.conversionKind === 'lead' && hasFormsOnTikTok(fact.campaignId) === isOnTikTok)
        .reduce((total, { conversions }) => total + conversions, 0),
    );

/** Events of the goal for which the ad groups are optimized: products in a cart for some of the campaigns that sell. */
function optimizationEvents(fact: DailyFact): number {
  return fact.conversionKind === 'purchase' && fact.campaignId.endsWith('2') ? cartsOf(fact) : fact.conversions;
}

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
  conversion: eventCount(optimizationEvents),
  cost_per_conversion: (row) => quotient(Number(spend(row)) / 1e6, Number(eventCount(optimizationEvents)(row))),
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
  form: leadsIn(false),
  onsite_form: leadsIn(true),
  user_registration: eventCount(customEventsOf),
  total_registration: () => '0',
  on_web_subscribe: () => '0',
  web_event_add_to_cart: eventCount(cartsOf),
  initiate_checkout: eventCount(checkoutsOf),
  app_install: () => '0',
};

const ofCampaigns: Readonly<Record<string, MetricReader>> = {
  ...shared,
  campaign_name: ({ campaign }) => campaign?.name ?? noData,
  campaign_budget: ({ campaign }) =>
    campaign === null || campaign.budget.kind === 'ad-sets' ? '0.00' : amountText(campaign.budget.amountMicros),
};

export const metricReaders = { AUCTION_CAMPAIGN: ofCampaigns, AUCTION_ADVERTISER: shared } as const;
