import type { ConvertedTotals } from '@/lib/metrics/convert-daily-sums';
import { divideRounded } from '@/lib/metrics/divide-rounded';
import { cvr, fraction } from '@/lib/metrics/ratios';
import type { MetricSums } from '@/lib/metrics/sums';
import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import type { AdvertisingTotals } from './advertising-totals';
import type { Sides } from './contributions';
import { type ExplainedFigure, type FigureSum, type Formula, formulas } from './explained-figures';
import type { Explanation } from './explanation-schema';

type Side = Pick<Explanation, 'value' | 'numerator' | 'denominator'>;

export const units: Readonly<Record<FigureSum, Explanation['numerator']['unit']>> = {
  spend: 'micros',
  impressions: 'count',
  clicks: 'count',
  conversions: 'millionths',
  conversion_value: 'micros',
  valued_spend: 'micros',
};

/** The figure of some totals, with the exact sums that it divides. Amounts are null where the totals are unknown. */
export function figureSides(figure: ExplainedFigure, totals: AdvertisingTotals, sums: ConvertedTotals): Side {
  const { numerator, denominator } = formulas[figure];
  const side = (of: FigureSum) => {
    const isKnown = totals.impressions !== null && (units[of] !== 'micros' || totals.spend !== null);
    return { of, unit: units[of], amount: isKnown ? (sumOf(of, countedSums(figure, sums))?.toString() ?? null) : null };
  };
  return {
    value: figureValue(totals, figure),
    numerator: side(numerator),
    denominator: denominator && side(denominator),
  };
}

/** The sums that the figure counts: of all account days, or of those with a rate. */
function countedSums(figure: ExplainedFigure, { priced, counts }: ConvertedTotals): MetricSums {
  return formulas[figure].days === 'all' ? { ...priced, ...counts } : priced;
}

/** In the units of the sums; 0 for what is not reported. */
export function sidesOf(figure: ExplainedFigure, totals: ConvertedTotals): Sides {
  const { numerator, denominator } = formulas[figure];
  const sums = countedSums(figure, totals);
  return { top: sumOf(numerator, sums) ?? 0n, bottom: denominator === null ? 0n : (sumOf(denominator, sums) ?? 0n) };
}

const MICRO = 1_000_000n;
// Factors have at most four decimals.
const FACTOR_SCALE = 10_000n;

/**
 * A change of a figure as decimal text in its unit, money rounded half away from zero.
 * @param weight over `scale`, both in the units of the sums
 */
export function changeText({ numerator, denominator, factor }: Formula, weight: bigint, scale: bigint): string {
  if (denominator === null) return units[numerator] === 'millionths' ? decimalFromMicros(weight) : weight.toString();
  const perMillionth = units[denominator] === 'millionths' ? MICRO : 1n;
  const top = weight * perMillionth * BigInt(Math.round(factor * Number(FACTOR_SCALE)));
  const bottom = scale * FACTOR_SCALE * (units[numerator] === 'millionths' ? MICRO : 1n);
  return isMoney(numerator, denominator) ? divideRounded(top, bottom).toString() : fraction(top, bottom).toString();
}

function isMoney(numerator: FigureSum, denominator: FigureSum | null): boolean {
  return units[numerator] === 'micros' && (denominator === null || units[denominator] !== 'micros');
}

export function sumOf(name: FigureSum, sums: MetricSums): bigint | null {
  switch (name) {
    case 'spend':
      return sums.spendMicros;
    case 'impressions':
      return BigInt(sums.impressions);
    case 'clicks':
      return BigInt(sums.clicks);
    case 'conversions':
      return sums.conversionsMicros;
    case 'conversion_value':
      return sums.conversionValueMicros;
    case 'valued_spend':
      return sums.valuedSpendMicros;
  }
}

export function figureValue(totals: AdvertisingTotals, figure: ExplainedFigure): string | null {
  switch (figure) {
    case 'spend':
    case 'cpc':
    case 'cpm':
    case 'cpa':
      return totals[figure]?.amountMicros ?? null;
    case 'conversion_value':
      return totals.conversionValue?.amountMicros ?? null;
    case 'conversions':
      return totals.conversions;
    case 'impressions':
    case 'clicks':
    case 'ctr':
    case 'roas':
      return totals[figure]?.toString() ?? null;
    case 'cvr':
      return cvrOf(totals)?.toString() ?? null;
    case 'roi':
      return totals.roi.value?.toString() ?? null;
  }
}

export function unitOf(figure: ExplainedFigure): Explanation['unit'] {
  const { numerator, denominator } = formulas[figure];
  if (isMoney(numerator, denominator)) return 'micros';
  return denominator === null ? 'count' : 'ratio';
}

function cvrOf({ conversions, clicks }: AdvertisingTotals): number | null {
  if (conversions === null || clicks === null) return null;
  return cvr({ conversionsMicros: microsFromDecimal(conversions), clicks });
}
