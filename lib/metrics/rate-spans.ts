import { addDays, daysOf, type IsoDate } from '@/lib/dates';
import type { AppliedRate, RateBook } from './convert';
import type { DatePeriod } from './rate-grain';

/** Days without a gap on which one rate converts a currency. */
export interface RateSpan {
  currency: string;
  from: IsoDate;
  to: IsoDate;
  rate: AppliedRate;
}

/** The rates of each currency on the days of the periods, oldest first. Days without a rate have no span. */
export function rateSpans(
  currencies: Iterable<string>,
  target: string,
  periods: readonly DatePeriod[],
  rates: RateBook,
): RateSpan[] {
  const days = [...new Set(periods.flatMap(({ from, to }) => daysOf(from, to)))].sort();
  return [...new Set(currencies)].flatMap((currency) => {
    const spans: RateSpan[] = [];
    for (const date of days) {
      const rate = rates.rateOn(date, currency, target);
      if (!rate) continue;
      const last = spans.at(-1);
      if (last && addDays(last.to, 1) === date && rateId(last.rate) === rateId(rate)) last.to = date;
      else spans.push({ currency, from: date, to: date, rate });
    }
    return spans;
  });
}

/** The same text for the same rate of the same origin. */
export function rateId({ numerator, denominator, rateDate, sources }: AppliedRate): string {
  return `${numerator}/${denominator} ${rateDate} ${sources.join(' ')}`;
}
