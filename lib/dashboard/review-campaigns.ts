import { lifetimeBudgetUse } from '@/lib/alerts/budget-causes';
import { addDays, earliestDay, type IsoDate } from '@/lib/dates';
import { divideRounded } from '@/lib/metrics/divide-rounded';
import { comparedShift, type FigurePeriods } from '@/lib/metrics/figure-periods';
import { cpa } from '@/lib/metrics/ratios';
import type { PlatformId } from '@/lib/platform-ids';
import type { Dashboard } from './schema';

/** Sums of the mature days of one active campaign. */
export interface ReviewedCampaign {
  id: string;
  platform: PlatformId;
  currency: string;
  // Native; `convertedMicros` in the currency of the filter, null without a rate.
  spendMicros: bigint;
  convertedMicros: bigint | null;
  conversionsMicros: bigint;
  // Native; null: none was reported.
  valueMicros: bigint | null;
  // Its account reports conversions.
  tracked: boolean;
}

/** An active campaign with a lifetime budget and an end. Native micros. */
export interface LifetimeCampaign {
  id: string;
  platform: PlatformId;
  currency: string;
  budgetMicros: bigint;
  usedMicros: bigint;
  startsAt: Date;
  endsAt: Date;
}

/** Micros per conversion in the currency of the filter, over mature days; null: no conversion. */
export interface UsualCpa {
  overall: bigint | null;
  ofPlatform: ReadonlyMap<PlatformId, bigint | null>;
}

export interface Review {
  id: string;
  reason: Dashboard['campaignsToReview'][number]['reason'];
  // In the currency of the filter; null: no rate.
  atStakeMicros: bigint | null;
}

const MICRO = 1_000_000n;
// Conversions of the last complete days still arrive: no verdict on them.
const IMMATURE_DAYS = 2;

/** The last day old enough for a verdict about conversions. */
export function lastMatureDay(today: IsoDate): IsoDate {
  return addDays(today, -1 - IMMATURE_DAYS);
}

/** The days behind a review, each compared with the day that the period compares it with. Null: none is old enough. */
export function reviewedPeriods(periods: FigurePeriods, today: IsoDate): FigurePeriods | null {
  const to = earliestDay(periods.to, lastMatureDay(today));
  if (to < periods.from) return null;
  const previous = periods.previous && { from: periods.previous.from, to: addDays(to, -comparedShift(periods)) };
  return { ...periods, to, previous, lastWholeDay: earliestDay(periods.lastWholeDay, to) };
}

/**
 * Why a campaign needs a look, each reason with its money at stake. `spend_without_conversions`: no conversion for at
 * least twice the CPA of the filter. `cpa_above_usual`: at least 1.5 times the CPA of its platform, and at least one such
 * CPA more than its conversions would have cost. `roas_below_one`: less value than spend.
 */
export function reviewCampaign(campaign: ReviewedCampaign, usual: UsualCpa): Review[] {
  const { id, convertedMicros: spend, conversionsMicros, spendMicros, valueMicros } = campaign;
  const reviews: Review[] = [];
  if (spend !== null && conversionsMicros === 0n && campaign.tracked) {
    const isExpensive = usual.overall !== null && spend >= 2n * usual.overall;
    if (isExpensive) reviews.push({ id, reason: 'spend_without_conversions', atStakeMicros: spend });
  }
  const usualCpa = usual.ofPlatform.get(campaign.platform) ?? null;
  const own = spend === null ? null : cpa({ spendMicros: spend, conversionsMicros });
  if (spend !== null && own !== null && usualCpa !== null && 2n * own >= 3n * usualCpa) {
    const excess = spend - divideRounded(conversionsMicros * usualCpa, MICRO);
    if (excess >= usualCpa) reviews.push({ id, reason: 'cpa_above_usual', atStakeMicros: excess });
  }
  if (valueMicros !== null && valueMicros < spendMicros) {
    // The share of the spend that did not come back is the same in every currency.
    const lost = spend === null ? null : divideRounded(spend * (spendMicros - valueMicros), spendMicros);
    reviews.push({ id, reason: 'roas_below_one', atStakeMicros: lost });
  }
  return reviews;
}

/** At stake: what was spent ahead of an even pace. `toFilterCurrency`: null without a rate. */
export function reviewBudget(
  campaign: LifetimeCampaign,
  toFilterCurrency: (micros: bigint, currency: string) => bigint | null,
  now: Date,
): Review | null {
  const { isGone, timeLeft } = lifetimeBudgetUse(campaign, now);
  if (!isGone) return null;
  const planned = (campaign.budgetMicros * BigInt(Math.round((1 - timeLeft) * 1_000_000))) / MICRO;
  const ahead = campaign.usedMicros - planned;
  return { id: campaign.id, reason: 'budget_gone', atStakeMicros: toFilterCurrency(ahead, campaign.currency) };
}

/** Most money at stake first, those without a rate last; a campaign appears once, with its gravest reason. */
export function worstFirst(reviews: readonly Review[]): Review[] {
  const ordered = [...reviews].sort(
    (left, right) => compareStakes(left.atStakeMicros, right.atStakeMicros) || left.id.localeCompare(right.id),
  );
  const seen = new Set<string>();
  return ordered.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function compareStakes(left: bigint | null, right: bigint | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left === right ? 0 : left > right ? -1 : 1;
}
