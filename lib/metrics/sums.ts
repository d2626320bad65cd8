/** Additive facts. Money in micros of one currency, conversions in millionths: fractions must add up exactly. */
export interface MetricSums {
  spendMicros: bigint;
  impressions: number;
  clicks: number;
  conversionsMicros: bigint;
  // Null: no value was reported; zero is a reported zero.
  conversionValueMicros: bigint | null;
  // All spend of campaigns with a reported value in the period.
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

/** A value that only one side reports is the value of both. */
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
