import type { RateBook } from '@/lib/metrics/convert';
import { convertDailySums, type DailySums } from '@/lib/metrics/convert-daily-sums';
import { fraction } from '@/lib/metrics/ratios';
import type { Amounts } from './project';
import type { KpiDto } from './schema';

const MICROS_PER_UNIT = 1_000_000n;
const PRICED: ReadonlySet<string> = new Set(['spend', 'cpa', 'conversion_value', 'roas']);

export interface KpiAmounts extends Amounts {
  // False: the platforms reported no value, so that the numerator 0 is unknown.
  reported: boolean;
}

/**
 * Both sides of a metric over some days, in major units of the currency; the denominator of an additive one is 1. Null:
 * money without an exchange rate, as a sum that leaves it out would mislead.
 */
export function kpiAmounts(
  metric: KpiDto['metric'],
  days: readonly DailySums[],
  rates: RateBook,
  currency: string,
): KpiAmounts | null {
  const { priced, counts, unconvertedSpend } = convertDailySums(days, currency, rates);
  const sides = (numerator: number, denominator = 1, reported = true) => ({ numerator, denominator, reported });
  if (PRICED.has(metric) && unconvertedSpend.size > 0) return null;
  const value = priced.conversionValueMicros;
  switch (metric) {
    case 'impressions':
      return sides(counts.impressions);
    case 'clicks':
      return sides(counts.clicks);
    case 'conversions':
      return sides(inUnits(counts.conversionsMicros));
    case 'ctr':
      return sides(counts.clicks, counts.impressions);
    case 'spend':
      return sides(inUnits(priced.spendMicros));
    case 'cpa':
      return sides(inUnits(priced.spendMicros), inUnits(priced.conversionsMicros));
    case 'conversion_value':
      return sides(inUnits(value ?? 0n), 1, value !== null);
    case 'roas':
      return sides(inUnits(value ?? 0n), inUnits(priced.valuedSpendMicros), value !== null);
  }
}

function inUnits(micros: bigint): number {
  return fraction(micros, MICROS_PER_UNIT);
}
