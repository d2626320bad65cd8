import type { IsoDate } from '@/lib/dates';
import type { RateBook } from '@/lib/metrics/convert';
import { fraction } from '@/lib/metrics/ratios';
import type { RankingRate } from './read-campaign-facts';

/** The rates of `currencies` to `target` on the days of a grain; what has none is absent. */
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
