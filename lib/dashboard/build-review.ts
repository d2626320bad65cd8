import type { CampaignSums } from '@/lib/campaigns/campaign-sums';
import type { IsoDate } from '@/lib/dates';
import { groupBy } from '@/lib/group-by';
import { convertMicros, type RateBook } from '@/lib/metrics/convert';
import { moneyDto } from '@/lib/metrics/money-dto';
import { cpa, roas } from '@/lib/metrics/ratios';
import { decimalFromMicros } from '@/lib/money';
import { campaignBudget } from './active-campaign';
import { sumRows } from './advertising-totals';
import type { CampaignDetails } from './campaign-details';
import type { FigureRow, Figures } from './read-figures';
import {
  type Review,
  type ReviewedCampaign,
  reviewBudget,
  reviewCampaign,
  type UsualCpa,
  worstFirst,
} from './review-campaigns';
import type { Dashboard } from './schema';

type CampaignToReview = Dashboard['campaignsToReview'][number];

const SHOWN = 10;

/** CPA of the filter and of each platform, over mature days of the period. */
export function usualCpa(rows: readonly FigureRow[]): UsualCpa {
  const mature = rows.filter((row) => row.current && row.mature);
  const ofRows = (some: readonly FigureRow[]) => cpa(sumRows(some).priced);
  const byPlatform = [...groupBy(mature, ({ platform }) => platform)];
  return {
    overall: ofRows(mature),
    ofPlatform: new Map(byPlatform.map(([platform, some]) => [platform, ofRows(some)])),
  };
}

interface ChosenInput {
  figures: Figures;
  usual: UsualCpa;
  rates: RateBook;
  currency: string;
  // The day of the rate for budgets, which have no day of their own.
  rateDay: IsoDate;
  now: Date;
}

/** The campaigns to read again and show, by sums that are exact enough to choose. */
export function chooseReviews({ figures, usual, rates, currency, rateDay, now }: ChosenInput): Review[] {
  const converted = (micros: bigint, from: string) => {
    const rate = rates.rateOn(rateDay, from, currency);
    return rate && convertMicros(micros, rate);
  };
  const reviews = [
    ...figures.reviewed.flatMap((campaign) => reviewCampaign(campaign, usual)),
    ...figures.lifetimes.flatMap((campaign) => reviewBudget(campaign, converted, now) ?? []),
  ];
  return worstFirst(reviews).slice(0, SHOWN);
}

interface ReviewInput {
  chosen: readonly Review[];
  details: ReadonlyMap<string, CampaignDetails>;
  reviewed: readonly ReviewedCampaign[];
  usual: UsualCpa;
  currency: string;
}

export function buildReview({ chosen, details, reviewed, usual, currency }: ReviewInput): CampaignToReview[] {
  const isTracked = new Map(reviewed.map(({ id, tracked }) => [id, tracked]));
  const exact = chosen.flatMap((review) => {
    const campaign = details.get(review.id);
    if (!campaign || review.reason === 'budget_gone') return campaign ? [review] : [];
    const { native, convertedMicros } = campaign.mature;
    const { spendMicros, conversionsMicros, conversionValueMicros: valueMicros } = native;
    const sums = { ...campaign, spendMicros, conversionsMicros, valueMicros, convertedMicros };
    return reviewCampaign({ ...sums, tracked: isTracked.get(review.id) ?? false }, usual);
  });
  return worstFirst(exact).flatMap(({ id, reason, atStakeMicros }) => {
    const campaign = details.get(id);
    return campaign ? [toReview(campaign, { reason, atStakeMicros }, usual, currency)] : [];
  });
}

function toReview(
  campaign: CampaignDetails,
  { reason, atStakeMicros }: Pick<Review, 'reason' | 'atStakeMicros'>,
  usual: UsualCpa,
  currency: string,
): CampaignToReview {
  const { id, name, platform, accountName, mature, compared } = campaign;
  const money = (micros: bigint | null) => (micros === null ? null : moneyDto(micros, currency));
  const { native, convertedMicros } = mature;
  const { conversionsMicros } = native;
  const side = ({ native: sums, convertedMicros: spend }: CampaignSums) => ({
    spend: money(spend),
    conversions: decimalFromMicros(sums.conversionsMicros),
  });
  return {
    ...{ id, name, platform, accountName, reason },
    atStake: money(atStakeMicros),
    spend: money(convertedMicros),
    nativeSpend: moneyDto(native.spendMicros, campaign.currency),
    conversions: decimalFromMicros(conversionsMicros),
    cpa: money(convertedMicros === null ? null : cpa({ spendMicros: convertedMicros, conversionsMicros })),
    usualCpa: money(usual.ofPlatform.get(platform) ?? null),
    roas: roas(native),
    comparison: compared && { current: side(compared.current), previous: side(compared.previous) },
    budget: campaignBudget(campaign),
  };
}
