import { divideRounded } from './divide-rounded';
import type { MetricSums } from './sums';

// Ratios of sums, never averaged; null, not 0, when the denominator is 0. Money per something is micros, rounded half
// away from zero.

const MICRO = 1_000_000n;
const BASIS_POINTS = 10_000n;

/** A fraction. Clicks are all clicks of the platform, here and in CPC and CVR. */
export function ctr(sums: Pick<MetricSums, 'clicks' | 'impressions'>): number | null {
  return sums.impressions > 0 ? sums.clicks / sums.impressions : null;
}

export function cpc(sums: Pick<MetricSums, 'spendMicros' | 'clicks'>): bigint | null {
  return sums.clicks > 0 ? divideRounded(sums.spendMicros, BigInt(sums.clicks)) : null;
}

export function cpm(sums: Pick<MetricSums, 'spendMicros' | 'impressions'>): bigint | null {
  return sums.impressions > 0 ? divideRounded(1000n * sums.spendMicros, BigInt(sums.impressions)) : null;
}

export function cpa(sums: Pick<MetricSums, 'spendMicros' | 'conversionsMicros'>): bigint | null {
  return sums.conversionsMicros > 0n ? divideRounded(sums.spendMicros * MICRO, sums.conversionsMicros) : null;
}

/** A fraction; above 1 with view-through conversions. */
export function cvr(sums: Pick<MetricSums, 'conversionsMicros' | 'clicks'>): number | null {
  return sums.clicks > 0 ? fraction(sums.conversionsMicros, BigInt(sums.clicks) * MICRO) : null;
}

/** A multiple of the spend that reported a value. Both in one currency. */
export function roas(sums: Pick<MetricSums, 'conversionValueMicros' | 'valuedSpendMicros'>): number | null {
  if (sums.conversionValueMicros === null || sums.valuedSpendMicros <= 0n) return null;
  return fraction(sums.conversionValueMicros, sums.valuedSpendMicros);
}

export interface Roi {
  value: number | null;
  basis: 'gross' | 'margin';
  missingReason: 'no_spend' | 'no_value_data' | null;
}

/**
 * A fraction (0.42 = 42 %). Without a margin `gross`: ROAS - 1, which takes revenue for profit and must be labelled so.
 * With one, in basis points of revenue: (value * margin - spend) / spend.
 */
export function roi(
  sums: Pick<MetricSums, 'spendMicros' | 'conversionValueMicros' | 'valuedSpendMicros'>,
  marginBasisPoints: number | null,
): Roi {
  const basis = marginBasisPoints === null ? 'gross' : 'margin';
  const { conversionValueMicros: value, valuedSpendMicros: spend } = sums;
  if (sums.spendMicros <= 0n) return { value: null, basis, missingReason: 'no_spend' };
  if (value === null) return { value: null, basis, missingReason: 'no_value_data' };
  if (spend <= 0n) return { value: null, basis, missingReason: 'no_spend' };
  const margin = BigInt(marginBasisPoints ?? Number(BASIS_POINTS));
  return { value: fraction(value * margin - spend * BASIS_POINTS, spend * BASIS_POINTS), basis, missingReason: null };
}

export function fraction(numerator: bigint, denominator: bigint): number {
  return Number(numerator) / Number(denominator);
}
