import type { IsoDate } from '@/lib/dates';
import type { ConvertedTotals } from '@/lib/metrics/convert-daily-sums';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import type { FigurePeriods } from '@/lib/metrics/figure-periods';
import { moneyDto } from '@/lib/metrics/money-dto';
import {
  type AdvertisingTotals,
  advertisingTotals,
  type FigureCurrency,
  sumRows,
  unknownTotals,
} from './advertising-totals';
import { accountsLacking, type Coverage, comparedAccounts, isUnknown } from './coverage';
import type { FigureRow, Figures } from './read-figures';
import type { Overview } from './schema';

export type ComparedRow = Pick<FigureRow, 'current' | 'comparable' | 'currency' | 'priced' | 'sums'>;

interface AdvertisingInput {
  rows: readonly ComparedRow[];
  unpriced: Figures['unpriced'];
  coverage: Coverage;
  periods: FigurePeriods;
  money: FigureCurrency;
}

interface AdvertisingFigures {
  totals: AdvertisingTotals;
  previous: AdvertisingTotals | null;
  comparison: Overview['advertising']['comparison'];
  unconverted: Overview['advertising']['unconverted'];
}

/** Of the rows given: all, or those of a platform. */
export function advertisingFigures({ rows, unpriced, coverage, periods, money }: AdvertisingInput): AdvertisingFigures {
  const { from, to, previous } = periods;
  const current = rows.filter((row) => row.current);
  const before = rows.filter((row) => !row.current);
  const totalsOf = (sums: ConvertedTotals) => advertisingTotals(sums, money);
  const currentSums = sumRows(current);
  const compared = previous && comparedAccounts(coverage.delivering, { from, to }, previous);
  return {
    totals: isUnknown(coverage, { from, to }) ? unknownTotals(money) : totalsOf(currentSums),
    previous: previous && (isUnknown(coverage, previous) ? unknownTotals(money) : totalsOf(sumRows(before))),
    comparison: compared && compared.compared > 0 ? { ...compareAlike(rows, totalsOf), accounts: compared } : null,
    unconverted: [...currentSums.unconvertedSpend]
      .map(([currency, spend]) => ({
        spend: moneyDto(spend, currency),
        accounts: unpriced.filter((one) => one.currency === currency).reduce((sum, { accounts }) => sum + accounts, 0),
      }))
      .sort((left, right) => left.spend.currency.localeCompare(right.spend.currency)),
  };
}

export function buildAdvertising(
  input: AdvertisingInput & { filter: FigureFilter; timeZones: number; restatedFrom: IsoDate | null },
): Overview['advertising'] {
  const { coverage, periods, filter, timeZones, restatedFrom } = input;
  const { from, lastWholeDay, previous } = periods;
  const { totals, ...figures } = advertisingFigures(input);
  return {
    ...totals,
    ...figures,
    comparisonMissing: figures.comparison ? null : comparisonMissing(filter, coverage),
    mixedTimeZones: timeZones > 1,
    restatedFrom,
    unread: {
      current: accountsLacking(coverage.delivering, from, lastWholeDay),
      previous: previous ? accountsLacking(coverage.delivering, previous.from, previous.to) : 0,
    },
  };
}

function comparisonMissing({ compare, previous }: FigureFilter, { delivering }: Coverage) {
  if (compare === 'off') return 'off';
  if (!previous) return 'includes_today';
  return delivering.some(({ reading }) => reading) ? 'not_read_yet' : 'no_earlier_days';
}

/**
 * The rows of the days that an account has in both periods. Money of a currency counts only where both sides convert: a
 * rate that begins in between would look like growth.
 */
export function comparedRows<R extends ComparedRow>(rows: readonly R[]) {
  const comparable = rows.filter((row) => row.comparable);
  return {
    current: comparable.filter((row) => row.current),
    previous: comparable.filter((row) => !row.current),
    withoutMoneyOf: new Set(
      comparable.flatMap(({ priced, currency, sums }) => (priced || sums.spendMicros === 0n ? [] : [currency])),
    ),
  };
}

function compareAlike(
  rows: readonly ComparedRow[],
  totalsOf: (sums: ConvertedTotals) => AdvertisingTotals,
): { current: AdvertisingTotals; previous: AdvertisingTotals } {
  const { current, previous, withoutMoneyOf } = comparedRows(rows);
  return {
    current: totalsOf(sumRows(current, withoutMoneyOf)),
    previous: totalsOf(sumRows(previous, withoutMoneyOf)),
  };
}
