import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpa, cpc, cpm, ctr, cvr, roas, roi } from './ratios';
import { addSums, type MetricSums, noMetrics } from './sums';

const sums = (over: Partial<MetricSums>): MetricSums => ({ ...noMetrics, ...over });

const anySums = fc.record({
  spendMicros: fc.bigInt(0n, 10n ** 15n),
  impressions: fc.nat(1_000_000_000),
  clicks: fc.nat(10_000_000),
  conversionsMicros: fc.bigInt(0n, 10n ** 12n),
  conversionValueMicros: fc.option(fc.bigInt(0n, 10n ** 15n)),
  valuedSpendMicros: fc.bigInt(0n, 10n ** 15n),
});

describe('ratios', () => {
  it('divide sums and never average: 5 of 10 and 10 of 990 are 1.5 %, not 25.5 %', () => {
    const days = [sums({ impressions: 10, clicks: 5 }), sums({ impressions: 990, clicks: 10 })];
    expect(ctr(days.reduce(addSums))).toBe(0.015);
  });

  it('are null, not 0, when the denominator is 0', () => {
    const spent = sums({ spendMicros: 5_000_000n });
    for (const ratio of [ctr, cpc, cpm, cpa, cvr, roas]) expect(ratio(spent)).toBeNull();
    expect(ctr(sums({ impressions: 10 }))).toBe(0);
  });

  it('round money per something to the micro, half away from zero', () => {
    expect(cpc({ spendMicros: 1_000_000n, clicks: 3 })).toBe(333_333n);
    expect(cpc({ spendMicros: 5n, clicks: 2 })).toBe(3n);
    expect(cpm({ spendMicros: 18_370_000n, impressions: 4000 })).toBe(4_592_500n);
    expect(cpa({ spendMicros: 15_000_000n, conversionsMicros: 1_500_000n })).toBe(10_000_000n);
    expect(cvr({ conversionsMicros: 3_000_000n, clicks: 2 })).toBe(1.5);
  });

  it('are exact beyond 2^53', () => {
    const spendMicros = 9_007_199_254_740_993_000n;
    expect(cpc({ spendMicros, clicks: 1000 })).toBe(9_007_199_254_740_993n);
  });

  it('are the same for the parts added in any order', () => {
    fc.assert(
      fc.property(fc.array(anySums, { minLength: 1 }), (parts) => {
        const total = parts.reduce(addSums);
        const backwards = [...parts].reverse().reduce(addSums);
        expect(backwards).toEqual(total);
        const clicks = parts.reduce((sum, part) => sum + part.clicks, 0);
        const spend = parts.reduce((sum, part) => sum + part.spendMicros, 0n);
        const cost = cpc(total);
        if (clicks === 0) expect(cost).toBeNull();
        else {
          const error = (cost ?? 0n) * BigInt(clicks) - spend;
          expect(2n * (error < 0n ? -error : error) <= BigInt(clicks)).toBe(true);
        }
      }),
    );
  });
});

describe('return on investment', () => {
  const sold = sums({ spendMicros: 300n, valuedSpendMicros: 200n, conversionValueMicros: 500n });

  it('is gross, ROAS - 1, while the margin is unknown', () => {
    expect(roas(sold)).toBe(2.5);
    expect(roi(sold, null)).toEqual({ value: 1.5, basis: 'gross', missingReason: null });
  });

  it('uses the value times the margin when there is one', () => {
    expect(roi(sold, 4000)).toEqual({ value: 0, basis: 'margin', missingReason: null });
    expect(roi(sold, 0).value).toBe(-1);
  });

  it('has a reason where it has no number', () => {
    expect(roi(noMetrics, null)).toEqual({ value: null, basis: 'gross', missingReason: 'no_spend' });
    expect(roi(sums({ spendMicros: 1n }), 4000)).toEqual({
      value: null,
      basis: 'margin',
      missingReason: 'no_value_data',
    });
  });

  it('distinguishes a reported zero from no report', () => {
    const zero = sums({ spendMicros: 200n, valuedSpendMicros: 200n, conversionValueMicros: 0n });
    expect(roi(zero, null)).toEqual({ value: -1, basis: 'gross', missingReason: null });
  });
});
