import type { z } from 'zod';
import type { IsoDate } from '@/lib/dates';
import type { moneySchema } from '@/lib/metrics/money-dto';
import { fraction } from '@/lib/metrics/ratios';
import type { KpiProgress } from './schema';

type Money = z.infer<typeof moneySchema>;

/** The spend of the period shown; `compared`: over the same days of each account in both periods. */
export interface PeriodSpend {
  from: IsoDate;
  to: IsoDate;
  // Null: none of it has an exchange rate.
  spend: Money | null;
  compared: { current: Money | null; previous: Money | null } | null;
}

export type Verdict =
  | { kind: 'targets'; targets: KpiProgress[] }
  // `change`: a fraction of the earlier spend; null without one.
  | { kind: 'spend'; from: IsoDate; to: IsoDate; spend: Money; change: number | null }
  | { kind: 'nothing' };

const statuses: readonly KpiProgress['status'][] = ['behind', 'at_risk', 'on_track', 'achieved', 'not_started'];
// The order in which equals are named.
const metrics: readonly KpiProgress['metric'][] = [
  'conversions',
  'conversion_value',
  'roas',
  'cpa',
  'spend',
  'clicks',
  'ctr',
  'impressions',
];

/**
 * What the first line of the dashboard says: the spend target and the one of the others that is worst off, running ones
 * before those over, of the whole organization before others. Without targets, the spend of the period.
 */
export function verdict(kpis: readonly KpiProgress[], { from, to, spend, compared }: PeriodSpend): Verdict {
  const known = kpis.filter(({ actual, projection }) => actual !== null || projection !== null);
  const running = known.filter(({ projectionMissing }) => projectionMissing !== 'period_over');
  const candidates = (running.length > 0 ? running : known).toSorted(byUrgency);
  const budget = candidates.find(({ metric, scope }) => metric === 'spend' && scope === null);
  const others = candidates.filter(({ metric }) => !budget || metric !== 'spend');
  const targets = budget ? [budget, ...others.slice(0, 1)] : others.slice(0, 2);
  if (targets.length > 0) return { kind: 'targets', targets };
  return spend ? { kind: 'spend', from, to, spend, change: changeOf(compared) } : { kind: 'nothing' };
}

function byUrgency(left: KpiProgress, right: KpiProgress): number {
  const rank = ({ scope, status, metric }: KpiProgress) => [
    scope === null ? 0 : 1,
    statuses.indexOf(status),
    metrics.indexOf(metric),
  ];
  const [first, second] = [rank(left), rank(right)];
  const differing = first.findIndex((value, index) => value !== second[index]);
  return differing < 0 ? left.id.localeCompare(right.id) : (first[differing] ?? 0) - (second[differing] ?? 0);
}

function changeOf(compared: PeriodSpend['compared']): number | null {
  if (!compared?.current || !compared.previous || compared.current.currency !== compared.previous.currency) return null;
  const previous = BigInt(compared.previous.amountMicros);
  return previous > 0n ? fraction(BigInt(compared.current.amountMicros) - previous, previous) : null;
}
