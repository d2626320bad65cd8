import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import type { FigurePeriods } from '@/lib/metrics/figure-periods';
import type { PlatformId } from '@/lib/platform-ids';
import type { DateWindow } from '@/lib/platforms/platform';
import type { ChosenAccounts } from './chosen-accounts';
import type { Overview } from './schema';

export interface AccountCoverage {
  name: string;
  platform: PlatformId;
  // No further day is expected after its integration ended.
  connected: boolean;
  // Earlier days are still being read.
  reading: boolean;
  // Complete days; null: the first reading is under way.
  known: DateWindow | null;
  // Days that count: the complete ones and, while the period includes today, the one that still grows.
  counted: DateWindow | null;
}

export interface Coverage {
  // Of each ad account, with or without delivery.
  accounts: AccountCoverage[];
  // With delivery in one of the periods or without a complete reading; else nothing can be missing.
  delivering: AccountCoverage[];
}

type PartialDays = Overview['series'][number]['partial'];

const NAMED = 5;

export function coverageOf(
  chosen: ChosenAccounts['accounts'],
  delivered: ReadonlySet<string>,
  { isGrowing }: FigurePeriods,
): Coverage {
  const all = chosen.map((account) => {
    const { id, name, platform, readFrom, readTo, historyGoal } = account;
    const connected = account.status !== 'disconnected';
    const reading = connected && (readFrom === null || historyGoal === null || readFrom > historyGoal);
    const known = daysFrom(readFrom, readTo && addDays(readTo, -1));
    const counted = isGrowing ? daysFrom(readFrom, readTo) : known;
    const delivers = delivered.has(id) || (connected && readFrom === null);
    return { delivers, coverage: { name, platform, connected, reading, known, counted } };
  });
  return {
    accounts: all.map(({ coverage }) => coverage),
    delivering: all.filter(({ delivers }) => delivers).map(({ coverage }) => coverage),
  };
}

function daysFrom(from: IsoDate | null, to: IsoDate | null): DateWindow | null {
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

export function ofPlatform(coverage: Coverage, platform: PlatformId): Coverage {
  const isOf = (account: AccountCoverage) => account.platform === platform;
  return { accounts: coverage.accounts.filter(isOf), delivering: coverage.delivering.filter(isOf) };
}

/** Some account has a day of the window. */
export function isCounted({ accounts }: Coverage, { from, to }: DateWindow): boolean {
  return accounts.some(({ counted }) => counted !== null && counted.from <= to && counted.to >= from);
}

/** There are accounts, and none has a day of the window: what happened is unknown. */
export function isUnknown(coverage: Coverage, window: DateWindow): boolean {
  return coverage.accounts.length > 0 && !isCounted(coverage, window);
}

export function accountsLacking(accounts: readonly AccountCoverage[], from: IsoDate, to: IsoDate): number {
  return from > to ? 0 : accounts.filter((account) => isLacking(account, { from, to })).length;
}

function isLacking({ connected, known }: AccountCoverage, { from, to }: DateWindow): boolean {
  return connected && !(known && known.from <= from && known.to >= to);
}

/** Accounts with a complete day in both periods; `complete`: all have every day, so the comparison is of the totals. */
export function comparedAccounts(
  accounts: readonly AccountCoverage[],
  { from, to }: DateWindow,
  previous: DateWindow,
): { compared: number; of: number; complete: boolean } {
  const shift = daysBetween(previous.from, from);
  const compared = accounts.filter(({ known }) => {
    if (!known) return false;
    const first = addDays(known.from, shift);
    return (first > from ? first : from) <= (known.to < to ? known.to : to);
  }).length;
  const complete = accounts.every(({ known }) => known && known.from <= previous.from && known.to >= to);
  return { compared, of: accounts.length, complete };
}

/** Null: nothing is missing. An account that ended is never missing. */
export function partialDays(accounts: readonly AccountCoverage[], window: DateWindow): PartialDays {
  const missing = accounts.filter((account) => isLacking(account, window));
  if (missing.length === 0) return null;
  return {
    accounts: accounts.length - missing.length,
    of: accounts.length,
    missing: missing.slice(0, NAMED).map(({ name }) => name),
  };
}
