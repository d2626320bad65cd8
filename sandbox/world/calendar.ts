import { daysBetween, type IsoDate } from '@/lib/dates';
import type { Market } from './model';

/** First and last day, by the Umm al-Qura calendar. */
const ramadans: readonly [IsoDate, IsoDate][] = [
  ['2025-03-01', '2025-03-29'],
  ['2026-02-18', '2026-03-19'],
  ['2027-02-08', '2027-03-09'],
  ['2028-01-28', '2028-02-25'],
];

// Sunday first, as Date#getUTCDay counts.
const weekShapes: Record<Market['weekend'], readonly number[]> = {
  'friday-saturday': [0.88, 0.86, 0.9, 0.96, 1.12, 1.22, 1.06],
  'saturday-sunday': [1.14, 0.92, 0.9, 0.92, 0.95, 1.03, 1.14],
};

export function dayNumber(date: IsoDate): number {
  return daysBetween('1970-01-01', date);
}

/** The seven weekdays average about 1. */
export function weekdayFactor(date: IsoDate, weekend: Market['weekend']): number {
  return weekShapes[weekend][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 1;
}

/** About 1 on an ordinary day. */
export function seasonFactor(date: IsoDate): number {
  if (ramadans.some(([first, last]) => date >= first && date <= last)) return 1.3;
  const monthAndDay = date.slice(5);
  if (monthAndDay >= '11-20' && monthAndDay <= '11-30') return 1.45;
  if (monthAndDay >= '12-15' && monthAndDay <= '12-31') return 1.12;
  if (monthAndDay >= '07-01' && monthAndDay <= '08-20') return 0.88;
  return 1;
}

/** Oldest first. */
export function monthsUntil(date: IsoDate, count: number): IsoDate[] {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - (count - 1 - index), 1)).toISOString().slice(0, 10),
  );
}
