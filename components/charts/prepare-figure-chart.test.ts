import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/i18n/routing';
import type { HeadlineFigure } from './headline-figure';
import { axisTicks, type ChartPoint, evenIndexes, type Grain, prepareFigureChart } from './prepare-figure-chart';

const point = (date: string, facts: Partial<ChartPoint> = {}): ChartPoint => ({
  date,
  days: 1,
  spendMicros: null,
  impressions: null,
  clicks: null,
  conversions: null,
  conversionValueMicros: null,
  valuedSpendMicros: null,
  partial: null,
  unconverted: false,
  ...facts,
});
const spent = (date: string, spendMicros: string | null) => point(date, { spendMicros });
const march = (length: number) =>
  Array.from({ length }, (_, index) => spent(`2026-03-${String(index + 1).padStart(2, '0')}`, '1000000'));

interface Options {
  figure?: HeadlineFigure;
  previous?: ChartPoint[];
  grain?: Grain;
  locale?: Locale;
  weekStartsOn?: number;
  today?: string;
}

function prepare(
  points: ChartPoint[],
  { figure = 'spend', previous, grain = 'day', locale = 'en', weekStartsOn = 0, today = '2026-11-30' }: Options = {},
) {
  const series = { points, previous: previous ?? null, grain, currency: 'SAR', weekStartsOn, today };
  return prepareFigureChart(series, figure, locale);
}

describe('prepareFigureChart', () => {
  it('turns micros into units of the currency and names both in text', () => {
    const { points } = prepare([spent('2026-03-01', '1250500000')]);
    expect(points[0]?.value).toBe(1250.5);
    expect(points[0]?.text).toContain('1,250.50');
    expect(points[0]?.day).toBe('1 Mar 2026');
  });

  it('keeps a day without data as a gap, not as zero', () => {
    const { points } = prepare([spent('2026-03-01', '1000000'), spent('2026-03-02', null), spent('2026-03-03', '0')]);
    expect(points.map(({ value }) => value)).toEqual([1, null, 0]);
    expect(points[1]?.text).toBeNull();
    expect(prepare([spent('2026-03-01', null)]).hasValues).toBe(false);
  });

  it('computes a ratio from the sums of its point, and has none without a denominator', () => {
    const facts = { spendMicros: '30000000', conversions: '4', conversionValueMicros: '90000000' };
    const points = [
      point('2026-03-01', { ...facts, valuedSpendMicros: '20000000' }),
      point('2026-03-02', { ...facts, conversions: '0', valuedSpendMicros: '0' }),
    ];
    expect(prepare(points, { figure: 'cpa' }).points.map(({ value }) => value)).toEqual([7.5, null]);
    expect(prepare(points, { figure: 'roas' }).points.map(({ value }) => value)).toEqual([4.5, null]);
  });

  it('draws a partial day separately, and joins a line to the days beside it', () => {
    const partial = { accounts: 11, of: 21, missing: ['West'] };
    const facts = { spendMicros: '3000000', conversions: '1' };
    const points = [point('2026-03-01', facts), point('2026-03-02', facts), point('2026-03-03', { ...facts, partial })];
    const bars = prepare(points);
    expect(bars.points.map((each) => [each.whole, each.partial])).toEqual([
      [3, null],
      [3, null],
      [null, 3],
    ]);
    expect(bars.hasPartial).toBe(true);
    expect(prepare(points, { figure: 'cpa' }).points.map((each) => [each.whole, each.partial])).toEqual([
      [3, null],
      [3, 3],
      [null, 3],
    ]);
  });

  it('marks the point with today, which is not over', () => {
    const { points, today, hasPartial } = prepare([spent('2026-11-29', '5'), spent('2026-11-30', '1')]);
    expect(today).toBe('2026-11-30');
    expect(hasPartial).toBe(true);
    expect(points[1]?.whole).toBeNull();
    const week = { ...spent('2026-11-29', '5'), days: 7 };
    expect(prepare([week], { grain: 'week' }).today).toBe('2026-11-29');
  });

  it('has the compared point at the same index, with its own days', () => {
    const { points, hasPrevious } = prepare([spent('2026-03-08', '1000000')], {
      previous: [spent('2026-03-01', '400000000')],
    });
    expect(points[0]).toMatchObject({ previous: 400, previousDay: '1 Mar 2026' });
    expect(hasPrevious).toBe(true);
  });

  it('has an axis up to the highest value of both periods', () => {
    const { valueTicks } = prepare([spent('2026-03-01', '90000000')], { previous: [spent('2026-02-01', '310000000')] });
    expect(valueTicks.map((tick) => tick.value)).toEqual([0, 100, 200, 300, 400]);
  });

  it('writes labels in the language with Latin digits', () => {
    const { dayTicks, valueTicks } = prepare([spent('2026-03-01', '12000000000')], { locale: 'ar' });
    expect(dayTicks[0]?.label).toBe('1 مارس');
    expect(valueTicks.at(-1)?.label).toMatch(/^[\d.]+\sألف/);
  });

  it('labels a week by its days and a month by its name', () => {
    const week = { ...spent('2026-03-01', '1'), days: 7 };
    expect(prepare([week], { grain: 'week' }).points[0]?.day).toContain('1–7');
    const month = { ...spent('2026-03-01', '1'), days: 31 };
    expect(prepare([month], { grain: 'month' }).dayTicks[0]?.label).toBe('Mar 26');
  });

  it('shades Friday and Saturday, or Saturday and Sunday where the week begins on Monday', () => {
    // 6 March 2026 is a Friday.
    expect(prepare(march(8)).weekends).toEqual([{ from: '2026-03-06', to: '2026-03-07' }]);
    expect(prepare(march(8), { weekStartsOn: 1 }).weekends).toEqual([
      { from: '2026-03-01', to: '2026-03-01' },
      { from: '2026-03-07', to: '2026-03-08' },
    ]);
    expect(prepare(march(8), { grain: 'week' }).weekends).toEqual([]);
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

describe('evenIndexes', () => {
  it('are equally far apart, few enough, and end with the last point', () => {
    for (let length = 1; length <= 130; length += 1) {
      const indexes = evenIndexes(length, 8);
      const gaps = new Set(indexes.slice(1).map((index, at) => index - (indexes[at] ?? 0)));
      expect(indexes.at(-1)).toBe(length - 1);
      expect(indexes[0]).toBeGreaterThanOrEqual(0);
      expect(indexes.length).toBeLessThanOrEqual(8);
      expect(gaps.size).toBeLessThanOrEqual(1);
    }
    expect(evenIndexes(0, 8)).toEqual([]);
  });
});
