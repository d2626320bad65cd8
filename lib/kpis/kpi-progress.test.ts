import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/dates';
import { createRateBook } from '@/lib/metrics/convert';
import { type MetricSums, noMetrics } from '@/lib/metrics/sums';
import type { KnownDays } from './known-days';
import { type KpiDay, type KpiFacts, kpiProgress } from './kpi-progress';
import type { KpiDto } from './schema';

const kpi: KpiDto = {
  id: 'd1b4ef1c-0000-4000-8000-000000000001',
  metric: 'spend',
  direction: 'at_most',
  target: '1000',
  currency: 'USD',
  scope: null,
  repeats: 'none',
  startsOn: '2026-03-01',
  endsOn: '2026-03-10',
  repeatsUntil: null,
  createdAt: '2026-01-01T00:00:00.000Z',
};
const facts = (date: string, currency: string, sums: Partial<MetricSums>, connected = true): KpiDay => ({
  date,
  currency,
  connected,
  sums: { ...noMetrics, ...sums },
});
const day = (date: string, currency: string, spend: bigint) =>
  facts(date, currency, { spendMicros: spend * 1_000_000n, clicks: 5, impressions: 50 });
// 20 days of 100 before the period, and its first four.
const steady = Array.from({ length: 24 }, (_, index) => day(addDays('2026-02-09', index), 'USD', 100n));

const progress = (
  over: Partial<KpiDto>,
  days: KpiDay[],
  { known, ...valued }: Partial<KpiFacts> & { known?: Partial<KnownDays> } = {},
) =>
  kpiProgress(
    { ...kpi, ...over },
    { days, valued: [], valuedHistory: [], ...valued },
    {
      known: { complete: '2026-03-04', counted: '2026-03-04', since: '2026-02-09', ...known },
      rates: createRateBook([]),
      currency: 'SAR',
    },
  );

describe('the progress of a target', () => {
  it('counts complete days of its own period only, in its own currency', () => {
    const days = [
      day('2026-02-28', 'USD', 500n),
      day('2026-03-01', 'USD', 100n),
      day('2026-03-04', 'SAR', 375n),
      day('2026-03-05', 'USD', 500n),
    ];
    expect(progress({}, days)).toMatchObject({ actual: 200, expectedToDate: 400, target: 1000 });
  });

  it('has no actual and no projection when money without an exchange rate is missing', () => {
    const days = [...steady, day('2026-03-02', 'KWD', 100n)];
    const missing = { actual: null, status: 'no_data', projection: null, projectionMissing: 'no_data' };
    expect(progress({}, days)).toMatchObject(missing);
    expect(progress({ metric: 'clicks', currency: null }, days).actual).toBe(25);
  });

  it('is not started before its first complete day', () => {
    const later = { startsOn: '2026-03-06', endsOn: '2026-03-07' };
    const missing = { projection: null, projectionMissing: 'not_begun' };
    expect(progress(later, steady)).toMatchObject({ status: 'not_started', expectedToDate: 0, ...missing });
  });

  it('divides the value by the spend of campaigns that report a value', () => {
    const sold = facts('2026-03-01', 'USD', { spendMicros: 100_000_000n, conversionValueMicros: 90_000_000n });
    const valued = [facts('2026-03-01', 'USD', { valuedSpendMicros: 30_000_000n })];
    expect(progress({ metric: 'roas', currency: null, direction: 'at_least' }, [sold], { valued }).actual).toBe(3);
  });
});

