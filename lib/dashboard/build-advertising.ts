import type { IsoDate } from '@/lib/dates';
import type { RateBook } from '@/lib/metrics/convert';
import { convertDailySums, type DailySums } from '@/lib/metrics/convert-daily-sums';
import { moneyDto } from '@/lib/metrics/money-dto';
import { advertisingTotals } from './advertising-totals';
import type { DashboardPeriod } from './period';
import type { Coverage } from './read-coverage';
import type { Overview } from './schema';

interface AdvertisingInput {
  period: DashboardPeriod;
  /** Of both periods, in any order. */
  days: readonly DailySums[];
  /** Valued spend of each period. */
  valued: { current: readonly DailySums[]; previous: readonly DailySums[] };
  organization: { currency: string; marginBasisPoints: number | null };
  rates: RateBook;
  coverage: Coverage;
  restatedFrom: IsoDate | null;
}

/** Advertising of the period and the one before it, in the organization's currency. */
export function buildAdvertising(input: AdvertisingInput): Overview['advertising'] {
  const { period, days, valued, organization, rates, coverage, restatedFrom } = input;
  const { currency, marginBasisPoints } = organization;
  const within = (from: IsoDate, to: IsoDate) => days.filter(({ date }) => date >= from && date <= to);
  const current = convertDailySums([...within(period.from, period.to), ...valued.current], currency, rates);
  const previous = convertDailySums(
    [...within(period.previousFrom, period.previousTo), ...valued.previous],
    currency,
    rates,
  );
  // A rate, once known, holds until the next: an account has days without a rate exactly when its first day has none.
  const withoutRate = coverage.accounts.filter(
    (account) => !rates.rateOn(account.firstDay, account.currency, currency),
  );
  return {
    ...advertisingTotals(current, currency, marginBasisPoints),
    previous: advertisingTotals(previous, currency, marginBasisPoints),
    unconverted: [...current.unconvertedSpend]
      .map(([native, spend]) => ({
        spend: moneyDto(spend, native),
        accounts: withoutRate.filter((account) => account.currency === native).length,
      }))
      .sort((left, right) => left.spend.currency.localeCompare(right.spend.currency)),
    mixedTimeZones: new Set(coverage.accounts.map(({ timeZone }) => timeZone)).size > 1,
    restatedFrom,
    unread: coverage.unread,
  };
}
