import { daysOf, type IsoDate } from '@/lib/dates';
import type { RateBook } from '@/lib/metrics/convert';
import { convertDay, type DailySums } from '@/lib/metrics/convert-daily-sums';
import { addSums, type MetricSums } from '@/lib/metrics/sums';
import { partialDay } from './coverage';
import type { Coverage } from './read-coverage';
import type { Overview } from './schema';

interface SeriesInput {
  from: IsoDate;
  to: IsoDate;
  days: readonly DailySums[];
  currency: string;
  rates: RateBook;
  coverage: Pick<Coverage, 'known' | 'delivering'>;
}

/** A day without facts is 0 when an account is complete on it, else null, as is a day without any exchange rate. */
export function buildSeries({ from, to, days, currency, rates, coverage }: SeriesInput): Overview['series'] {
  const converted = new Map<IsoDate, MetricSums>();
  const withoutRate = new Set<IsoDate>();
  for (const day of days) {
    const sums = convertDay(day, currency, rates);
    const before = converted.get(day.date);
    if (sums) converted.set(day.date, before ? addSums(before, sums) : sums);
    else if (day.sums.spendMicros !== 0n) withoutRate.add(day.date);
  }
  const withFacts = new Set(days.map(({ date }) => date));
  const isSilent = (date: IsoDate) =>
    !withFacts.has(date) && coverage.known.some((days) => date >= days.from && date <= days.to);

  return daysOf(from, to).map((date) => {
    const sums = converted.get(date);
    const unconverted = withoutRate.has(date);
    const nothing = isSilent(date) ? '0' : null;
    const [spend, value] = sums ? [sums.spendMicros, sums.conversionValueMicros] : [nothing, nothing];
    return {
      date,
      spendMicros: spend?.toString() ?? null,
      conversionValueMicros: value?.toString() ?? null,
      partial: partialDay(coverage.delivering, date),
      unconverted,
    };
  });
}
