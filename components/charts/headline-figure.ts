import { formatCount, formatMoney, formatMultiple, formatNumber, formatPercent } from '@/components/i18n/format';
import type { ExplainedFigure } from '@/lib/dashboard/explained-figures';
import type { Overview } from '@/lib/dashboard/schema';
import type { Locale } from '@/lib/i18n/routing';
import { type TileFigure, tileFigures } from '@/lib/views/layout';

/** A figure that a tile and the chart show. */
export type HeadlineFigure = TileFigure;

/** The figure that an address names in `figure`; null: none, which is the first tile. */
export function figureOfAddress(text: string | null): HeadlineFigure | null {
  return tileFigures.find((figure) => figure === text) ?? null;
}

type Totals = Omit<Overview['advertising'], 'previous' | 'comparison'>;
type Point = Overview['series'][number];

const MICROS_PER_UNIT = 1_000_000;

const units = (micros: string | null | undefined) => (micros == null ? null : Number(micros) / MICROS_PER_UNIT);

const quotient = (top: number | null, bottom: number | null) =>
  top === null || bottom === null || bottom <= 0 ? null : top / bottom;

/** Money in units of its currency. Null: unknown, or the denominator is 0. */
export function figureOf(totals: Pick<Totals, HeadlineFigure>, figure: HeadlineFigure): number | null {
  switch (figure) {
    case 'spend':
    case 'cpa':
    case 'cpc':
    case 'cpm':
    case 'conversionValue':
      return units(totals[figure]?.amountMicros);
    case 'conversions':
      return totals.conversions === null ? null : Number(totals.conversions);
    case 'roas':
    case 'ctr':
    case 'impressions':
    case 'clicks':
      return totals[figure];
  }
}

/** Ratios are of the point's own sums. */
export function figureOfPoint(point: Point, figure: HeadlineFigure): number | null {
  const { spendMicros, impressions, clicks, conversions, conversionValueMicros, valuedSpendMicros } = point;
  switch (figure) {
    case 'spend':
      return units(spendMicros);
    case 'conversions':
      return conversions === null ? null : Number(conversions);
    case 'cpa':
      return quotient(units(spendMicros), conversions === null ? null : Number(conversions));
    case 'conversionValue':
      return units(conversionValueMicros);
    case 'roas':
      return quotient(units(conversionValueMicros), units(valuedSpendMicros));
    case 'impressions':
    case 'clicks':
      return point[figure];
    case 'ctr':
      return quotient(clicks, impressions);
    case 'cpc':
      return quotient(units(spendMicros), clicks);
    case 'cpm':
      return quotient(units(spendMicros), impressions === null ? null : impressions / 1000);
  }
}

/** A quotient of sums: its values of days do not add up. */
export function isRatio(figure: HeadlineFigure): boolean {
  return ['cpa', 'roas', 'ctr', 'cpc', 'cpm'].includes(figure);
}

/** Its name in the API. */
export function explainedFigureOf(figure: HeadlineFigure): ExplainedFigure {
  return figure === 'conversionValue' ? 'conversion_value' : figure;
}

/** `value` as `figureOf` returns it. */
export function formatFigure(
  value: number,
  figure: HeadlineFigure,
  currency: string,
  locale: Locale,
  detail: 'exact' | 'rounded' = 'rounded',
): string {
  switch (figure) {
    case 'spend':
    case 'cpa':
    case 'cpc':
    case 'cpm':
    case 'conversionValue': {
      const amountMicros = BigInt(Math.round(value * MICROS_PER_UNIT)).toString();
      return formatMoney({ amountMicros, currency }, locale, detail);
    }
    case 'ctr':
      return formatPercent(value, locale, 2);
    case 'impressions':
    case 'clicks':
    case 'conversions':
      return detail === 'exact' ? formatNumber(value, locale, 1) : formatCount(value, locale);
    case 'roas':
      return formatMultiple(value, locale);
  }
}
