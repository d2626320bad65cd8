import { microsFromDecimal } from '@/lib/money';
import type { MetricSums } from './sums';

/** Postgres returns sums as text. */
export interface SumsRow extends Record<string, unknown> {
  spend: string;
  impressions: string;
  clicks: string;
  conversions: string;
  value: string | null;
  valued_spend?: string;
}

export function sumsOfRow(row: SumsRow): MetricSums {
  return {
    spendMicros: BigInt(row.spend),
    impressions: Number(row.impressions),
    clicks: Number(row.clicks),
    conversionsMicros: microsFromDecimal(row.conversions),
    conversionValueMicros: row.value === null ? null : BigInt(row.value),
    valuedSpendMicros: BigInt(row.valued_spend ?? 0),
  };
}
