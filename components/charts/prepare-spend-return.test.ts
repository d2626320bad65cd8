import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/i18n/routing';
import { axisTicks, labelledIndexes, prepareSpendReturn } from './prepare-spend-return';

const day = (date: string, spendMicros: string | null, conversionValueMicros: string | null) => ({
  date,
  spendMicros,
  conversionValueMicros,
  partial: null,
  unconverted: false,
});
const prepare = (series: Parameters<typeof prepareSpendReturn>[0], locale: Locale) =>
  prepareSpendReturn(series, 'SAR', locale, () => null);

describe('prepareSpendReturn', () => {
  it('turns micros into units of the currency and names both in text', () => {
    const { points } = prepare([day('2026-03-01', '1250500000', '4000000000')], 'en');
    expect(points[0]).toMatchObject({ spend: 1250.5, value: 4000 });
    expect(points[0]?.spendText).toContain('1,250.50');
    expect(points[0]?.day).toBe('1 Mar 2026');
  });

  it('keeps a day without data as a gap, not as zero', () => {
    const { points, hasReturn } = prepare(
      [day('2026-03-01', '1000000', null), day('2026-03-02', null, null), day('2026-03-03', '0', null)],
      'en',
    );
    expect(points.map((point) => point.spend)).toEqual([1, null, 0]);
    expect(points[1]?.spendText).toBeNull();
    expect(hasReturn).toBe(false);
  });

  it('draws a partial day separately and joins its line to the days beside it', () => {
    const partial = { accounts: 11, of: 21, missing: ['West'] };
    const series = [
      day('2026-03-01', '3000000', '9000000'),
      day('2026-03-02', '3000000', '9000000'),
      { ...day('2026-03-03', '1000000', '2000000'), partial },
    ];
    const { points, hasPartial } = prepareSpendReturn(series, 'SAR', 'en', (each) => each.partial?.missing[0] ?? null);
    expect(points.map((point) => [point.wholeSpend, point.partialSpend])).toEqual([
      [3, null],
      [3, null],
      [null, 1],
    ]);
    expect(points.map((point) => [point.wholeValue, point.partialValue])).toEqual([
      [9, null],
      [9, 9],
      [null, 2],
    ]);
    expect(points.map((point) => point.note)).toEqual([null, null, 'West']);
    expect(hasPartial).toBe(true);
  });

  it('has an axis up to the highest value of both series', () => {
    const { amountTicks } = prepare([day('2026-03-01', '90000000', '310000000')], 'en');
    expect(amountTicks.map((tick) => tick.value)).toEqual([0, 100, 200, 300, 400]);
  });

  it('writes labels in the language with Latin digits', () => {
    const { dayTicks, amountTicks } = prepare([day('2026-03-01', '12000000000', null)], 'ar');
    expect(dayTicks[0]?.label).toBe('1 مارس');
    expect(amountTicks.at(-1)?.label).toMatch(/^[\d.]+\sألف/);
  });

  it('labels the first and last day of a long period and few between', () => {
    const series = Array.from({ length: 30 }, (_, index) =>
      day(`2026-03-${String(index + 1).padStart(2, '0')}`, '1', null),
    );
    const { dayTicks } = prepare(series, 'en');
    expect(dayTicks).toHaveLength(6);
    expect(dayTicks[0]?.date).toBe('2026-03-01');
    expect(dayTicks.at(-1)?.date).toBe('2026-03-30');
  });
});

describe('axisTicks', () => {
  it('steps in round numbers', () => {
    expect(axisTicks(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(axisTicks(1000)).toEqual([0, 250, 500, 750, 1000]);
  });

  it('returns an axis for an empty chart', () => {
    expect(axisTicks(0)).toEqual([0, 1]);
  });
});

describe('labelledIndexes', () => {
  it('returns every index of a few points', () => {
    expect(labelledIndexes(3, 6)).toEqual([0, 1, 2]);
    expect(labelledIndexes(0, 6)).toEqual([]);
  });
});
