import type { IsoDate } from '@/lib/dates';
import type { RateBook } from '@/lib/metrics/convert';
import { type ConvertedTotals, convertDailySums } from '@/lib/metrics/convert-daily-sums';
import type { DashboardPeriod } from '@/lib/metrics/dashboard-period';
import { moneyDto } from '@/lib/metrics/money-dto';
import type { ComparableSums } from '@/lib/metrics/read-daily-sums';
import { advertisingTotals } from './advertising-totals';
import { accountsLacking, comparedAccounts } from './coverage';
import type { Coverage } from './read-coverage';
import type { Overview } from './schema';

interface AdvertisingInput {
  period: DashboardPeriod;
  days: readonly ComparableSums[];
  valued: { current: readonly ComparableSums[]; previous: readonly ComparableSums[] };
  organization: { currency: string; marginBasisPoints: number | null };
  rates: RateBook;
  coverage: Coverage;
  restatedFrom: IsoDate | null;
}

export function buildAdvertising(input: AdvertisingInput): Overview['advertising'] {
  const { period, days, valued, organization, rates, coverage, restatedFrom } = input;
  const { currency, marginBasisPoints } = organization;
  const within = (from: IsoDate, to: IsoDate) => days.filter(({ date }) => date >= from && date <= to);
  const currentDays = [...within(period.from, period.to), ...valued.current];
  const previousDays = [...within(period.previousFrom, period.previousTo), ...valued.previous];
  const current = convertDailySums(currentDays, currency, rates);
  const previous = convertDailySums(previousDays, currency, rates);
  const compared = comparedAccounts(coverage.delivering, period);
  const alike = compareAlike(currentDays, previousDays, currency, rates);
  const totals = (each: ConvertedTotals) => advertisingTotals(each, currency, marginBasisPoints);
  // A rate holds until the next: an account has days without a rate exactly when its first day has none.
  const withoutRate = coverage.accounts.filter(
    (account) => !rates.rateOn(account.firstDay, account.currency, currency),
  );
  return {
    ...totals(current),
    previous: totals(previous),
    comparison:
      compared.compared === 0
        ? null
        : { current: totals(alike.current), previous: totals(alike.previous), accounts: compared },
    unconverted: [...current.unconvertedSpend]
      .map(([native, spend]) => ({
        spend: moneyDto(spend, native),
        accounts: withoutRate.filter((account) => account.currency === native).length,
      }))
      .sort((left, right) => left.spend.currency.localeCompare(right.spend.currency)),
    mixedTimeZones: new Set(coverage.accounts.map(({ timeZone }) => timeZone)).size > 1,
    restatedFrom,
    unread: {
      current: accountsLacking(coverage.delivering, period.from, period.to),
      previous: accountsLacking(coverage.delivering, period.previousFrom, period.previousTo),
    },
  };
}

// Money of a currency counts only where both sides convert: a rate that begins in between would look like growth.
function compareAlike(
  current: readonly ComparableSums[],
  previous: readonly ComparableSums[],
  currency: string,
  rates: RateBook,
): { current: ConvertedTotals; previous: ConvertedTotals } {
  const convert = (days: readonly ComparableSums[]) => convertDailySums(days, currency, rates);
  const alike = { current: current.filter(isComparable), previous: previous.filter(isComparable) };
  const all = { current: convert(alike.current), previous: convert(alike.previous) };
  const unpriced = new Set([...all.current.unconvertedSpend.keys(), ...all.previous.unconvertedSpend.keys()]);
  const money = (days: readonly ComparableSums[]) => convert(days.filter((day) => !unpriced.has(day.currency))).priced;
  return {
    current: { ...all.current, priced: money(alike.current) },
    previous: { ...all.previous, priced: money(alike.previous) },
  };
}

function isComparable({ comparable }: ComparableSums): boolean {
  return comparable;
}
