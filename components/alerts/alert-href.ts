import { orgHref } from '@/components/shell/org-href';
import type { Locale } from '@/lib/i18n/routing';
import type { Alert } from './alert-text';

export function alertHref(locale: Locale, orgId: string, alert: Alert): string {
  if (alert.subjectType === 'campaign') {
    return `${orgHref(locale, orgId, 'campaigns')}?campaigns=${alert.subjectId}&status=all`;
  }
  return orgHref(locale, orgId, `integrations/${alert.subjectId}`);
}

/** Of all alerts of a group: its campaigns, its integration, or all alerts. */
export function alertGroupHref(locale: Locale, orgId: string, alerts: readonly Alert[]): string {
  const ids = [...new Set(alerts.map(({ subjectId }) => subjectId))];
  const [first] = alerts;
  if (alerts.every(({ subjectType }) => subjectType === 'campaign')) {
    return `${orgHref(locale, orgId, 'campaigns')}?campaigns=${ids.join(',')}&status=all`;
  }
  return first && ids.length === 1 ? alertHref(locale, orgId, first) : orgHref(locale, orgId, 'alerts');
}
