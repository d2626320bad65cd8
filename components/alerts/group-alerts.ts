import type { Alert } from './alert-text';

export interface AlertGroup<A extends Alert> {
  key: string;
  first: A;
  alerts: A[];
}

// Held figures share their platform and doubt, all other alerts the name of their subject.
function toCauseKey({ kind, subjectType, subjectId, values }: Alert): string {
  if (kind === 'figures_held') return `${values.platform} ${values.doubt}`;
  // One person may have connected several platforms.
  return `${subjectType === 'integration' ? subjectId : ''} ${values.name ?? ''}`;
}

/** Groups neighbours only: `alerts` must be sorted so that those of one cause and name are together. */
export function groupAlerts<A extends Alert>(alerts: readonly A[]): AlertGroup<A>[] {
  const groups: AlertGroup<A>[] = [];
  for (const alert of alerts) {
    const key = [alert.severity, alert.kind, toCauseKey(alert)].join(' ');
    const last = groups.at(-1);
    if (last?.key === key) last.alerts.push(alert);
    else groups.push({ key, first: alert, alerts: [alert] });
  }
  return groups;
}
