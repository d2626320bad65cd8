/**
 * Additive facts of any grouping, added up. Money is micros of one currency; conversions are millionths of one
 * conversion, because platforms report fractions and fractions must add up exactly.
 */
export interface MetricSums {
  spendMicros: bigint;
  impressions: number;
  clicks: number;
  conversionsMicros: bigint;
  // Null: nothing in the grouping reported a value. Zero is a reported zero.
  conversionValueMicros: bigint | null;
  // All spend of the campaigns that reported a value in the period: the denominator of ROAS.
  valuedSpendMicros: bigint;
}

export const noMetrics: MetricSums = {
  spendMicros: 0n,
  impressions: 0,
  clicks: 0,
  conversionsMicros: 0n,
  conversionValueMicros: null,
  valuedSpendMicros: 0n,
};

/** Sum of two groupings. A value that only one of them reports is the value of both. */
export function addSums(left: MetricSums, right: MetricSums): MetricSums {
  return {
    spendMicros: left.spendMicros + right.spendMicros,
    impressions: left.impressions + right.impressions,
    clicks: left.clicks + right.clicks,
    conversionsMicros: left.conversionsMicros + right.conversionsMicros,
    conversionValueMicros: addReported(left.conversionValueMicros, right.conversionValueMicros),
    valuedSpendMicros: left.valuedSpendMicros + right.valuedSpendMicros,
  };
}

function addReported(left: bigint | null, right: bigint | null): bigint | null {
  if (left === null) return right;
  return right === null ? left : left + right;
}
