import { describe, expect, it } from 'vitest';
import { createRateBook } from '@/lib/metrics/convert';
import { noMetrics } from '@/lib/metrics/sums';
import { buildSeries } from './build-series';

const day = (date: string, currency: string, spendMicros: bigint, conversionValueMicros: bigint | null = null) => ({
  date,
  currency,
  sums: { ...noMetrics, spendMicros, conversionValueMicros },
});

describe('the daily series', () => {
  it('distinguishes a zero from a gap', () => {
    const series = buildSeries({
      from: '2026-05-01',
      to: '2026-05-06',
      days: [
        day('2026-05-02', 'SAR', 5n),
        day('2026-05-04', 'KWD', 5n, 7n),
        day('2026-05-05', 'SAR', 1n, 2n),
        day('2026-05-05', 'AED', 36_725n),
      ],
      currency: 'SAR',
      rates: createRateBook([]),
      coverage: {
        known: [
          { from: '2026-05-02', to: '2026-05-05' },
          { from: '2026-05-04', to: '2026-05-04' },
        ],
        delivering: [],
      },
    });
    expect(series.map(({ spendMicros, conversionValueMicros }) => [spendMicros, conversionValueMicros])).toEqual([
      [null, null], // before any account is known
      ['5', null], // spend without a reported value
      ['0', '0'], // read, and nothing delivered
      [null, null], // no rate for the dinar
      ['37501', '2'],
      [null, null], // read by no account
    ]);
  });

  it('has only gaps for an organization without readings', () => {
    const rates = createRateBook([]);
    const period = { from: '2026-05-01', to: '2026-05-03' };
    const series = buildSeries({
      ...period,
      days: [],
      currency: 'SAR',
      rates,
      coverage: { known: [], delivering: [] },
    });
    expect(series).toHaveLength(3);
    expect(series.every(({ spendMicros }) => spendMicros === null)).toBe(true);
  });
});
