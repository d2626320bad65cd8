import { daysOf, type IsoDate } from '@/lib/dates';
import type { RateBook } from './convert';

/** Days of a period, both included. */
export interface DatePeriod {
  from: IsoDate;
  to: IsoDate;
}

/**
 * The days whose rates stand for all of a period: its first day alone while no rate of `currencies` to `target` changes
 * in it (pegs never do), else every day. Facts may be summed that far before they are converted.
 */
export function rateGrain(
  currencies: Iterable<string>,
  target: string,
  { from, to }: DatePeriod,
  rates: RateBook,
): IsoDate[] {
  const days = daysOf(from, to);
  const changes = [...new Set(currencies)].some((currency) => {
    const atStart = rateKey(rates, from, currency, target);
    return days.some((date) => rateKey(rates, date, currency, target) !== atStart);
  });
  return changes ? days : days.slice(0, 1);
}

function rateKey(rates: RateBook, date: IsoDate, from: string, to: string): string | null {
  const rate = rates.rateOn(date, from, to);
  return rate && `${rate.numerator}/${rate.denominator}`;
}
