import { daysBetween } from '@/lib/dates';
import { groupBy } from '@/lib/group-by';
import { decimalFromMicros } from '@/lib/money';
import type { DateWindow } from '@/lib/platforms/platform';
import { sumRows } from './advertising-totals';
import { type Coverage, isCounted, partialDays } from './coverage';
import type { FigureRow } from './read-figures';
import type { Overview } from './schema';

type SeriesPoint = Overview['series'][number];
type Facts = Pick<FigureRow, 'point' | 'currency' | 'priced' | 'sums'>;

/**
 * `rows` are of one period. A point without facts is 0 when an account has a day of it, else null, as is money without any
 * exchange rate.
 */
export function buildSeries(
  points: readonly DateWindow[],
  rows: readonly Facts[],
  coverage: Coverage,
): Overview['series'] {
  const ofPoint = groupBy(rows, ({ point }) => point);
  return points.map((window, index) => ({
    date: window.from,
    days: daysBetween(window.from, window.to) + 1,
    ...figuresOf(ofPoint.get(index) ?? [], isCounted(coverage, window)),
    partial: partialDays(coverage.delivering, window),
  }));
}

function figuresOf(facts: readonly Facts[], isKnown: boolean): Omit<SeriesPoint, 'date' | 'days' | 'partial'> {
  if (facts.length === 0) {
    const [count, text] = isKnown ? [0, '0'] : [null, null];
    return {
      ...{ spendMicros: text, impressions: count, clicks: count, conversions: text },
      ...{ conversionValueMicros: text, valuedSpendMicros: text, unconverted: false },
    };
  }
  const { priced, counts, unconvertedSpend } = sumRows(facts);
  const isPriced = facts.some((one) => one.priced);
  return {
    spendMicros: isPriced ? priced.spendMicros.toString() : null,
    impressions: counts.impressions,
    clicks: counts.clicks,
    conversions: decimalFromMicros(counts.conversionsMicros),
    conversionValueMicros: priced.conversionValueMicros?.toString() ?? null,
    valuedSpendMicros: isPriced ? priced.valuedSpendMicros.toString() : null,
    unconverted: unconvertedSpend.size > 0,
  };
}
