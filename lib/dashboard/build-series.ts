import { daysOf, type IsoDate } from '@/lib/dates';
import type { RateBook } from '@/lib/metrics/convert';
import { convertDay, type DailySums } from '@/lib/metrics/convert-daily-sums';
import { addSums, type MetricSums } from '@/lib/metrics/sums';
import type { Coverage } from './read-coverage';
import type { Overview } from './schema';

interface SeriesInput {
  from: IsoDate;
  to: IsoDate;
  days: readonly DailySums[];
  currency: string;
  rates: RateBook;
  known: Coverage['known'];
}

/**
 * Spend and return day by day; their sums are the totals of the period. A day without facts is 0 when some account is
 * known whole on it (platforms leave out days without delivery); else, and where none of its money has an exchange
 * rate, it is a gap.
 */
export function buildSeries({ from, to, days, currency, rates, known }: SeriesInput): Overview['series'] {
  const converted = new Map<IsoDate, MetricSums>();
  for (const day of days) {
    const sums = convertDay(day, currency, rates);
    const before = converted.get(day.date);
    if (sums) converted.set(day.date, before ? addSums(before, sums) : sums);
  }
  const withFacts = new Set(days.map(({ date }) => date));
  const isSilent = (date: IsoDate) =>
    !withFacts.has(date) && known.some((days) => date >= days.from && date <= days.to);

  return daysOf(from, to).map((date) => {
    const sums = converted.get(date);
    if (sums) {
      const value = sums.conversionValueMicros;
      return { date, spendMicros: sums.spendMicros.toString(), conversionValueMicros: value?.toString() ?? null };
    }
    const nothing = isSilent(date) ? '0' : null;
    return { date, spendMicros: nothing, conversionValueMicros: nothing };
  });
}
