import { orgHref } from '@/components/shell/org-href';
import type { Locale } from '@/lib/i18n/routing';
import type { Alert } from './alert-text';

export function alertHref(locale: Locale, orgId: string, alert: Alert): string {
  if (alert.subjectType === 'campaign') {
    return `${orgHref(locale, orgId, 'campaigns')}?campaigns=${alert.subjectId}&status=all`;
  }
  return orgHref(locale, orgId, `integrations/${alert.subjectId}`);
}
