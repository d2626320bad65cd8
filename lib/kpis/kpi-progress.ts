import { addDays, daysBetween, type IsoDate } from '@/lib/dates';
import type { RateBook } from '@/lib/metrics/convert';
import { convertDailySums, type DailySums } from '@/lib/metrics/convert-daily-sums';
import { cpa, ctr, fraction, roas } from '@/lib/metrics/ratios';
import { expectedToDate, kpiStatus } from './kpi-status';
import type { KpiProgress } from './schema';
import type { KpiTarget } from './to-kpi-dto';

const RATIOS: ReadonlySet<string> = new Set(['roas', 'cpa', 'ctr']);
const MICROS_PER_UNIT = 1_000_000n;

// The last complete day, and the last one up to it that is known for every account.
interface LastDays {
  complete: IsoDate;
  counted: IsoDate;
}

// Progress up to `counted`; `valued` must end there too. Money without an exchange rate makes the actual null: a sum
// that silently leaves money out would mislead.
export function kpiProgress(
  kpi: KpiTarget,
  days: readonly DailySums[],
  valued: readonly DailySums[],
  rates: RateBook,
  organizationCurrency: string,
  { complete, counted }: LastDays,
): KpiProgress {
  const { id, metric, direction, currency, startsOn, endsOn } = kpi;
  const until = endsOn < counted ? endsOn : counted;
  const within = ({ date }: DailySums) => date >= startsOn && date <= until;
  const ofPeriod = days.filter(within);
  const elapsed = Math.max(0, daysBetween(startsOn, addDays(until, 1))) / (daysBetween(startsOn, endsOn) + 1);
  const target = Number(kpi.target);
  const additive = !RATIOS.has(metric);
  const actual =
    ofPeriod.length > 0 ? actualOf(metric, [...ofPeriod, ...valued], rates, currency ?? organizationCurrency) : null;
  const expected = expectedToDate({ additive, target, elapsed });
  const isUnread = elapsed === 0 && startsOn <= complete;
  const status = isUnread ? 'no_data' : kpiStatus({ direction, additive, target, actual, elapsed });
  const period = { startsOn, endsOn, countedTo: until };
  return { id, metric, direction, target, actual, expectedToDate: expected, currency, ...period, status };
}

function actualOf(
  metric: KpiTarget['metric'],
  days: readonly DailySums[],
  rates: RateBook,
  currency: string,
): number | null {
  const { priced, counts, unconvertedSpend } = convertDailySums(days, currency, rates);
  const complete = unconvertedSpend.size === 0;
  switch (metric) {
    case 'impressions':
      return counts.impressions;
    case 'clicks':
      return counts.clicks;
    case 'conversions':
      return fraction(counts.conversionsMicros, MICROS_PER_UNIT);
    case 'ctr':
      return ctr(counts);
    case 'spend':
      return complete ? fraction(priced.spendMicros, MICROS_PER_UNIT) : null;
    case 'conversion_value':
      return complete ? inUnits(priced.conversionValueMicros) : null;
    case 'cpa':
      return complete ? inUnits(cpa(priced)) : null;
    case 'roas':
      return complete ? roas(priced) : null;
  }
}

function inUnits(micros: bigint | null): number | null {
  return micros === null ? null : fraction(micros, MICROS_PER_UNIT);
}
