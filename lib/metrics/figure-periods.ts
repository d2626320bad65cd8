import { type SQL, sql } from 'drizzle-orm';
import { uuidArray } from '@/db/uuid-array';
import { addDays, daysBetween, earliestDay, type IsoDate, latestDay } from '@/lib/dates';
import { groupBy } from '@/lib/group-by';
import type { FigureFilter } from './figure-filter';
import { type ReadDays, whereComparableDay, whereReadDay, whereWholeDay } from './known-days';
import type { DatePeriod } from './rate-grain';

type DatePeriods = Pick<FigureFilter, 'from' | 'to' | 'previous'>;

export interface FigurePeriods extends DatePeriods {
  // The period includes today: the day of each account's last reading counts too, which had not ended.
  isGrowing: boolean;
  // Of the period, before today.
  lastWholeDay: IsoDate;
}

export function figurePeriods({ from, to, previous }: FigureFilter, today: IsoDate): FigurePeriods {
  const isGrowing = to >= today;
  return { from, to, previous, isGrowing, lastWholeDay: isGrowing ? addDays(today, -1) : to };
}

/** The days that facts of the periods can have, so the days that need a rate. An account east of today may be in tomorrow. */
export function ratedPeriods({ from, to, previous }: DatePeriods, today: IsoDate): DatePeriod[] {
  return [{ from, to: earliestDay(to, addDays(today, 1)) }, ...(previous ? [previous] : [])];
}

/** Days from the compared day to the day itself; 0 without a comparison. */
export function comparedShift({ from, previous }: FigurePeriods): number {
  return previous ? daysBetween(previous.from, from) : 0;
}

/** The fact `m` is in one of the periods: one span where they touch, so that an index range serves both. */
export function whereInPeriods({ from, to, previous }: FigurePeriods): SQL {
  if (!previous) return sql`m.date between ${from} and ${to}`;
  if (addDays(previous.to, 1) === from) return sql`m.date between ${previous.from} and ${to}`;
  return sql`(m.date between ${from} and ${to} or m.date between ${previous.from} and ${previous.to})`;
}

/** The fact `m` is in the period itself, not in the one it is compared with. */
export function whereCurrent({ from }: FigurePeriods): SQL {
  return sql`(m.date >= ${from}::date)`;
}

export function whereCounted({ isGrowing }: FigurePeriods, m = 'm', a = 'a'): SQL {
  return isGrowing ? whereReadDay(m, a) : whereWholeDay(m, a);
}

export function whereCompared({ from, previous }: FigurePeriods, m = 'm', a = 'a'): SQL {
  return previous ? whereComparableDay({ from, previousFrom: previous.from }, m, a) : sql`false`;
}

/** More kinds of windows would be tried one after another for each fact. */
const MOST_WINDOWS = 12;

/**
 * The facts `m` of `accounts` that count, without a look-up of each fact's account; null: their days differ too much.
 * Facts of other accounts may be among them.
 */
export function whereCountedFact(accounts: readonly (ReadDays & { id: string })[], periods: FigurePeriods): SQL | null {
  const { from, to, previous, isGrowing } = periods;
  const first = previous?.from ?? from;
  const windows = groupBy(accounts, ({ readFrom, readTo }) => {
    if (!readFrom || !readTo) return '';
    const [start, end] = [latestDay(readFrom, first), earliestDay(to, isGrowing ? readTo : addDays(readTo, -1))];
    return start <= end ? `${start} ${end}` : '';
  });
  if (windows.size > MOST_WINDOWS) return null;
  const kinds = [...windows].sort(([, left], [, right]) => right.length - left.length);
  const conditions = kinds.flatMap(([days, some]) => {
    const [start, end] = days.split(' ');
    if (!start || !end) return [];
    const isOfSome =
      kinds.length === 1 ? sql`true` : sql`m.ad_account_id = any(${uuidArray(some.map(({ id }) => id))})`;
    return start === first && end === to ? isOfSome : sql`(m.date between ${start} and ${end} and ${isOfSome})`;
  });
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`;
}
