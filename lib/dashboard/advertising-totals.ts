import type { ConvertedTotals } from '@/lib/metrics/convert-daily-sums';
import { moneyDto } from '@/lib/metrics/money-dto';
import { cpa, cpc, cpm, ctr, roas, roi } from '@/lib/metrics/ratios';
import { decimalFromMicros } from '@/lib/money';
import type { Overview } from './schema';

type AdvertisingTotals = Overview['advertising']['previous'];

/** Money and its ratios cover only converted amounts, counts everything. Spend is null when nothing was converted. */
export function advertisingTotals(
  { priced, counts, unconvertedSpend }: ConvertedTotals,
  currency: string,
  marginBasisPoints: number | null,
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
