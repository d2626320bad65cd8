import { addDays, type IsoDate } from '@/lib/dates';
import { HISTORY_WINDOW_DAYS } from '../steps/metrics-window';

/** How far the past of an ad account is read. */
interface PastAccount {
  id: string;
  readFrom: IsoDate | null;
  historyGoal: IsoDate | null;
}

/** Steps of one run: it ends before long, so that others have their turn, and the next one goes on. */
const MOST_STEPS = 60;

/**
 * The steps of a history run: a window each, `history:<ad account id>:<number in the run>`. The newest missing days of
 * all accounts come before older ones.
 */
export function planHistory(accounts: readonly PastAccount[]): string[] {
  return accounts
    .flatMap(windowsOf)
    .sort((a, b) => b.before.localeCompare(a.before))
    .slice(0, MOST_STEPS)
    .map(({ id }, index) => `history:${id}:${String(index + 1).padStart(2, '0')}`);
}

/** The account once for each window to read, with the day that the window ends before. */
function windowsOf({ id, readFrom, historyGoal }: PastAccount): { id: string; before: IsoDate }[] {
  const windows = [];
  if (readFrom && historyGoal) {
    for (let before = readFrom; before > historyGoal; before = addDays(before, -HISTORY_WINDOW_DAYS)) {
      windows.push({ id, before });
    }
  }
  return windows;
}
