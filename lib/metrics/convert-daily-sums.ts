import type { IsoDate } from '@/lib/dates';
import { convertMicros, type RateBook } from './convert';
import { addSums, type MetricSums, noMetrics } from './sums';

export interface DailySums {
  date: IsoDate;
  currency: string;
  sums: MetricSums;
}

export interface ConvertedTotals {
  // Everything convertible, in the target currency; the base of ratios with money.
  priced: MetricSums;
  // Everything, without money.
  counts: Pick<MetricSums, 'impressions' | 'clicks' | 'conversionsMicros'>;
  unconvertedSpend: Map<string, bigint>;
}

export function convertDailySums(days: readonly DailySums[], currency: string, rates: RateBook): ConvertedTotals {
  let priced = noMetrics;
  let all = noMetrics;
  const unconvertedSpend = new Map<string, bigint>();
  for (const day of days) {
    all = addSums(all, day.sums);
    const converted = convertDay(day, currency, rates);
    if (converted) priced = addSums(priced, converted);
    else if (day.sums.spendMicros !== 0n) {
      unconvertedSpend.set(day.currency, (unconvertedSpend.get(day.currency) ?? 0n) + day.sums.spendMicros);
    }
  }
  const { impressions, clicks, conversionsMicros } = all;
  return { priced, counts: { impressions, clicks, conversionsMicros }, unconvertedSpend };
}

function convertDay(day: DailySums, currency: string, rates: RateBook): MetricSums | null {
  const rate = rates.rateOn(day.date, day.currency, currency);
  if (!rate) return null;
  const { spendMicros, conversionValueMicros, valuedSpendMicros } = day.sums;
  return {
    ...day.sums,
    spendMicros: convertMicros(spendMicros, rate),
    conversionValueMicros: conversionValueMicros === null ? null : convertMicros(conversionValueMicros, rate),
    valuedSpendMicros: convertMicros(valuedSpendMicros, rate),
  };
}
