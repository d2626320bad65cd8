import { addDays, type IsoDate } from '@/lib/dates';

/** The calendar month of a day. */
export function monthOf(day: IsoDate): { first: IsoDate; last: IsoDate } {
  const first = `${day.slice(0, 7)}-01`;
  return { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) };
}
