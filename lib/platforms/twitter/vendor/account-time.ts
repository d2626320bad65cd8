import { addDays, type IsoDate, instantInZone } from '@/lib/dates';
import type { DateWindow } from '../../platform';

export function startOfDay(date: IsoDate, timeZone: string): Date {
  return instantInZone(`${date}T00:00:00`, timeZone);
}

/** `2026-07-01T00:00:00-07:00`. Where clocks jump over midnight, it has the offset before the jump. */
export function midnightText(date: IsoDate, timeZone: string): string {
  const minutes = (Date.parse(`${date}T00:00:00Z`) - startOfDay(date, timeZone).getTime()) / 60_000;
  const part = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${date}T00:00:00${minutes < 0 ? '-' : '+'}${part(minutes / 60)}:${part(minutes % 60)}`;
}

export function timesOf({ from, to }: DateWindow, timeZone: string): { start_time: string; end_time: string } {
  return { start_time: midnightText(from, timeZone), end_time: midnightText(addDays(to, 1), timeZone) };
}

/** `2026-07-01T07:00:00Z`: X accepts no fractions of a second. */
export function timeText(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
