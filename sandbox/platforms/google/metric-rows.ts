import type { SandboxContext } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import { sixDecimals } from '../../world/daily-facts';
import type { DailyFact } from '../../world/model';
import { campaignRows, channelOf, customerFields, videoChannels } from './campaign-rows';
import type { DateWindow } from './gaql/date-window';
import type { Row } from './gaql/rows';
import type { Customer } from './hierarchy';

interface Figures {
  impressions: number;
  clicks: number;
  costMicros: bigint;
  conversions: number;
  conversionsValueMicros: bigint;
  videoViews: number;
  people: number;
}

const nothing: Figures = {
  impressions: 0,
  clicks: 0,
  costMicros: 0n,
  conversions: 0,
  conversionsValueMicros: 0n,
  videoViews: 0,
  people: 0,
};

function plus(sum: Figures, fact: DailyFact, hasVideo: boolean): Figures {
  return {
    impressions: sum.impressions + fact.impressions,
    clicks: sum.clicks + fact.clicks,
    costMicros: sum.costMicros + fact.spendMicros,
    conversions: sixDecimals(sum.conversions + fact.conversions),
    conversionsValueMicros: sum.conversionsValueMicros + (fact.conversionValueMicros ?? 0n),
    videoViews: sum.videoViews + (hasVideo ? fact.thruplays : 0),
    people: sum.people + fact.reach,
  };
}

function metricFields(figures: Figures): Row {
  return {
    'metrics.impressions': BigInt(figures.impressions),
    'metrics.clicks': BigInt(figures.clicks),
    'metrics.interactions': BigInt(figures.clicks),
    'metrics.cost_micros': figures.costMicros,
    'metrics.conversions': figures.conversions,
    'metrics.all_conversions': figures.conversions,
    'metrics.conversions_value': Number(figures.conversionsValueMicros) / 1_000_000,
    'metrics.video_trueview_views': BigInt(figures.videoViews),
    'metrics.unique_users': BigInt(figures.people),
  };
}

interface Part {
  row: Row;
  plans: readonly CampaignPlan[];
  isCustomer: boolean;
}

/** By day, without days that had no delivery; or in total, with campaigns that had none. */
function withFigures(
  { world }: SandboxContext,
  customer: Customer,
  parts: readonly Part[],
  window: DateWindow,
  byDay: boolean,
) {
  if (customer.isManager) return parts.map(({ row }) => row);
  const history = world.history(customer.id);
  const days = { from: window.from ?? history.from, to: window.to ?? history.to };
  return parts.flatMap(({ row, plans, isCustomer }) => {
    const sums = new Map<string, Figures>(byDay ? [] : [['', nothing]]);
    for (const plan of plans) {
      const hasVideo = videoChannels.has(channelOf(plan));
      for (const fact of isCustomer ? world.accountFacts(plan, days) : world.facts(plan, days)) {
        const key = byDay ? fact.date : '';
        sums.set(key, plus(sums.get(key) ?? nothing, fact, hasVideo));
      }
    }
    return [...sums].map(
      ([date, figures]): Row => ({ ...row, ...metricFields(figures), 'segments.date': date || null }),
    );
  });
}

export function campaignMetricRows(
  context: SandboxContext,
  customer: Customer,
  window: DateWindow,
  byDay: boolean,
): Row[] {
  const parts = campaignRows(context, customer).map(({ plan, row }) => ({ row, plans: [plan], isCustomer: false }));
  return withFigures(context, customer, parts, window, byDay);
}

export function customerMetricRows(
  context: SandboxContext,
  customer: Customer,
  window: DateWindow,
  byDay: boolean,
): Row[] {
  const plans = customer.isManager ? [] : context.world.campaigns(customer.id);
  return withFigures(context, customer, [{ row: customerFields(customer), plans, isCustomer: true }], window, byDay);
}
