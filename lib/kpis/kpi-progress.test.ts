import { describe, expect, it } from 'vitest';
import { createRateBook } from '@/lib/metrics/convert';
import type { DailySums } from '@/lib/metrics/convert-daily-sums';
import { noMetrics } from '@/lib/metrics/sums';
import { kpiProgress } from './kpi-progress';
import type { KpiTarget } from './to-kpi-dto';

const kpi: KpiTarget = {
  orgId: 'd1b4ef1c-0000-4000-8000-000000000000',
  id: 'd1b4ef1c-0000-4000-8000-000000000001',
  metric: 'spend',
  direction: 'at_most',
  target: '1000.000000',
  currency: 'USD',
  startsOn: '2026-03-01',
  endsOn: '2026-03-10',
  createdBy: 'd1b4ef1c-0000-4000-8000-000000000002',
  archivedAt: null,
  createdAt: new Date(0),
};
const day = (date: string, currency: string, spend: bigint): DailySums => ({
  date,
  currency,
  sums: { ...noMetrics, spendMicros: spend * 1_000_000n, clicks: 5, impressions: 50 },
});
const progress = (over: Partial<KpiTarget>, days: DailySums[], valued: DailySums[] = []) =>
  kpiProgress({ ...kpi, ...over }, days, valued, createRateBook([]), 'SAR', {
    complete: '2026-03-04',
    counted: '2026-03-04',
  });

describe('the progress of a target', () => {
  it('counts complete days of its own period only, in its own currency', () => {
    const days = [
      day('2026-02-28', 'USD', 500n),
      day('2026-03-01', 'USD', 100n),
      day('2026-03-04', 'SAR', 375n),
      day('2026-03-05', 'USD', 500n),
    ];
    expect(progress({}, days)).toMatchObject({ actual: 200, expectedToDate: 400, status: 'on_track', target: 1000 });
  });

  it('has no actual when money without an exchange rate is missing', () => {
    const days = [day('2026-03-01', 'USD', 100n), day('2026-03-02', 'KWD', 100n)];
    expect(progress({}, days)).toMatchObject({ actual: null, status: 'no_data' });
    expect(progress({ metric: 'clicks', currency: null }, days).actual).toBe(10);
  });

  it('is not started before its first complete day', () => {
    const later = { startsOn: '2026-03-05', endsOn: '2026-03-06' };
    expect(progress(later, [])).toMatchObject({ status: 'not_started', expectedToDate: 0 });
  });

  it('divides the value by the spend of campaigns that report a value', () => {
    const sold = day('2026-03-01', 'USD', 100n);
    sold.sums = { ...sold.sums, conversionValueMicros: 90_000_000n };
    const valued = { ...day('2026-03-01', 'USD', 0n), sums: { ...noMetrics, valuedSpendMicros: 30_000_000n } };
    expect(progress({ metric: 'roas', currency: null, direction: 'at_least' }, [sold], [valued]).actual).toBe(3);
  });
});
