import { z } from 'zod';
import { calendarDay } from '@/lib/calendar-day';
import { addDays, dayInZone, daysBetween, type IsoDate } from '@/lib/dates';
import { AppError } from '@/lib/errors';
import { type PlatformId, platformIds } from '@/lib/platform-ids';

export const periodPresets = [
  'today',
  'yesterday',
  'last_7_days',
  'last_28_days',
  'last_30_days',
  'last_90_days',
  'this_week',
  'this_month',
  'last_month',
  'this_quarter',
] as const;
type PeriodPreset = (typeof periodPresets)[number];

export const comparisons = ['previous_period', 'same_weekdays', 'previous_year', 'off'] as const;
export type Comparison = (typeof comparisons)[number];

export const MAX_FILTER_IDS = 100;
// A leap day more than 20 years.
const MAX_DAYS = 7306;

// The query writes a list as one parameter with commas.
function listOf<T extends string>(item: z.ZodType<T, string>) {
  return z
    .string()
    .transform((text) => [...new Set(text.split(',').filter(Boolean))].sort())
    .pipe(z.array(item).max(MAX_FILTER_IDS))
    .optional();
}

/** Parameters of pages, API and exports. `from` and `to` are given together and exclude `period`. */
export const figureFilterFields = {
  period: z.enum(periodPresets).optional(),
  from: calendarDay.optional(),
  to: calendarDay.optional(),
  compare: z.enum(comparisons).optional(),
  platforms: listOf(z.enum(platformIds)),
  accounts: listOf(z.uuid()),
  campaigns: listOf(z.uuid()),
  labels: listOf(z.uuid()),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 currency code')
    .optional(),
};

export const figureFilterQuery = z.strictObject(figureFilterFields);
export type FigureFilterQuery = z.infer<typeof figureFilterQuery>;

/** Which facts a figure covers. Empty lists restrict nothing; lists are sorted and without repetition. */
export interface FigureFilter {
  // Null: days chosen one by one.
  preset: PeriodPreset | null;
  from: IsoDate;
  to: IsoDate;
  compare: Comparison;
  // As many days as the period; null: no comparison.
  previous: { from: IsoDate; to: IsoDate } | null;
  platforms: PlatformId[];
  accounts: string[];
  campaigns: string[];
  labels: string[];
  currency: string;
}

export interface FilterClock {
  currency: string;
  timeZone: string;
  // 0 is Sunday.
  weekStartsOn: number;
}

export const DEFAULT_PRESET: PeriodPreset = 'last_30_days';

/**
 * Presets are complete days of the organization's calendar, except `today`. A period that includes today is never
 * compared: today still grows. @throws AppError `invalid_input`
 */
export function toFigureFilter(query: FigureFilterQuery, organization: FilterClock, now: Date): FigureFilter {
  const today = dayInZone(now, organization.timeZone);
  const preset = query.from || query.to ? null : (query.period ?? DEFAULT_PRESET);
  const { from, to } = preset ? presetDays(preset, today, organization.weekStartsOn) : customDays(query);
  const compare = query.compare ?? 'previous_period';
  return {
    preset,
    from,
    to,
    compare,
    previous: to >= today ? null : comparedDays(compare, { from, to }, preset),
    platforms: query.platforms ?? [],
    accounts: query.accounts ?? [],
    campaigns: query.campaigns ?? [],
    labels: query.labels ?? [],
    currency: query.currency ?? organization.currency,
  };
}

/** The same text for equal filters, for cache keys and addresses; defaults are left out. */
export function filterSearch(filter: FigureFilter, organizationCurrency: string): URLSearchParams {
  const { preset, from, to, compare, platforms, accounts, campaigns, labels, currency } = filter;
  const parameters: [string, string][] = [
    ...(preset === DEFAULT_PRESET ? [] : preset ? [['period', preset] as [string, string]] : []),
    ...(preset
      ? []
      : ([
          ['from', from],
          ['to', to],
        ] as [string, string][])),
    ...(compare === 'previous_period' ? [] : [['compare', compare] as [string, string]]),
    ...Object.entries({ platforms, accounts, campaigns, labels })
      .filter(([, list]) => list.length > 0)
      .map(([name, list]): [string, string] => [name, list.join(',')]),
    ...(currency === organizationCurrency ? [] : [['currency', currency] as [string, string]]),
  ];
  return new URLSearchParams(parameters);
}

function customDays({ period, from, to }: FigureFilterQuery): { from: IsoDate; to: IsoDate } {
  const refuse = (name: string, reason: string) =>
    new AppError('invalid_input', 'The period is not valid.', { invalidParams: [{ name: `query.${name}`, reason }] });
  if (period) throw refuse('period', 'must not be given together with from and to');
  if (!from) throw refuse('from', 'must be given together with to');
  if (!to) throw refuse('to', 'must be given together with from');
  if (to < from) throw refuse('to', 'must not lie before from');
  if (daysBetween(from, to) >= MAX_DAYS) throw refuse('from', 'must not lie more than 20 years before to');
  return { from, to };
}

/** Before the first complete day of a week, month or quarter: the one before it. */
function presetDays(preset: PeriodPreset, today: IsoDate, weekStartsOn: number): { from: IsoDate; to: IsoDate } {
  const yesterday = addDays(today, -1);
  const last = (days: number) => ({ from: addDays(today, -days), to: yesterday });
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return last(1);
    case 'last_7_days':
      return last(7);
    case 'last_28_days':
      return last(28);
    case 'last_30_days':
      return last(30);
    case 'last_90_days':
      return last(90);
    case 'this_week':
      return { from: addDays(yesterday, -((weekday(yesterday) - weekStartsOn + 7) % 7)), to: yesterday };
    case 'this_month':
      return { from: monthStart(yesterday), to: yesterday };
    case 'last_month': {
      const to = addDays(monthStart(today), -1);
      return { from: monthStart(to), to };
    }
    case 'this_quarter':
      return { from: quarterStart(yesterday), to: yesterday };
  }
}

/** Always as many days as the period, so that sums are of equal length. */
function comparedDays(
  compare: Comparison,
  { from, to }: { from: IsoDate; to: IsoDate },
  preset: PeriodPreset | null,
): FigureFilter['previous'] {
  const length = daysBetween(from, to) + 1;
  const shiftedBy = (days: number) => ({ from: addDays(from, -days), to: addDays(to, -days) });
  switch (compare) {
    case 'off':
      return null;
    case 'same_weekdays':
      return shiftedBy(Math.ceil(length / 7) * 7);
    case 'previous_year': {
      const days = daysBetween(yearBefore(from), from);
      // Longer than a year, the days before it are the nearest that do not overlap.
      return shiftedBy(Math.max(days, length));
    }
    case 'previous_period':
      return shiftedBy(Math.max(unitLength(preset, from), length));
  }
}

// A month so far is compared with the first days of the month before, a quarter alike.
function unitLength(preset: PeriodPreset | null, from: IsoDate): number {
  if (preset === 'this_week') return 7;
  if (preset === 'this_month') return daysBetween(monthStart(addDays(from, -1)), from);
  if (preset === 'this_quarter') return daysBetween(quarterStart(addDays(from, -1)), from);
  return 0;
}

function weekday(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function monthStart(day: IsoDate): IsoDate {
  return `${day.slice(0, 7)}-01`;
}

function quarterStart(day: IsoDate): IsoDate {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

function yearBefore(day: IsoDate): IsoDate {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  return `${year}-${day.endsWith('02-29') ? '02-28' : day.slice(5)}`;
}
