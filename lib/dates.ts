/** A calendar day `YYYY-MM-DD` without a zone: the day as the ad account or organization counts it. */
export type IsoDate = string;

const MS_PER_DAY = 86_400_000;
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day that `instant` falls on in `timeZone` (IANA name). */
export function dayInZone(instant: Date, timeZone: string): IsoDate {
  let format = dayFormats.get(timeZone);
  if (!format) {
    // en-CA writes dates as YYYY-MM-DD.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant);
}

/** `date` moved by `days` (negative goes back). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; 0 when they are the same day. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

/** Every day from `from` to `to`, both included; empty when `to` lies before `from`. */
export function daysOf(from: IsoDate, to: IsoDate): IsoDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that clocks in `timeZone` are ahead of UTC at `instant` (milliseconds since 1970). */
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

/** The instant at which clocks in `timeZone` (IANA name) show `wallTime`, for example `2026-11-01T00:00:00`. */
export function instantInZone(wallTime: string, timeZone: string): Date {
  const wall = Date.parse(`${wallTime}Z`);
  const guess = wall - offsetMs(wall, timeZone);
  // The guess may lie on the other side of a clock change.
  return new Date(wall - offsetMs(guess, timeZone));
}

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
