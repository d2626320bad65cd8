import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, daysOf } from '@/lib/dates';
import { noMetrics } from '@/lib/metrics/sums';
import { buildSeries } from './build-series';
import type { AccountCoverage, Coverage } from './coverage';
import { seriesPoints } from './series-points';

const facts = (point: number, currency: string, spendMicros: bigint, conversionValueMicros: bigint | null = null) => ({
  point,
  currency,
  priced: currency !== 'KWD',
  sums: { ...noMetrics, spendMicros, conversionValueMicros },
});

function coverageOf(...known: { from: string; to: string }[]): Coverage {
  const account = { name: 'Account', platform: 'meta' as const, connected: true, reading: false };
  const accounts = known.map((days): AccountCoverage => ({ ...account, known: days, counted: days }));
  return { accounts, delivering: [] };
}

describe('the series of a period', () => {
  it('distinguishes a zero from a gap', () => {
    const { points } = seriesPoints({ from: '2026-05-01', to: '2026-05-06' }, 0);
    const series = buildSeries(
      points,
      [facts(1, 'SAR', 5n), facts(3, 'KWD', 5n, 7n), facts(4, 'SAR', 1n, 2n), facts(4, 'AED', 37_500n)],
      coverageOf({ from: '2026-05-02', to: '2026-05-05' }, { from: '2026-05-04', to: '2026-05-04' }),
    );
    expect(series.map(({ spendMicros, conversionValueMicros }) => [spendMicros, conversionValueMicros])).toEqual([
      [null, null], // before any account is known
      ['5', null], // spend without a reported value
      ['0', '0'], // read, and nothing delivered
      [null, null], // no rate for the dinar
      ['37501', '2'],
      [null, null], // read by no account
    ]);
    expect(series.map(({ impressions }) => impressions)).toEqual([null, 0, 0, 0, 0, null]);
  });

  it('has only gaps for an organization without readings', () => {
    const { points } = seriesPoints({ from: '2026-05-01', to: '2026-05-03' }, 0);
    const series = buildSeries(points, [], { accounts: [], delivering: [] });
    expect(series).toHaveLength(3);
    expect(series.every(({ spendMicros, clicks }) => spendMicros === null && clicks === null)).toBe(true);
  });
});

describe('the points of a series', () => {
  it.each([
    [120, 0, 'day', 120],
    [121, 0, 'week', 18],
    [840, 1, 'week', 121],
    [841, 0, 'month', 29],
    [7306, 0, 'month', 241],
  ] as const)('of %i days with weeks from day %i are each a %s, %i in all', (length, weekStartsOn, grain, count) => {
    const from = '2006-11-15';
    const found = seriesPoints({ from, to: addDays(from, length - 1) }, weekStartsOn);
    expect(found.grain).toBe(grain);
    expect(found.points).toHaveLength(count);
  });

  it('cover every day once and begin on the first day of the week of the organization', () => {
    const [from, to] = ['2026-01-01', '2026-11-29'];
    for (let weekStartsOn = 0; weekStartsOn < 7; weekStartsOn += 1) {
      const { points } = seriesPoints({ from, to }, weekStartsOn);
      expect(points.flatMap((point) => daysOf(point.from, point.to))).toEqual(daysOf(from, to));
      const inner = points.slice(1, -1);
      expect(inner.every((point) => daysBetween(point.from, point.to) === 6)).toBe(true);
      expect(inner.every((point) => new Date(`${point.from}T00:00:00Z`).getUTCDay() === weekStartsOn)).toBe(true);
    }
  });
});
