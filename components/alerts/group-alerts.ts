import type { Alert } from './alert-text';

/** Alerts of one kind, severity and name: one thing to look at, in several accounts or campaigns. */
export interface AlertGroup<A extends Alert> {
  key: string;
  first: A;
  alerts: A[];
}

/** Groups alerts that follow each other; the list keeps those of one cause and name together. */
export function groupAlerts<A extends Alert>(alerts: readonly A[]): AlertGroup<A>[] {
  const groups: AlertGroup<A>[] = [];
  for (const alert of alerts) {
    const key = [alert.severity, alert.kind, alert.values.name ?? ''].join(' ');
    const last = groups.at(-1);
    if (last?.key === key) last.alerts.push(alert);
    else groups.push({ key, first: alert, alerts: [alert] });
  }
  return groups;
}
