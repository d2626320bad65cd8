import type { IsoDate } from '@/lib/dates';
import type { RateBook } from '@/lib/metrics/convert';
import { fraction } from '@/lib/metrics/ratios';
import type { RankingRate } from './read-campaign-facts';

export function rankingRates(
  grain: readonly IsoDate[],
  currencies: Iterable<string>,
  target: string,
  rates: RateBook,
): RankingRate[] {
  return [...currencies].flatMap((currency) =>
    grain.flatMap((date) => {
      const rate = rates.rateOn(date, currency, target);
      return rate ? [{ currency, date, factor: fraction(rate.numerator, rate.denominator) }] : [];
    }),
  );
}
