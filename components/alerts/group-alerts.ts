import type { Alert } from './alert-text';

/** Alerts of one kind, severity and name: one thing to look at, in several accounts or campaigns. */
export interface AlertGroup<A extends Alert> {
  key: string;
  first: A;
  alerts: A[];
}

/** What alerts of one cause share: held figures their platform and why, all others the name of what they are about. */
function causeOf({ kind, subjectType, subjectId, values }: Alert): string {
  if (kind === 'figures_held') return `${values.platform} ${values.doubt}`;
  // One person may have connected several platforms: those are different things to look at.
  return `${subjectType === 'integration' ? subjectId : ''} ${values.name ?? ''}`;
}

/** Groups alerts that follow each other; the list keeps those of one cause and name together. */
export function groupAlerts<A extends Alert>(alerts: readonly A[]): AlertGroup<A>[] {
  const groups: AlertGroup<A>[] = [];
  for (const alert of alerts) {
    const key = [alert.severity, alert.kind, causeOf(alert)].join(' ');
    const last = groups.at(-1);
    if (last?.key === key) last.alerts.push(alert);
    else groups.push({ key, first: alert, alerts: [alert] });
  }
  return groups;
}
