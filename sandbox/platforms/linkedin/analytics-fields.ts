import { decimalFromMicros } from '@/lib/money';
import type { DailyFact } from '../../world/model';

export interface Sums {
  impressions: number;
  clicks: number;
  linkClicks: number;
  spendMicros: bigint;
  purchases: number;
  leads: number;
  valueMicros: bigint;
  videoViews: number;
  reach: number;
}

export const nothing: Sums = {
  impressions: 0,
  clicks: 0,
  linkClicks: 0,
  spendMicros: 0n,
  purchases: 0,
  leads: 0,
  valueMicros: 0n,
  videoViews: 0,
  reach: 0,
};

export function plus(sums: Sums, fact: DailyFact): Sums {
  return {
    impressions: sums.impressions + fact.impressions,
    clicks: sums.clicks + fact.clicks,
    linkClicks: sums.linkClicks + fact.linkClicks,
    spendMicros: sums.spendMicros + fact.spendMicros,
    purchases: sums.purchases + (fact.conversionKind === 'purchase' ? fact.conversions : 0),
    leads: sums.leads + (fact.conversionKind === 'lead' ? fact.conversions : 0),
    valueMicros: sums.valueMicros + (fact.conversionValueMicros ?? 0n),
    videoViews: sums.videoViews + fact.videoViews,
    reach: sums.reach + fact.reach,
  };
}

const dollars: Readonly<Record<string, number>> = { USD: 1, EUR: 1.08, AED: 0.2723 };

/** Decimal text with more decimals than any currency has. */
function money(micros: bigint): string {
  const [whole = '0', fraction = ''] = decimalFromMicros(micros).split('.');
  return `${whole}.${fraction.padEnd(12, '0')}`;
}

const inDollars = (micros: bigint, currency: string) =>
  money(BigInt(Math.round(Number(micros) * (dollars[currency] ?? 1))));

export const metricFields: Readonly<Record<string, (sums: Sums, currency: string) => number | string>> = {
  impressions: ({ impressions }) => impressions,
  sends: () => 0,
  opens: () => 0,
  clicks: ({ clicks }) => clicks,
  landingPageClicks: ({ linkClicks }) => linkClicks,
  costInLocalCurrency: ({ spendMicros }) => money(spendMicros),
  costInUsd: ({ spendMicros }, currency) => inDollars(spendMicros, currency),
  externalWebsiteConversions: ({ purchases }) => purchases,
  externalWebsitePostClickConversions: ({ purchases }) => purchases,
  externalWebsitePostViewConversions: () => 0,
  oneClickLeads: ({ leads }) => leads,
  oneClickLeadFormOpens: ({ leads }) => leads * 3,
  conversionValueInLocalCurrency: ({ valueMicros }) => money(valueMicros),
  videoViews: ({ videoViews }) => videoViews,
  videoStarts: ({ videoViews }) => Math.round(videoViews * 1.6),
  likes: ({ clicks }) => Math.round(clicks / 9),
  comments: ({ clicks }) => Math.round(clicks / 60),
  shares: ({ clicks }) => Math.round(clicks / 80),
  follows: ({ clicks }) => Math.round(clicks / 110),
  approximateMemberReach: ({ reach }) => reach,
};
