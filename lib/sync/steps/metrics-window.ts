import { addDays, type IsoDate } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';

/** Whole days that the first reading of an account goes back; today, still growing, comes on top. */
const FIRST_READING_DAYS = 30;
/** How far back the past of an account is read: 13 months. */
const HISTORY_DAYS = 395;
/** Days of the past that the first reading leaves to be read. */
export const PAST_DAYS = HISTORY_DAYS - FIRST_READING_DAYS;
/** Days of one reading of the past: small enough to start over. */
export const HISTORY_WINDOW_DAYS = 30;
/** No reading goes back further: the partitions of the facts begin 14 months ago. */
const LONGEST_READING_DAYS = 400;

/**
 * The days to read, up to `today` by the ad account. `readTo`: the last day read whole so far, null for an account
 * never read. After an outage longer than the look-back, reading starts where it stopped, so that no day is missing,
 * but not before the facts that can be kept.
 */
export function metricsWindow(today: IsoDate, readTo: IsoDate | null, lookbackDays: number): DateWindow {
  if (readTo === null) return { from: addDays(today, -FIRST_READING_DAYS), to: today };
  const [from = today] = [readTo, addDays(today, -lookbackDays)].sort();
  const [, earliest = from] = [from, addDays(today, -(LONGEST_READING_DAYS - 1))].sort();
  return { from: earliest, to: today };
}

/** The day that reading the past is to come to, for an account whose first reading ended on `today`. */
export function historyGoalOf(today: IsoDate): IsoDate {
  return addDays(today, -HISTORY_DAYS);
}

/** The days to read next of an account's past: those before `readFrom`, none before `goal`; null: all are read. */
export function historyWindow(readFrom: IsoDate, goal: IsoDate): DateWindow | null {
  if (readFrom <= goal) return null;
  const [, from = goal] = [goal, addDays(readFrom, -HISTORY_WINDOW_DAYS)].sort();
  return { from, to: addDays(readFrom, -1) };
}
