import { addDays, type IsoDate } from '@/lib/dates';
import { isInScope } from './is-in-scope';
import type { KpiAccount } from './read-kpi-targets';
import type { KpiDto } from './schema';

/** Days of the accounts in one scope. */
export interface KnownDays {
  // The last complete day of the organization's calendar.
  complete: IsoDate;
  // The last day, and the first, that is known whole of every connected account with delivery.
  counted: IsoDate;
  since: IsoDate | null;
}

// Twelve weeks: the mean of four same weekdays, and errors of month-long totals before them.
const HISTORY_DAYS = 84;

/** Of the accounts with delivery in the scope. One with an ended connection brings no further day and holds back none. */
export function knownDays(scope: KpiDto['scope'], accounts: readonly KpiAccount[], complete: IsoDate): KnownDays {
  const delivers = (account: KpiAccount) =>
    scope?.kind === 'label' ? account.deliveredLabels.includes(scope.labelId) : account.delivers;
  const expected = accounts.filter((account) => account.connected && delivers(account) && isInScope(scope, account));
  const known = expected.flatMap(({ readFrom, readTo }) =>
    readFrom && readTo && readFrom < readTo ? [{ from: readFrom, to: addDays(readTo, -1) }] : [],
  );
  const counted = [complete, ...known.map(({ to }) => to)].sort()[0] ?? complete;
  const since =
    known
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? null;
  return { complete, counted, since };
}

/** The days that a projection learns from; null: none. */
export function historyDays({ counted, since }: KnownDays): { from: IsoDate; to: IsoDate } | null {
  if (since === null || since > counted) return null;
  const oldest = addDays(counted, 1 - HISTORY_DAYS);
  return { from: since > oldest ? since : oldest, to: counted };
}
