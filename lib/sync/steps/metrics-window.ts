import { addDays, type IsoDate } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';

const FIRST_READING_DAYS = 30;
const HISTORY_DAYS = 395;
export const PAST_DAYS = HISTORY_DAYS - FIRST_READING_DAYS;
export const HISTORY_WINDOW_DAYS = 30;
// The partitions of the facts begin 14 months ago.
const LONGEST_READING_DAYS = 400;

/**
 * The days to read, up to `today` in the account's zone. `readTo`: the last day read to its end; null: none. After an
 * outage longer than the look-back, reading starts where it stopped, within the partitions.
 */
export function metricsWindow(today: IsoDate, readTo: IsoDate | null, lookbackDays: number): DateWindow {
  if (readTo === null) return { from: addDays(today, -FIRST_READING_DAYS), to: today };
  const [from = today] = [readTo, addDays(today, -lookbackDays)].sort();
  const [, earliest = from] = [from, addDays(today, -(LONGEST_READING_DAYS - 1))].sort();
  return { from: earliest, to: today };
}

export function historyGoalOf(today: IsoDate): IsoDate {
  return addDays(today, -HISTORY_DAYS);
}

export function historyWindow(readFrom: IsoDate, goal: IsoDate): DateWindow | null {
  if (readFrom <= goal) return null;
  const [, from = goal] = [goal, addDays(readFrom, -HISTORY_WINDOW_DAYS)].sort();
  return { from, to: addDays(readFrom, -1) };
}
