import { figureOf, type HeadlineFigure } from '@/components/charts/headline-figure';
import type { Overview } from '@/lib/dashboard/schema';

export type UnknownPeriod = 'not_begun' | 'not_read';
type MissingFigure =
  | UnknownPeriod
  | 'no_rate'
  | 'no_spend'
  | 'no_impressions'
  | 'no_clicks'
  | 'no_conversions'
  | 'no_value_data';

/** Why a period has no figures; null: it has some. `from` and `today` are days of the organization. */
export function unknownPeriod(
  { impressions }: Overview['advertising'],
  from: string,
  today: string,
): UnknownPeriod | null {
  // Impressions need no rate and have no denominator: without them no account has a day of the period.
  if (impressions !== null) return null;
  return from > today ? 'not_begun' : 'not_read';
}

/** Why a headline figure has no value; null: it has one. */
export function missingFigure(
  advertising: Overview['advertising'],
  figure: HeadlineFigure,
  unknown: UnknownPeriod | null,
): MissingFigure | null {
  if (figureOf(advertising, figure) !== null) return null;
  if (unknown) return unknown;
  if (figure === 'ctr') return 'no_impressions';
  if (advertising.spend === null) return 'no_rate';
  switch (figure) {
    case 'cpc':
      return advertising.clicks === 0 ? 'no_clicks' : 'no_spend';
    case 'cpm':
      return advertising.impressions === 0 ? 'no_impressions' : 'no_spend';
    case 'cpa':
      return Number(advertising.conversions) === 0 ? 'no_conversions' : 'no_spend';
    case 'roas':
      return advertising.conversionValue === null ? 'no_value_data' : 'no_spend';
    default:
      return 'no_value_data';
  }
}
