import { addDays, type IsoDate } from '@/lib/dates';
import { HISTORY_WINDOW_DAYS } from '../steps/metrics-window';
import type { PlannedStep } from '../steps/step-state';

interface PastAccount {
  id: string;
  readFrom: IsoDate | null;
  historyGoal: IsoDate | null;
}

// A limit, so that others get their turn; the next run continues.
const MOST_STEPS = 60;

/** One step for each window: the newest missing days of all accounts come first. */
export function planHistory(accounts: readonly PastAccount[]): PlannedStep[] {
  return accounts
    .flatMap(windowsOf)
    .sort((a, b) => b.before.localeCompare(a.before))
    .slice(0, MOST_STEPS)
    .map(({ id }, index) => ({ position: index + 1, kind: 'history', subjectId: id }));
}

function windowsOf({ id, readFrom, historyGoal }: PastAccount): { id: string; before: IsoDate }[] {
  const windows = [];
  if (readFrom && historyGoal) {
    for (let before = readFrom; before > historyGoal; before = addDays(before, -HISTORY_WINDOW_DAYS)) {
      windows.push({ id, before });
    }
  }
  return windows;
}