describe('the projected end of a period', () => {
  it('adds the days after the last counted one to the actual, and says what each may bring', () => {
    expect(progress({}, steady)).toMatchObject({
      actual: 400,
      countedTo: '2026-03-04',
      projection: { end: 1000, low: 1000, high: 1000, neededPerDay: 100, days: 6 },
      projectionMissing: null,
      status: 'on_track',
    });
    const counted = { known: { counted: '2026-03-02' } };
    expect(progress({}, steady, counted)).toMatchObject({
      actual: 200,
      countedTo: '2026-03-02',
      projection: { end: 1000, neededPerDay: 100, days: 8 },
    });
  });

  it('needs no further spend once a limit is passed', () => {
    expect(progress({ target: '300' }, steady)).toMatchObject({ projection: { neededPerDay: 0 }, status: 'behind' });
  });

  it('takes the place of even progress in the status', () => {
    // 40 % of the period brought 1 % of the target; every day of the weekend that follows brings 500.
    const weekend = steady.map((each, index) =>
      index % 7 > 4 ? day(each.date, 'USD', 500n) : day(each.date, 'USD', 1n),
    );
    const target = { direction: 'at_least', target: '1000' } as const;
    const { actual, status, projection } = progress(target, weekend);
    expect(actual).toBeLessThan(600);
    expect(projection?.end).toBeGreaterThan(1000);
    expect(status).toBe('on_track');
  });

  it('is made on the first day of the period from the days before it', () => {
    const first = { startsOn: '2026-03-05', endsOn: '2026-03-14' };
    expect(progress(first, steady)).toMatchObject({
      actual: null,
      status: 'not_started',
      projection: { end: 1000, days: 10 },
    });
  });

  it('is over with the last day counted', () => {
    const over = progress({ endsOn: '2026-03-04' }, steady);
    expect(over).toMatchObject({ actual: 400, projection: null, projectionMissing: 'period_over', status: 'achieved' });
  });

  it('is not made from fewer than 14 days that all accounts have', () => {
    const since = { known: { since: '2026-02-20' } };
    expect(progress({}, steady, since)).toMatchObject({ projection: null, projectionMissing: 'not_enough_days' });
    expect(progress({}, steady, { known: { since: '2026-02-19' } }).projection).not.toBeNull();
  });

  it('counts days without delivery as 0, and only accounts that bring further days', () => {
    const paused = steady.filter(({ date }) => date < '2026-02-16' || date > '2026-02-22');
    expect(progress({}, paused).projection?.end).toBeCloseTo(400 + (4 * 200) / 3 + 2 * 75, 6);
    const ended = steady.map((each) => ({ ...each, connected: false }));
    expect(progress({}, [...steady, ...ended])).toMatchObject({ actual: 800, projection: { end: 1400 } });
  });

  it('learns from no day before the first figures', () => {
    expect(progress({}, steady, { known: { since: '2026-01-01' } }).projection).toMatchObject({
      low: 1000,
      high: 1000,
    });
    const short = steady.filter(({ date }) => date >= '2026-02-20');
    expect(progress({}, short, { known: { since: '2026-01-01' } }).projectionMissing).toBe('not_enough_days');
  });

  it('learns from no day before the first exchange rate', () => {
    const days = [...steady, day('2026-02-18', 'KWD', 1n)];
    expect(progress({}, days).projection).toMatchObject({ end: 1000 });
    const later = [...steady, day('2026-02-20', 'KWD', 1n)];
    expect(progress({}, later)).toMatchObject({ actual: 400, projectionMissing: 'not_enough_days' });
  });

  it('projects the two sides of a return', () => {
    const days = steady.map((each) => ({ ...each, sums: { ...each.sums, conversionValueMicros: 300_000_000n } }));
    const spend = days.map(({ date }) => facts(date, 'USD', { valuedSpendMicros: 100_000_000n }));
    const valued = spend.filter(({ date }) => date >= '2026-03-01');
    const roas = { metric: 'roas', currency: null, direction: 'at_least', target: '3' } as const;
    expect(progress(roas, days, { valued, valuedHistory: spend })).toMatchObject({
      actual: 3,
      projection: { end: 3, low: 3, high: 3, neededPerDay: null },
      status: 'on_track',
    });
    expect(progress(roas, steady, { valued: [], valuedHistory: [] })).toMatchObject({
      actual: null,
      projectionMissing: 'no_data',
    });
  });
});

describe('a target of each month', () => {
  const monthly = { repeats: 'monthly', startsOn: '2026-01-01', endsOn: '2026-01-31' } as const;

  it('counts the month of the last complete day', () => {
    expect(progress(monthly, steady)).toMatchObject({ startsOn: '2026-03-01', endsOn: '2026-03-31', actual: 400 });
    const first = { known: { complete: '2026-02-28', counted: '2026-02-28' } };
    expect(progress(monthly, steady, first)).toMatchObject({
      startsOn: '2026-02-01',
      endsOn: '2026-02-28',
      actual: 2000,
      projectionMissing: 'period_over',
    });
  });

  it('counts its last month after its end, and its first before its start', () => {
    const ended = progress({ ...monthly, repeatsUntil: '2026-02-28' }, steady);
    expect(ended).toMatchObject({ startsOn: '2026-02-01', endsOn: '2026-02-28', actual: 2000, status: 'behind' });
    const coming = progress({ ...monthly, startsOn: '2026-05-01', endsOn: '2026-05-31' }, steady);
    expect(coming).toMatchObject({ startsOn: '2026-05-01', endsOn: '2026-05-31', status: 'not_started' });
  });
});
