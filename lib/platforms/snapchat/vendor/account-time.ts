import { addDays, dayInZone, type IsoDate } from '@/lib/dates';

const MS_PER_HOUR = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function offsetMs(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

function inZone(instant: number, offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const part = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const wall = new Date(instant + offset).toISOString().replace('Z', '');
  return `${wall}${offset < 0 ? '-' : '+'}${part(minutes / 60)}:${part(minutes % 60)}`;
}

// `2026-07-01T00:00:00.000-07:00`. Where clocks jump over midnight, the instant of the jump with the offset before it.
export function localMidnight(date: IsoDate, timeZone: string): string {
  const wall = Date.parse(`${date}T00:00:00Z`);
  const guess = wall - offsetMs(wall, timeZone);
  // The guess may be on the other side of a clock change.
  const offset = offsetMs(guess, timeZone);
  return inZone(wall - offset, offset);
}

/** The last whole hour before `now` on the account's clock; null while its day is less than an hour old. */
export function lastWholeHour(now: Date, timeZone: string): string | null {
  const offset = offsetMs(now.getTime(), timeZone);
  const hour = Math.floor((now.getTime() + offset) / MS_PER_HOUR) * MS_PER_HOUR - offset;
  const midnight = Date.parse(localMidnight(dayInZone(now, timeZone), timeZone));
  return hour > midnight ? inZone(hour, offset) : null;
}

export function dayEnd(date: IsoDate, timeZone: string): string {
  return localMidnight(addDays(date, 1), timeZone);
}
