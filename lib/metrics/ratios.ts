import { divideRounded } from './divide-rounded';
import type { MetricSums } from './sums';

/**
 * Ratios, always of sums and never averaged. Null, not 0, when the denominator is 0. Fractions and multiples are
 * numbers; money per something is micros, rounded half away from zero.
 */

const MICRO = 1_000_000n;
const BASIS_POINTS = 10_000n;

/** Clicks per impression, a fraction. Clicks are all clicks as the platform counts them, here and in CPC and CVR. */
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

/** Conversions per click, a fraction. Above 1 is possible: view-through conversions count. */
export function cvr(sums: Pick<MetricSums, 'conversionsMicros' | 'clicks'>): number | null {
  return sums.clicks > 0 ? fraction(sums.conversionsMicros, BigInt(sums.clicks) * MICRO) : null;
}

/** Conversion value over the spend that reported one, a multiple. Both must be in one currency. */
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
 * Return on investment as a fraction (0.42 = 42 %). Without a margin it is `gross`: ROAS - 1, which takes revenue for
 * profit and must be labelled so. With one (basis points of revenue): (value * margin - spend) / spend.
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

/** Quotient of two integers of any size as a number; their subtraction and scaling happened exactly before. */
export function fraction(numerator: bigint, denominator: bigint): number {
  return Number(numerator) / Number(denominator);
}
