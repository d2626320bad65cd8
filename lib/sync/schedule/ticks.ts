import { addDays, dayInZone, type IsoDate, instantInZone } from '@/lib/dates';

/** Kinds of run that the schedule asks for: metrics every hour, campaigns every four, everything once a day. */
export const dispatchedTypes = ['all', 'campaigns', 'metrics'] as const;
export type DispatchedType = (typeof dispatchedTypes)[number];

const HOUR_MS = 3_600_000;
/** Hours of UTC: every zone's hours too, but for zones that are off by half an hour or a quarter. */
const everyHours = { metrics: 1, campaigns: 4 } as const;
const DAILY_AT = '02:00:00';

/** The daily tick of a local day; null for a day that the zone skipped. */
function dailyTick(day: IsoDate, timeZone: string): Date | null {
  const tick = instantInZone(`${day}T${DAILY_AT}`, timeZone);
  return dayInZone(tick, timeZone) === day ? tick : null;
}

/** The first tick among `days` that `isWanted`. A zone skips at most one day, so three hold one. */
function findDaily(days: IsoDate[], timeZone: string, isWanted: (tick: Date) => boolean): Date {
  for (const day of days) {
    const tick = dailyTick(day, timeZone);
    if (tick && isWanted(tick)) return tick;
  }
  throw new Error(`The time zone ${timeZone} has no tick around ${days[0]}.`);
}

/**
 * The newest tick of this kind at or before `now`. `timeZone` (IANA name), the organization's, matters to `all` alone,
 * which comes at 02:00 of each local day: where clocks skip 02:00, right after; where they show it twice, at the first.
 * @throws RangeError for a time zone that the runtime does not know
 */
export function latestTick(dataType: DispatchedType, timeZone: string, now: Date): Date {
  if (dataType !== 'all') {
    const everyMs = everyHours[dataType] * HOUR_MS;
    return new Date(Math.floor(now.getTime() / everyMs) * everyMs);
  }
  const today = dayInZone(now, timeZone);
  const days = [today, addDays(today, -1), addDays(today, -2)];
  return findDaily(days, timeZone, (tick) => tick <= now);
}

/**
 * The first tick of this kind after `now`; see `latestTick`.
 * @throws RangeError for a time zone that the runtime does not know
 */
export function nextTick(dataType: DispatchedType, timeZone: string, now: Date): Date {
  if (dataType !== 'all')
    return new Date(latestTick(dataType, timeZone, now).getTime() + everyHours[dataType] * HOUR_MS);
  const today = dayInZone(now, timeZone);
  const days = [today, addDays(today, 1), addDays(today, 2)];
  return findDaily(days, timeZone, (tick) => tick > now);
}
