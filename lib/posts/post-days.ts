import { addDays, type IsoDate } from '@/lib/dates';
import type { FigureFilter } from '@/lib/metrics/figure-filter';

/** The days of a filter for a list of posts: a period up to the last complete day goes on to today. */
export function postDays({ preset, from, to }: FigureFilter, today: IsoDate): { from: IsoDate; to: IsoDate } {
  const isOver = preset === null || preset === 'yesterday' || preset === 'last_month';
  return { from, to: !isOver && to === addDays(today, -1) ? today : to };
}
