import type { IsoDate } from '@/lib/dates';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes ahead of UTC. */
export function offsetMinutes(instant: Date, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formats.set(timeZone, format);
  }
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

export function instantAt(date: IsoDate, hour: number, minute: number, timeZone: string): Date {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
  const guess = new Date(asUtc - offsetMinutes(new Date(asUtc), timeZone) * 60_000);
  // The guess may be on the other side of a clock change.
  return new Date(asUtc - offsetMinutes(guess, timeZone) * 60_000);
}
