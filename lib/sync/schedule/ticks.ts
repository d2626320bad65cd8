import { addDays, dayInZone, type IsoDate, instantInZone } from '@/lib/dates';

export const dispatchedTypes = ['all', 'campaigns', 'metrics'] as const;
export type DispatchedType = (typeof dispatchedTypes)[number];

const HOUR_MS = 3_600_000;
// Hours of UTC.
const everyHours = { metrics: 1, campaigns: 4 } as const;
const DAILY_AT = '02:00:00';

// Null for a day that the zone skipped.
function dailyTick(day: IsoDate, timeZone: string): Date | null {
  const tick = instantInZone(`${day}T${DAILY_AT}`, timeZone);
  return dayInZone(tick, timeZone) === day ? tick : null;
}

// A zone skips at most one day, so three contain a tick.
function findDaily(days: IsoDate[], timeZone: string, isWanted: (tick: Date) => boolean): Date {
  for (const day of days) {
    const tick = dailyTick(day, timeZone);
    if (tick && isWanted(tick)) return tick;
  }
  throw new Error(`The time zone ${timeZone} has no tick around ${days[0]}.`);
}

/**
 * `all` is at 02:00 of each local day: right after a gap in the clock, or the first of two.
 * @throws RangeError for an unknown time zone
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

/** @throws RangeError for an unknown time zone */
export function nextTick(dataType: DispatchedType, timeZone: string, now: Date): Date {
  if (dataType !== 'all')
    return new Date(latestTick(dataType, timeZone, now).getTime() + everyHours[dataType] * HOUR_MS);
  const today = dayInZone(now, timeZone);
  const days = [today, addDays(today, 1), addDays(today, 2)];
  return findDaily(days, timeZone, (tick) => tick > now);
}
