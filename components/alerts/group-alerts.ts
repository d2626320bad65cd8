import type { MoneyText } from '@/components/i18n/format';
import type { Alert } from './alert-text';

export interface AlertGroup<A extends Alert> {
  key: string;
  first: A;
  alerts: A[];
  // The sum of the amounts known; null: none is.
  atStake: MoneyText | null;
}

// Held figures share their platform and doubt, all other alerts the name of their subject.
function toCauseKey({ kind, subjectType, subjectId, values }: Alert): string {
  if (kind === 'figures_held') return `${values.platform} ${values.doubt}`;
  // One person may have connected several platforms.
  return `${subjectType === 'integration' ? subjectId : ''} ${values.name ?? ''}`;
}

/** Alerts of one cause and name, most money at stake first; groups without an amount follow in the order of `alerts`. */
export function groupAlerts<A extends Alert>(alerts: readonly A[]): AlertGroup<A>[] {
  const members = new Map<string, [A, ...A[]]>();
  for (const alert of alerts) {
    const key = [alert.severity, alert.kind, toCauseKey(alert)].join(' ');
    const group = members.get(key);
    if (group) group.push(alert);
    else members.set(key, [alert]);
  }
  const groups = [...members].map(([key, group]) => ({
    key,
    first: group[0],
    alerts: group,
    atStake: sumAtStake(group),
  }));
  return groups.sort((left, right) => stakeOf(right) - stakeOf(left));
}

// All in the currency of the filter.
function sumAtStake(alerts: readonly Alert[]): MoneyText | null {
  const amounts = alerts.flatMap(({ atStake }) => atStake ?? []);
  const [first] = amounts;
  if (!first) return null;
  const sum = amounts.reduce((total, { amountMicros }) => total + BigInt(amountMicros), 0n);
  return { amountMicros: sum.toString(), currency: first.currency };
}

function stakeOf({ atStake }: { atStake: MoneyText | null }): number {
  return atStake ? Number(atStake.amountMicros) : -1;
}
