import type { ConvertedTotals } from '@/lib/metrics/convert-daily-sums';
import type { MetricSums } from '@/lib/metrics/sums';
import type { AdvertisingTotals } from './advertising-totals';
import { type ExplainedFigure, type FigureSum, formulas } from './explained-figures';
import type { Explanation } from './explanation-schema';

type Side = Pick<Explanation, 'value' | 'numerator' | 'denominator'>;

const units: Readonly<Record<FigureSum, Explanation['numerator']['unit']>> = {
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
export function countedSums(figure: ExplainedFigure, { priced, counts }: ConvertedTotals): MetricSums {
  return formulas[figure].days === 'all' ? { ...priced, ...counts } : priced;
}

/** In units of the figure's value: conversions, not millionths of one. */
export function amountOf(name: FigureSum, sums: MetricSums): number {
  const sum = Number(sumOf(name, sums) ?? 0n);
  return units[name] === 'millionths' ? sum / 1_000_000 : sum;
}

function sumOf(name: FigureSum, sums: MetricSums): bigint | null {
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
  }
}

export function unitOf(figure: ExplainedFigure): Explanation['unit'] {
  const { numerator, denominator } = formulas[figure];
  if (denominator === null) return units[numerator] === 'micros' ? 'micros' : 'count';
  return units[numerator] === 'micros' && units[denominator] !== 'micros' ? 'micros' : 'ratio';
}
