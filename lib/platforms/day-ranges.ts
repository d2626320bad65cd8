import { addDays, daysBetween } from '@/lib/dates';
import type { DateWindow } from './platform';

// The days of `window` in ranges of at most `days` days, oldest first; empty for a window that ends before it begins.
export function rangesOf({ from, to }: DateWindow, days: number): DateWindow[] {
  const ranges: DateWindow[] = [];
  for (let first = from; daysBetween(first, to) >= 0; first = addDays(first, days)) {
    const last = addDays(first, days - 1);
    ranges.push({ from: first, to: daysBetween(last, to) > 0 ? last : to });
  }
  return ranges;
}

export function halvesOf({ from, to }: DateWindow): DateWindow[] | undefined {
  if (from === to) return undefined;
  const middle = addDays(from, Math.floor(daysBetween(from, to) / 2));
  return [
    { from, to: middle },
    { from: addDays(middle, 1), to },
  ];
}
