import type { ConvertedTotals } from '@/lib/metrics/convert-daily-sums';
import { moneyDto } from '@/lib/metrics/money-dto';
import { cpa, cpc, cpm, ctr, roas, roi } from '@/lib/metrics/ratios';
import { addSums, noMetrics } from '@/lib/metrics/sums';
import { decimalFromMicros } from '@/lib/money';
import type { FigureRow } from './read-figures';
import type { Dashboard } from './schema';

export type AdvertisingTotals = Dashboard['platforms'][number]['totals'];

export interface FigureCurrency {
  currency: string;
  marginBasisPoints: number | null;
}

/** `withoutMoneyOf`: currencies that count without their money. */
export function sumRows(
  rows: readonly Pick<FigureRow, 'currency' | 'priced' | 'sums'>[],
  withoutMoneyOf: ReadonlySet<string> = new Set(),
): ConvertedTotals {
  let priced = noMetrics;
  let all = noMetrics;
  const unconvertedSpend = new Map<string, bigint>();
  for (const { currency, priced: isPriced, sums } of rows) {
    all = addSums(all, sums);
    if (isPriced && !withoutMoneyOf.has(currency)) priced = addSums(priced, sums);
    else if (!isPriced && sums.spendMicros !== 0n) {
      unconvertedSpend.set(currency, (unconvertedSpend.get(currency) ?? 0n) + sums.spendMicros);
    }
  }
  const { impressions, clicks, conversionsMicros } = all;
  return { priced, counts: { impressions, clicks, conversionsMicros }, unconvertedSpend };
}

/** Money and its ratios cover only converted amounts, counts everything. Spend is null when nothing was converted. */
export function advertisingTotals(
  { priced, counts, unconvertedSpend }: ConvertedTotals,
  { currency, marginBasisPoints }: FigureCurrency,
): AdvertisingTotals {
  const returned = roi(priced, marginBasisPoints);
  const withoutRate = priced.spendMicros === 0n && unconvertedSpend.size > 0;
  const money = (micros: bigint | null) => (micros === null ? null : moneyDto(micros, currency));
  return {
    spend: withoutRate ? null : moneyDto(priced.spendMicros, currency),
    impressions: counts.impressions,
    clicks: counts.clicks,
    conversions: decimalFromMicros(counts.conversionsMicros),
    conversionValue: money(priced.conversionValueMicros),
    ctr: ctr(counts),
    cpc: money(cpc(priced)),
    cpm: money(cpm(priced)),
    cpa: money(cpa(priced)),
    roas: roas(priced),
    roi: withoutRate ? { ...returned, missingReason: 'no_rate' } : returned,
  };
}

/** No account has a day of the period. */
export function unknownTotals({ marginBasisPoints }: FigureCurrency): AdvertisingTotals {
  return {
    ...{ spend: null, impressions: null, clicks: null, conversions: null, conversionValue: null },
    ...{ ctr: null, cpc: null, cpm: null, cpa: null, roas: null },
    roi: { ...roi(noMetrics, marginBasisPoints), missingReason: null },
  };
}
