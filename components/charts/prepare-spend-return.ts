import { formatDay, formatMoney, intlLocale } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import type { Locale } from '@/lib/i18n/routing';

const MICROS_PER_UNIT = 1_000_000;

export interface SpendReturnPoint {
  date: string;
  day: string;
  // Major currency units. Null: unknown, which leaves a gap.
  spend: number | null;
  value: number | null;
  // Days with all accounts are drawn differently from partial days.
  wholeSpend: number | null;
  partialSpend: number | null;
  wholeValue: number | null;
  // Joined to the whole days beside it, so that the line has no hole.
  partialValue: number | null;
  note: string | null;
  spendText: string | null;
  valueText: string | null;
}

interface DayTick {
  date: string;
  label: string;
}

export interface PreparedSpendReturn {
  points: SpendReturnPoint[];
  amountTicks: { value: number; label: string }[];
  dayTicks: DayTick[];
  fewDayTicks: DayTick[];
  hasSpend: boolean;
  hasReturn: boolean;
  hasPartial: boolean;
}

type Day = Pick<
  Overview['series'][number],
  'date' | 'spendMicros' | 'conversionValueMicros' | 'partial' | 'unconverted'
>;

/** `series` is in micros of `currency`. `noteOf`: what a day lacks. */
export function prepareSpendReturn(
  series: readonly Day[],
  currency: string,
  locale: Locale,
  noteOf: (day: Day) => string | null,
): PreparedSpendReturn {
  const isPartial = (day: Day | undefined) => day?.partial != null || day?.unconverted === true;
  const points = series.map((each, index) => {
    const { date, spendMicros, conversionValueMicros } = each;
    const partial = isPartial(each);
    const besidePartial = isPartial(series[index - 1]) || isPartial(series[index + 1]);
    const [spend, value] = [units(spendMicros), units(conversionValueMicros)];
    return {
      date,
      day: formatDay(date, locale),
      spend,
      value,
      wholeSpend: partial ? null : spend,
      partialSpend: partial ? spend : null,
      wholeValue: partial ? null : value,
      partialValue: partial || besidePartial ? value : null,
      note: noteOf(each),
      spendText: spendMicros === null ? null : formatMoney({ amountMicros: spendMicros, currency }, locale),
      valueText:
        conversionValueMicros === null ? null : formatMoney({ amountMicros: conversionValueMicros, currency }, locale),
    };
  });
  const highest = Math.max(0, ...points.flatMap((point) => [point.spend ?? 0, point.value ?? 0]));
  const short = new Intl.NumberFormat(intlLocale(locale), { notation: 'compact', maximumFractionDigits: 1 });
  return {
    points,
    amountTicks: axisTicks(highest).map((value) => ({ value, label: short.format(value) })),
    dayTicks: dayTicks(points, 6, locale),
    fewDayTicks: dayTicks(points, 4, locale),
    hasSpend: points.some((point) => point.spend !== null),
    hasReturn: points.some((point) => point.value !== null),
    hasPartial: points.some((point) => point.partialSpend !== null || point.partialValue !== null),
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

const steps = [1, 2, 2.5, 5, 10];

/**
 * Round values from 0 to at least `highest`, at most `most` above 0. Without data 0 and 1, so that there is an axis.
 */
export function axisTicks(highest: number, most = 4): number[] {
  if (!(highest > 0)) return [0, 1];
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Evenly spread indexes of `length` points, always with the first and the last. */
export function labelledIndexes(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  const gap = (length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => Math.round(index * gap));
}
