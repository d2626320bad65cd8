import { addDays, type IsoDate } from '@/lib/dates';
import type { PlannedStep } from '../run/step-state';
import { HISTORY_WINDOW_DAYS } from '../steps/metrics-window';

/** How far the past of an ad account is read. */
interface PastAccount {
  id: string;
  readFrom: IsoDate | null;
  historyGoal: IsoDate | null;
}

/** Steps of one run: it ends before long, so that others have their turn, and the next one goes on. */
const MOST_STEPS = 60;

/** The steps of a history run, a window each: the newest missing days of all accounts come before older ones. */
export function planHistory(accounts: readonly PastAccount[]): PlannedStep[] {
  return accounts
    .flatMap(windowsOf)
    .sort((a, b) => b.before.localeCompare(a.before))
    .slice(0, MOST_STEPS)
    .map(({ id }, index) => ({ position: index + 1, kind: 'history', subjectId: id }));
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
