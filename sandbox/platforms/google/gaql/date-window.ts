import { addDays, type IsoDate } from '@/lib/dates';
import { queryError, refuse } from '../google-error';
import type { Condition } from './parse';

/** Both days included; null: no limit. */
export interface DateWindow {
  from: IsoDate | null;
  to: IsoDate | null;
}

const monthsKept = 37;

/** LAST_7_DAYS and the like end yesterday. */
function presetDays(preset: string, today: IsoDate): DateWindow {
  const yesterday = addDays(today, -1);
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  const lastOfLastMonth = addDays(firstOfMonth, -1);
  const presets: Record<string, DateWindow> = {
    TODAY: { from: today, to: today },
    YESTERDAY: { from: yesterday, to: yesterday },
    LAST_7_DAYS: { from: addDays(today, -7), to: yesterday },
    LAST_14_DAYS: { from: addDays(today, -14), to: yesterday },
    LAST_30_DAYS: { from: addDays(today, -30), to: yesterday },
    THIS_MONTH: { from: firstOfMonth, to: today },
    LAST_MONTH: { from: `${lastOfLastMonth.slice(0, 7)}-01`, to: lastOfLastMonth },
  };
  const found = presets[preset.toUpperCase()];
  if (!found) throw queryError('INVALID_VALUE_WITH_DURING_OPERATOR', `'${preset}' is no date range.`);
  return found;
}

function windowOf({ operator, values: [first = '', second = first] }: Condition, today: IsoDate): DateWindow {
  if (operator === 'DURING') return presetDays(first, today);
  for (const date of [first, second]) {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
    if (!isDay) throw queryError('INVALID_DATE_FORMAT', `'${date}' is no date. Use YYYY-MM-DD.`);
  }
  switch (operator) {
    case '=':
    case 'BETWEEN':
      return { from: first, to: second };
    case '>':
      return { from: addDays(first, 1), to: null };
    case '>=':
      return { from: first, to: null };
    case '<':
      return { from: null, to: addDays(first, -1) };
    case '<=':
      return { from: null, to: first };
    default:
      throw queryError('OPERATOR_FIELD_MISMATCH', `segments.date does not know ${operator}.`);
  }
}

function oldestDay(today: IsoDate): IsoDate {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - monthsKept, 1)).toISOString().slice(0, 10);
}

/** @throws Refusal for days that Google does not accept */
export function dateWindow(conditions: readonly Condition[], today: IsoDate): DateWindow {
  const window: DateWindow = { from: null, to: null };
  for (const condition of conditions.filter(({ field }) => field === 'segments.date')) {
    const { from, to } = windowOf(condition, today);
    if (from !== null && (window.from === null || from > window.from)) window.from = from;
    if (to !== null && (window.to === null || to < window.to)) window.to = to;
  }
  if (window.from !== null && window.to !== null && window.from > window.to) {
    throw refuse('dateRangeError', 'START_DATE_AFTER_END_DATE', 'The start date lies after the end date.');
  }
  if (window.from !== null && window.from < oldestDay(today)) {
    throw refuse(
      'dateRangeError',
      'REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED',
      `Daily figures are kept for ${monthsKept} months.`,
    );
  }
  return window;
}
