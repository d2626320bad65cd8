import { dayInZone, type IsoDate } from '@/lib/dates';
import { instantAt } from '../../world/local-time';
import type { SnapCall } from './session';
import { unsupportedQuery } from './snap-answer';
import { statsFields, wholeRangeFields } from './stats-fields';

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;
const longestRange = { DAY: 32, HOUR: 7 } as const;
const granularities = ['TOTAL', 'DAY', 'HOUR', 'LIFETIME'] as const;
type Granularity = (typeof granularities)[number];

const swipeWindows = ['1_DAY', '7_DAY', '28_DAY'];
const viewWindows = ['none', '1_HOUR', '3_HOUR', '6_HOUR', '1_DAY', '7_DAY'];

export interface StatsRequest {
  granularity: Granularity;
  /** Null: since the beginning (LIFETIME). */
  range: { start: Date; end: Date } | null;
  fields: string[];
  hasBreakdown: boolean;
  omitEmpty: boolean;
  swipeWindow: string;
  viewWindow: string;
}

/** @throws Refusal E1008 for a query that Snap does not support */
export function readStatsRequest({ request, context }: SnapCall, timeZone: string): StatsRequest {
  const { query } = request;
  const granularity = oneOf('granularity', query.get('granularity') ?? 'TOTAL', granularities);
  const breakdown = query.get('breakdown');
  if (breakdown !== null) oneOf('breakdown', breakdown, ['campaign']);
  if (query.get('async') === 'true') throw unsupportedQuery('Asynchronous reports are not emulated');
  return {
    granularity,
    range: granularity === 'LIFETIME' ? null : readRange(query, granularity, timeZone, context.now()),
    fields: readFields(query.get('fields') ?? 'spend', granularity),
    hasBreakdown: breakdown !== null,
    omitEmpty: query.get('omit_empty') === 'true',
    swipeWindow: oneOf(
      'swipe_up_attribution_window',
      query.get('swipe_up_attribution_window') ?? '28_DAY',
      swipeWindows,
    ),
    viewWindow: oneOf('view_attribution_window', query.get('view_attribution_window') ?? '1_DAY', viewWindows),
  };
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw unsupportedQuery(`${name} must be one of ${choices.join(', ')}`);
  return found;
}

function readFields(text: string, granularity: Granularity): string[] {
  const fields = text.split(',').filter((name) => name !== '');
  for (const name of fields) {
    if (Object.hasOwn(statsFields, name)) continue;
    if (!Object.hasOwn(wholeRangeFields, name)) throw unsupportedQuery(`Unknown field '${name}'`);
    if (granularity === 'HOUR') throw unsupportedQuery(`Field '${name}' is not available by HOUR`);
  }
  return fields;
}

function readRange(query: URLSearchParams, granularity: 'TOTAL' | 'DAY' | 'HOUR', timeZone: string, now: Date) {
  const start = readTime(query, 'start_time', 'Start time should start at the beginning of an hour.');
  const end = readTime(query, 'end_time', 'End time should end at the beginning of an hour.');
  if (start >= end) throw unsupportedQuery('Start time must be before end time');
  if (end > now) throw unsupportedQuery('End time must not be in the future');
  if (granularity === 'DAY') {
    for (const [name, time] of [['start', start] as const, ['end', end] as const]) {
      if (isLocalMidnight(time, timeZone)) continue;
      throw unsupportedQuery(
        `Timeseries queries with DAY granularity must have a ${name} time that is the start of day (00:00:00) for the account's timezone: ${timeZone}`,
      );
    }
  }
  const longest = granularity === 'TOTAL' ? Number.POSITIVE_INFINITY : longestRange[granularity];
  // A range over the end of summer time is an hour longer than its days.
  if (end.getTime() - start.getTime() > longest * msPerDay + msPerHour) {
    throw unsupportedQuery(
      `Timeseries queries with ${granularity} granularity cannot query time intervals of more than ${longest} days`,
    );
  }
  return { start, end };
}

function readTime(query: URLSearchParams, name: string, refusal: string): Date {
  const text = query.get(name) ?? '';
  const time = new Date(text);
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(time.getTime())) {
    throw unsupportedQuery(`${name} must be an ISO 8601 time with an offset`);
  }
  if (time.getTime() % (msPerHour / 2) !== 0 || !/T\d{2}:00(:00(\.0+)?)?(Z|[+-])/.test(text)) {
    throw unsupportedQuery(refusal);
  }
  return time;
}

function isLocalMidnight(time: Date, timeZone: string): boolean {
  const day: IsoDate = dayInZone(time, timeZone);
  return instantAt(day, 0, 0, timeZone).getTime() === time.getTime();
}
