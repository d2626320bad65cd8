/** `YYYY-MM-DD` without a zone: the day of the ad account or organization. */
export type IsoDate = string;

/** First instant with a year of four digits, which Postgres reads. Years before 1000 do not occur. */
export const FIRST_INSTANT = new Date('1000-01-01T00:00:00.000Z');
export const LAST_INSTANT = new Date('9999-12-31T23:59:59.999Z');

/** Null for text that is no instant, or one that Postgres cannot store. Milliseconds since 1970. */
export function storableInstant(value: string | number): Date | null {
  const instant = new Date(value);
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT ? instant : null;
}

const MS_PER_DAY = 86_400_000;
const dayFormats = new Map<string, Intl.DateTimeFormat>();

export function dayInZone(instant: Date, timeZone: string): IsoDate {
  let format = dayFormats.get(timeZone);
  if (!format) {
    // en-CA writes dates as YYYY-MM-DD.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

export function daysOf(from: IsoDate, to: IsoDate): IsoDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

export function earliestDay(...days: readonly [IsoDate, ...IsoDate[]]): IsoDate {
  return days.toSorted()[0] ?? days[0];
}

export function latestDay(...days: readonly [IsoDate, ...IsoDate[]]): IsoDate {
  return days.toSorted().at(-1) ?? days[0];
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function offsetMs(instant: number, timeZone: string): number {
  let format = offsetFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    offsetFormats.set(timeZone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -ahead : ahead;
}

const MINUTE_MS = 60_000;

// First instant in (early, late] at which clocks show `wall`, to the minute.
function endOfGap(wall: number, timeZone: string, early: number, late: number): number {
  let [before, after] = [early, late];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / MINUTE_MS / 2) * MINUTE_MS;
    if (middle + offsetMs(middle, timeZone) >= wall) after = middle;
    else before = middle;
  }
  return after;
}

/** When clocks show `wallTime` (`2026-11-01T00:00:00`): the first time if twice, right after the gap if never. */
export function instantInZone(wallTime: string, timeZone: string): Date {
  const wall = Date.parse(`${wallTime}Z`);
  // No zone is a whole day off UTC, so these are on either side of a clock change.
  const candidates = [wall - MS_PER_DAY, wall + MS_PER_DAY].map((around) => wall - offsetMs(around, timeZone));
  const early = Math.min(...candidates);
  const late = Math.max(...candidates);
  const shown = [early, late].find((instant) => instant + offsetMs(instant, timeZone) === wall);
  return new Date(shown ?? endOfGap(wall, timeZone, early, late));
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
