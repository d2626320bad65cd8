import { formatCount, formatMoney, formatMultiple, formatNumber } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import type { Locale } from '@/lib/i18n/routing';

/** The five figures a marketer steers by, in the order of the tiles. */
export const headlineFigures = ['spend', 'conversions', 'cpa', 'conversionValue', 'roas'] as const;
export type HeadlineFigure = (typeof headlineFigures)[number];

const [FIRST_FIGURE] = headlineFigures;

/** The figure that an address names in `figure`; the first one where it names none. */
export function figureOfAddress(text: string | null): HeadlineFigure {
  return headlineFigures.find((figure) => figure === text) ?? FIRST_FIGURE;
}

/** The first figure is not named, so that one view has one address. */
export function figureParameter(figure: HeadlineFigure): { figure?: HeadlineFigure } {
  return figure === FIRST_FIGURE ? {} : { figure };
}

type Totals = Omit<Overview['advertising'], 'previous' | 'comparison'>;
type Point = Overview['series'][number];

const MICROS_PER_UNIT = 1_000_000;

const units = (micros: string | null | undefined) => (micros == null ? null : Number(micros) / MICROS_PER_UNIT);

const quotient = (top: number | null, bottom: number | null) =>
  top === null || bottom === null || bottom <= 0 ? null : top / bottom;

/** Money in units of its currency. Null: unknown, or the denominator is 0. */
export function figureOf(
  totals: Pick<Totals, 'spend' | 'conversions' | 'cpa' | 'conversionValue' | 'roas'>,
  figure: HeadlineFigure,
): number | null {
  switch (figure) {
    case 'spend':
    case 'cpa':
    case 'conversionValue':
      return units(totals[figure]?.amountMicros);
    case 'conversions':
      return totals.conversions === null ? null : Number(totals.conversions);
    case 'roas':
      return totals.roas;
  }
}

/** Ratios are of the point's own sums. */
export function figureOfPoint(point: Point, figure: HeadlineFigure): number | null {
  const { spendMicros, conversions, conversionValueMicros, valuedSpendMicros } = point;
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
  }
}

/** A quotient of sums: its values of days do not add up. */
export function isRatio(figure: HeadlineFigure): boolean {
  return figure === 'cpa' || figure === 'roas';
}

/** A figure that depends on what counts as a conversion. */
export function countsConversions(figure: HeadlineFigure): boolean {
  return figure !== 'spend';
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
    case 'conversionValue': {
      const amountMicros = BigInt(Math.round(value * MICROS_PER_UNIT)).toString();
      return formatMoney({ amountMicros, currency }, locale, detail);
    }
    case 'conversions':
      return detail === 'exact' ? formatNumber(value, locale, 1) : formatCount(value, locale);
    case 'roas':
      return formatMultiple(value, locale);
  }
}
