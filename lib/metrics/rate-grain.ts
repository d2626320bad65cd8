import { daysOf, type IsoDate } from '@/lib/dates';
import type { RateBook } from './convert';

export interface DatePeriod {
  from: IsoDate;
  to: IsoDate;
}

/** The first day alone while no rate changes in the period, else every day. */
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
