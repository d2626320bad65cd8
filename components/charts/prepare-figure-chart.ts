import { formatDay, formatDayRange, formatPercent, intlLocale } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import { addDays } from '@/lib/dates';
import type { Locale } from '@/lib/i18n/routing';
import { figureOfPoint, formatFigure, type HeadlineFigure, isRatio } from './headline-figure';

export type ChartPoint = Overview['series'][number];
export type Grain = Overview['grain'];

export interface FigureSeries {
  points: readonly ChartPoint[];
  // Aligned with `points`; null: nothing is compared.
  previous: readonly ChartPoint[] | null;
  grain: Grain;
  currency: string;
  // 0 is Sunday.
  weekStartsOn: number;
  // The organization's day.
  today: string;
}

export interface PreparedPoint {
  date: string;
  // The days it covers, in words.
  day: string;
  // Null: unknown, which leaves a gap.
  value: number | null;
  // Points with all their days and accounts are drawn differently from partial ones.
  whole: number | null;
  partial: number | null;
  previous: number | null;
  previousDay: string | null;
  text: string | null;
  previousText: string | null;
}

export interface PreparedFigure {
  points: PreparedPoint[];
  valueTicks: { value: number; label: string }[];
  dayTicks: { date: string; label: string }[];
  fewDayTicks: { date: string; label: string }[];
  // First and last date of each run of weekend days.
  weekends: { from: string; to: string }[];
  // The point that is not over yet.
  today: string | null;
  hasValues: boolean;
  hasPartial: boolean;
  hasPrevious: boolean;
}

/** Everything that the drawing shows, so that it decides nothing. */
export function prepareFigureChart(series: FigureSeries, figure: HeadlineFigure, locale: Locale): PreparedFigure {
  const { grain, currency, previous, today } = series;
  const textOf = (value: number | null) =>
    value === null ? null : formatFigure(value, figure, currency, locale, 'exact');
  const points = series.points.map((point, index): PreparedPoint => {
    const before = previous?.[index];
    const value = figureOfPoint(point, figure);
    const previousValue = before ? figureOfPoint(before, figure) : null;
    const isPartial = isPartialPoint(point) || coversDay(point, today);
    const besidePartial = [series.points[index - 1], series.points[index + 1]].some(
      (beside) => beside && (isPartialPoint(beside) || coversDay(beside, today)),
    );
    return {
      date: point.date,
      day: dayText(point, locale),
      value,
      whole: isPartial ? null : value,
      // A line joins the whole points beside it, so that it has no hole.
      partial: isPartial || (besidePartial && isRatio(figure)) ? value : null,
      previous: previousValue,
      previousDay: before ? dayText(before, locale) : null,
      text: textOf(value),
      previousText: textOf(previousValue),
    };
  });
  const highest = Math.max(0, ...points.flatMap(({ value, previous: before }) => [value ?? 0, before ?? 0]));
  const short = new Intl.NumberFormat(intlLocale(locale), { notation: 'compact', maximumFractionDigits: 2 });
  const ticksOf = (most: number) =>
    evenIndexes(points.length, most).flatMap((index) => {
      const date = points[index]?.date;
      return date ? [{ date, label: tickText(date, grain, locale) }] : [];
    });
  return {
    points,
    valueTicks: axisTicks(highest).map((value) => ({
      value,
      label: figure === 'ctr' ? formatPercent(value, locale) : short.format(value),
    })),
    dayTicks: ticksOf(8),
    fewDayTicks: ticksOf(3),
    weekends: grain === 'day' ? weekendRuns(points, series.weekStartsOn) : [],
    today: series.points.find((point) => coversDay(point, today))?.date ?? null,
    hasValues: points.some(({ value }) => value !== null),
    hasPartial: series.points.some((point) => isPartialPoint(point) || coversDay(point, today)),
    hasPrevious: points.some(({ previous: before }) => before !== null),
  };
}

function isPartialPoint({ partial, unconverted }: ChartPoint): boolean {
  return partial !== null || unconverted;
}

function coversDay({ date, days }: ChartPoint, day: string): boolean {
  return date <= day && day < addDays(date, days);
}

function dayText({ date, days }: ChartPoint, locale: Locale): string {
  return days === 1 ? formatDay(date, locale) : formatDayRange(date, addDays(date, days - 1), locale);
}

function tickText(date: string, grain: Grain, locale: Locale): string {
  if (grain !== 'month') return formatDay(date, locale, 'short');
  const options = { month: 'short', year: '2-digit', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(intlLocale(locale), options).format(new Date(`${date}T00:00:00Z`));
}

// Saturday and Sunday where the week begins on Monday, otherwise Friday and Saturday.
function weekendRuns(points: readonly PreparedPoint[], weekStartsOn: number): PreparedFigure['weekends'] {
  const weekend = weekStartsOn === 1 ? [6, 0] : [5, 6];
  const runs: PreparedFigure['weekends'] = [];
  for (const [index, { date }] of points.entries()) {
    if (!weekend.includes(new Date(`${date}T00:00:00Z`).getUTCDay())) continue;
    const last = runs.at(-1);
    if (last && last.to === points[index - 1]?.date) last.to = date;
    else runs.push({ from: date, to: date });
  }
  return runs;
}

const steps = [1, 2, 2.5, 5, 10];

/** Round values from 0 to at least `highest`, at most `most` above 0. Without data 0 and 1, so that there is an axis. */
export function axisTicks(highest: number, most = 4): number[] {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** At most `most` indexes of `length` points, equally far apart; the last point is one of them. */
export function evenIndexes(length: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(length / most));
  const first = (length - 1) % step;
  return Array.from(
    { length: length === 0 ? 0 : Math.floor((length - 1 - first) / step) + 1 },
    (_, index) => first + index * step,
  );
}
