import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import { dayNumber } from './calendar';
import { type CampaignPlan, historyDays } from './campaigns';
import type { DailyFact, Market } from './model';
import { between, mix, unit } from './random';
import { maturity, restatementDays } from './restatement';

/** Amounts are whole hundredths of the major unit. */
const hundredth = 10_000;
/** Constant, so that all reads of one day agree. */
const shareOfToday = 0.55;

/** Null outside its schedule or the history, without delivery, or after a restatement to nothing. */
function dailyFact(plan: CampaignPlan, market: Market, date: IsoDate, today: IsoDate): DailyFact | null {
  const age = daysBetween(date, today);
  if (age < 0 || age > historyDays || !plan.deliversOn(date)) return null;
  const hash = mix(plan.hash, dayNumber(date));
  const voided = plan.steady ? null : voidedAtAge(hash);
  if (voided !== null && age >= voided) return null;
  if (!plan.steady && unit(mix(hash, 1)) < 0.03) return null;

  const delivered = plan.plannedSpend(date) * (age === 0 ? shareOfToday : 1) * (voided === null ? 1 : 0.02);
  const spendMicros = BigInt(Math.round(delivered * 100)) * BigInt(hundredth);
  const impressions = Math.round((delivered / market.costPerMille) * 1000 * between(mix(hash, 2), 0.85, 1.18));
  if (impressions === 0) return null;
  const clicks = Math.round(impressions * clickRate(plan) * between(mix(hash, 3), 0.8, 1.2));
  const linkClicks = Math.round(clicks * between(mix(hash, 4), 0.55, 0.7));
  const videoViews = Math.round(impressions * between(mix(hash, 5), 0.18, 0.34));
  return {
    campaignId: plan.id,
    date,
    impressions,
    clicks,
    linkClicks,
    spendMicros,
    videoViews,
    thruplays: Math.round(videoViews * between(mix(hash, 6), 0.12, 0.2)),
    reach: Math.round(impressions * between(mix(hash, 7), 0.68, 0.86)),
    ...conversionsOf(plan, market, linkClicks, hash, age),
  };
}

export function* dailyFacts(
  plan: CampaignPlan,
  market: Market,
  window: { from: IsoDate; to: IsoDate },
  today: IsoDate,
) {
  const oldest = addDays(today, -historyDays);
  const first = [window.from, plan.startsOn, oldest].sort().at(-1) ?? oldest;
  const last = [window.to, plan.endsOn ?? today, today].sort()[0] ?? today;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const fact = dailyFact(plan, market, date, today);
    if (fact) yield fact;
  }
}

/** Some days are reported and removed later as invalid traffic; null: this one stays. */
function voidedAtAge(hash: number): number | null {
  if (unit(mix(hash, 8)) >= 0.012) return null;
  return 3 + (mix(hash, 9) % (restatementDays - 6));
}

function clickRate(plan: CampaignPlan): number {
  const rates = { sales: 0.015, leads: 0.013, traffic: 0.024, awareness: 0.006, engagement: 0.019 };
  return rates[plan.goal] * between(mix(plan.hash, 10), 0.85, 1.15);
}

function conversionsOf(plan: CampaignPlan, market: Market, linkClicks: number, hash: number, age: number) {
  if (plan.goal !== 'sales' && plan.goal !== 'leads') {
    return { conversionKind: null, conversions: 0, conversionValueMicros: null };
  }
  const rate = plan.goal === 'sales' ? 0.019 : 0.034;
  const mean = linkClicks * rate * between(mix(plan.hash, 11), 0.7, 1.4);
  const final = Math.floor(mean + unit(mix(hash, 12)));
  const known = final * maturity(age);
  // One day in three has no shared conversions.
  const isShared = market.fractionalConversions === true && mix(hash, 14) % 3 !== 0;
  const conversions = isShared ? sixDecimals(known * between(mix(hash, 15), 0.4, 1)) : Math.floor(known);
  if (plan.goal === 'leads') return { conversionKind: 'lead' as const, conversions, conversionValueMicros: null };
  const basketCents = Math.round(market.basket * between(mix(hash, 13), 0.8, 1.25) * 100);
  return {
    conversionKind: 'purchase' as const,
    conversions,
    conversionValueMicros: BigInt(Math.round(conversions * basketCents * hundredth)),
  };
}

export function sixDecimals(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
