import { formatDay, formatMoney, intlLocale } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import type { Locale } from '@/lib/i18n/routing';
import { axisTicks, labelledIndexes } from './prepare-axis';

const MICROS_PER_UNIT = 1_000_000;

export interface SpendReturnPoint {
  date: string;
  /** Day as written in the tooltip and in the table. */
  day: string;
  /** Major currency units; null: nothing is known of that day, which stays a gap. */
  spend: number | null;
  value: number | null;
  spendText: string | null;
  valueText: string | null;
}

interface DayTick {
  date: string;
  label: string;
}

/** Everything the chart draws, decided: it only draws. */
export interface PreparedSpendReturn {
  points: SpendReturnPoint[];
  amountTicks: { value: number; label: string }[];
  dayTicks: DayTick[];
  /** For narrow screens. */
  fewDayTicks: DayTick[];
  /** Whether any day has a figure of the kind; a kind without any gets no line and no legend. */
  hasSpend: boolean;
  hasReturn: boolean;
}

/** Prepares the daily series (micros of `currency`) for drawing: units, ticks, labels. */
export function prepareSpendReturn(series: Overview['series'], currency: string, locale: Locale): PreparedSpendReturn {
  const points = series.map(({ date, spendMicros, conversionValueMicros }) => ({
    date,
    day: formatDay(date, locale),
    spend: units(spendMicros),
    value: units(conversionValueMicros),
    spendText: spendMicros === null ? null : formatMoney({ amountMicros: spendMicros, currency }, locale),
    valueText:
      conversionValueMicros === null ? null : formatMoney({ amountMicros: conversionValueMicros, currency }, locale),
  }));
  const highest = Math.max(0, ...points.flatMap((point) => [point.spend ?? 0, point.value ?? 0]));
  const short = new Intl.NumberFormat(intlLocale(locale), { notation: 'compact', maximumFractionDigits: 1 });
  return {
    points,
    amountTicks: axisTicks(highest).map((value) => ({ value, label: short.format(value) })),
    dayTicks: dayTicks(points, 6, locale),
    fewDayTicks: dayTicks(points, 4, locale),
    hasSpend: points.some((point) => point.spend !== null),
    hasReturn: points.some((point) => point.value !== null),
  };
}

function dayTicks(points: SpendReturnPoint[], most: number, locale: Locale): DayTick[] {
  return labelledIndexes(points.length, most).flatMap((index) => {
    const date = points[index]?.date;
    return date ? [{ date, label: formatDay(date, locale, 'short') }] : [];
  });
}

function units(micros: string | null): number | null {
  return micros === null ? null : Number(micros) / MICROS_PER_UNIT;
}
