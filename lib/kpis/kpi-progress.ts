import { addDays, daysBetween, daysOf, type IsoDate } from '@/lib/dates';
import type { RateBook } from '@/lib/metrics/convert';
import type { DailySums } from '@/lib/metrics/convert-daily-sums';
import { historyDays, type KnownDays } from './known-days';
import { kpiAmounts } from './kpi-amounts';
import { kpiPeriod } from './kpi-period';
import { expectedToDate, kpiStatus } from './kpi-status';
import { type Amounts, project } from './project';
import type { KpiDto, KpiProgress } from './schema';

const RATIOS: ReadonlySet<string> = new Set(['roas', 'cpa', 'ctr']);

/** A day of the accounts in the scope; `connected`: of those that bring further days. */
export interface KpiDay extends DailySums {
  connected: boolean;
}

export interface KpiFacts {
  days: readonly KpiDay[];
  // For ROAS: spend of campaigns that reported a value, of the period to its last counted day, and day by day of the
  // history of connected accounts.
  valued: readonly DailySums[];
  valuedHistory: readonly DailySums[];
}

export interface KpiContext {
  known: KnownDays;
  rates: RateBook;
  // Of the organization: the unit of a target without a currency of its own.
  currency: string;
}

/** The progress up to the last counted day, and where the period ends if the days go on as before. */
export function kpiProgress(kpi: KpiDto, facts: KpiFacts, context: KpiContext): KpiProgress {
  const { id, metric, direction, currency, scope, repeats } = kpi;
  const { complete, counted } = context.known;
  const { startsOn, endsOn } = kpiPeriod(kpi, complete);
  const isOver = counted >= endsOn;
  const countedTo = isOver ? endsOn : counted;
  const elapsed = Math.max(0, daysBetween(startsOn, addDays(countedTo, 1))) / (daysBetween(startsOn, endsOn) + 1);
  const additive = !RATIOS.has(metric);
  const target = Number(kpi.target);
  const ofPeriod = facts.days.filter(({ date }) => date >= startsOn && date <= countedTo);
  const sums = ofPeriod.length > 0 ? amountsOf(kpi, [...ofPeriod, ...facts.valued], context) : null;
  const actual = sums?.reported && sums.denominator > 0 ? sums.numerator / sums.denominator : null;
  // A ratio may have no denominator yet.
  const isKnown = elapsed === 0 || (additive ? actual !== null : sums !== null);
  const unknown = isOver ? 'period_over' : isKnown ? null : 'no_data';
  const found = unknown ?? projectionOf(kpi, { startsOn, endsOn }, sums, facts, context);
  const [projection, projectionMissing] = typeof found === 'string' ? [null, found] : [found, null];
  const isUnread = elapsed === 0 && startsOn <= complete;
  const status = isUnread ? 'no_data' : kpiStatus({ direction, additive, target, actual, elapsed, projection });
  const expected = expectedToDate({ additive, target, elapsed });
  const shown = { id, metric, direction, target, actual, expectedToDate: expected, currency, scope, repeats };
  return { ...shown, startsOn, endsOn, countedTo, projection, projectionMissing, status };
}

// From the period's first day on, on which nothing is counted yet.
function projectionOf(
  kpi: KpiDto,
  { startsOn, endsOn }: { startsOn: IsoDate; endsOn: IsoDate },
  sums: Amounts | null,
  facts: KpiFacts,
  context: KpiContext,
): NonNullable<KpiProgress['projection'] | KpiProgress['projectionMissing']> {
  const { complete, counted } = context.known;
  if (addDays(complete, 1) < startsOn) return 'not_begun';
  const history = historyOf(kpi, facts, context);
  if (!history) return 'no_data';
  const additive = !RATIOS.has(kpi.metric);
  const actual = sums ?? { numerator: 0, denominator: 0 };
  const firstAhead = counted < startsOn ? startsOn : addDays(counted, 1);
  const days = daysBetween(firstAhead, endsOn) + 1;
  const gap = daysBetween(counted, firstAhead) - 1;
  const found = project({ history, additive, actual, remaining: days, gap });
  if (typeof found === 'string') return found;
  const needed = Math.max(0, Number(kpi.target) - actual.numerator) / days;
  return { ...found, neededPerDay: additive ? needed : null, days };
}

// From the first figures in the history, and after the last day without an exchange rate. Null: there is no such day, or
// nothing was reported.
function historyOf(kpi: KpiDto, facts: KpiFacts, context: KpiContext): Amounts[] | null {
  const period = historyDays(context.known);
  if (!period) return null;
  const byDate = new Map<IsoDate, DailySums[]>();
  for (const day of [...facts.days.filter(({ connected }) => connected), ...facts.valuedHistory]) {
    byDate.set(day.date, [...(byDate.get(day.date) ?? []), day]);
  }
  const dates = daysOf(period.from, period.to);
  const first = dates.findIndex((date) => byDate.has(date));
  if (first < 0) return null;
  const days = dates.slice(first).map((date) => amountsOf(kpi, byDate.get(date) ?? [], context));
  const priced = days.slice(days.lastIndexOf(null) + 1).filter((day) => day !== null);
  return priced.length > 0 && days.some((day) => day?.reported) ? priced : null;
}

function amountsOf({ metric, currency }: KpiDto, days: readonly DailySums[], context: KpiContext) {
  return kpiAmounts(metric, days, context.rates, currency ?? context.currency);
}
