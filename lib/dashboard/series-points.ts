import { addDays, daysBetween, daysOf, type IsoDate } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';
import type { Overview } from './schema';

type Grain = Overview['grain'];

// More bars than these are too thin to tell apart.
const MAX_POINTS = 120;
const DAYS_PER_WEEK = 7;

/** Days up to 120 days, weeks of the organization up to 120 weeks, beyond that months. */
export function seriesPoints({ from, to }: DateWindow, weekStartsOn: number): { grain: Grain; points: DateWindow[] } {
  const length = daysBetween(from, to) + 1;
  const grain = length <= MAX_POINTS ? 'day' : length <= MAX_POINTS * DAYS_PER_WEEK ? 'week' : 'month';
  const starts = daysOf(from, to).filter((day) => day === from || startsPoint(day, grain, weekStartsOn));
  const points = starts.map((start, index) => {
    const next = starts[index + 1];
    return { from: start, to: next ? addDays(next, -1) : to };
  });
  return { grain, points };
}

function startsPoint(day: IsoDate, grain: Grain, weekStartsOn: number): boolean {
  if (grain === 'day') return true;
  if (grain === 'month') return day.endsWith('-01');
  return new Date(`${day}T00:00:00Z`).getUTCDay() === weekStartsOn;
}
