import type { SandboxContext } from '../../sandbox-platform';
import type { CampaignPlan } from '../../world/campaigns';
import { sixDecimals } from '../../world/daily-facts';
import { cartsOf } from '../../world/events';
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
  secondaryConversions: number;
  videoViews: number;
  people: number;
}

const nothing: Figures = {
  impressions: 0,
  clicks: 0,
  costMicros: 0n,
  conversions: 0,
  conversionsValueMicros: 0n,
  secondaryConversions: 0,
  videoViews: 0,
  people: 0,
};

function figuresOf(fact: DailyFact, hasVideo: boolean): Figures {
  return {
    impressions: fact.impressions,
    clicks: fact.clicks,
    costMicros: fact.spendMicros,
    conversions: fact.conversions,
    conversionsValueMicros: fact.conversionValueMicros ?? 0n,
    secondaryConversions: cartsOf(fact),
    videoViews: hasVideo ? fact.thruplays : 0,
    people: fact.reach,
  };
}

function plus(a: Figures, b: Figures): Figures {
  return {
    impressions: a.impressions + b.impressions,
    clicks: a.clicks + b.clicks,
    costMicros: a.costMicros + b.costMicros,
    conversions: sixDecimals(a.conversions + b.conversions),
    conversionsValueMicros: a.conversionsValueMicros + b.conversionsValueMicros,
    secondaryConversions: a.secondaryConversions + b.secondaryConversions,
    videoViews: a.videoViews + b.videoViews,
    people: a.people + b.people,
  };
}

function metricFields(figures: Figures): Row {
  return {
    'metrics.impressions': BigInt(figures.impressions),
    'metrics.clicks': BigInt(figures.clicks),
    'metrics.interactions': BigInt(figures.clicks),
    'metrics.cost_micros': figures.costMicros,
    'metrics.conversions': figures.conversions,
    'metrics.all_conversions': sixDecimals(figures.conversions + figures.secondaryConversions),
    'metrics.conversions_value': Number(figures.conversionsValueMicros) / 1_000_000,
    'metrics.all_conversions_value': Number(figures.conversionsValueMicros) / 1_000_000,
    'metrics.video_trueview_views': BigInt(figures.videoViews),
    'metrics.unique_users': BigInt(figures.people),
  };
}

interface Split {
  byDay: boolean;
  byCategory: boolean;
}

const primaryCategories = { purchase: 'PURCHASE', lead: 'SUBMIT_LEAD_FORM' } as const;

/** The conversions of a day by the category of their action; carts are the only secondary action. */
function figuresByCategory(fact: DailyFact): [string, Figures][] {
  const { conversions, conversionsValueMicros, secondaryConversions } = figuresOf(fact, false);
  const category = fact.conversionKind && primaryCategories[fact.conversionKind];
  return [
    ...(category && conversions > 0
      ? [[category, { ...nothing, conversions, conversionsValueMicros }] as [string, Figures]]
      : []),
    ...(secondaryConversions > 0 ? [['ADD_TO_CART', { ...nothing, secondaryConversions }] as [string, Figures]] : []),
  ];
}

interface Part {
  row: Row;
  plans: readonly CampaignPlan[];
  isCustomer: boolean;
}

/** By day or category, without those that had nothing; or in total, with campaigns that had none. */
function withFigures(
  { world }: SandboxContext,
  customer: Customer,
  parts: readonly Part[],
  window: DateWindow,
  split: Split,
) {
  if (customer.isManager) return parts.map(({ row }) => row);
  const history = world.history(customer.id);
  const days = { from: window.from ?? history.from, to: window.to ?? history.to };
  return parts.flatMap(({ row, plans, isCustomer }) => {
    const isWhole = !split.byDay && !split.byCategory;
    const sums = new Map<string, Figures>(isWhole ? [['|', nothing]] : []);
    for (const plan of plans) {
      const hasVideo = videoChannels.has(channelOf(plan));
      for (const fact of isCustomer ? world.accountFacts(plan, days) : world.facts(plan, days)) {
        const shares = split.byCategory ? figuresByCategory(fact) : [['', figuresOf(fact, hasVideo)] as const];
        for (const [category, figures] of shares) {
          const key = `${split.byDay ? fact.date : ''}|${category}`;
          sums.set(key, plus(sums.get(key) ?? nothing, figures));
        }
      }
    }
    return [...sums].map(([key, figures]): Row => {
      const [date, category] = key.split('|');
      return {
        ...row,
        ...metricFields(figures),
        'segments.date': date || null,
        'segments.conversion_action_category': category || null,
      };
    });
  });
}

export function campaignMetricRows(
  context: SandboxContext,
  customer: Customer,
  window: DateWindow,
  split: Split,
): Row[] {
  const parts = campaignRows(context, customer).map(({ plan, row }) => ({ row, plans: [plan], isCustomer: false }));
  return withFigures(context, customer, parts, window, split);
}

export function customerMetricRows(
  context: SandboxContext,
  customer: Customer,
  window: DateWindow,
  split: Split,
): Row[] {
  const plans = customer.isManager ? [] : context.world.campaigns(customer.id);
  return withFigures(context, customer, [{ row: customerFields(customer), plans, isCustomer: true }], window, split);
}
