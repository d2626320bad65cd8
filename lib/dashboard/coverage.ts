import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import type { DashboardPeriod } from '@/lib/metrics/dashboard-period';
import type { AccountCoverage } from './read-coverage';
import type { Overview } from './schema';

type PartialDay = Overview['series'][number]['partial'];

const NAMED = 5;

export function accountsLacking(accounts: readonly AccountCoverage[], from: IsoDate, to: IsoDate): number {
  return accounts.filter(({ connected, known }) => connected && !(known && known.from <= from && known.to >= to))
    .length;
}

/** Accounts with a complete day in both periods; `complete`: all have every day, so the comparison is of the totals. */
export function comparedAccounts(
  accounts: readonly AccountCoverage[],
  { from, to, previousFrom }: DashboardPeriod,
): { compared: number; of: number; complete: boolean } {
  const shift = daysBetween(previousFrom, from);
  const compared = accounts.filter(({ known }) => {
    if (!known) return false;
    const first = addDays(known.from, shift);
    return (first > from ? first : from) <= (known.to < to ? known.to : to);
  }).length;
  const complete = accounts.every(({ known }) => known && known.from <= previousFrom && known.to >= to);
  return { compared, of: accounts.length, complete };
}

/** Null: nothing is missing. An account that ended is never missing. */
export function partialDay(accounts: readonly AccountCoverage[], date: IsoDate): PartialDay {
  const missing = accounts.filter(
    ({ connected, known }) => connected && !(known && known.from <= date && known.to >= date),
  );
  if (missing.length === 0) return null;
  return {
    accounts: accounts.length - missing.length,
    of: accounts.length,
    missing: missing.slice(0, NAMED).map(({ name }) => name),
  };
}
