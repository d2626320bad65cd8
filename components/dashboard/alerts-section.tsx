import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { alertHref } from '@/components/alerts/alert-href';
import { AlertRow } from '@/components/alerts/alert-row';
import { orgHref } from '@/components/shell/org-href';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Dashboard } from '@/lib/dashboard/schema';

const SHOWN = 4;

/** Section 7: what needs a person. */
export function AlertsSection({ alerts, orgId }: { alerts: Dashboard['alerts']; orgId: string }) {
  const t = useTranslations('dashboard.alerts');
  const locale = useLocale();
  return (
    <Card
      flush
      title={t('title')}
      headingId="alerts-heading"
      description={alerts.length > 0 ? t('count', { count: alerts.length }) : null}
      action={
        alerts.length > 0 ? (
          <Link href={orgHref(locale, orgId, 'alerts')} className="text-xs font-medium text-accent hover:underline">
            {t('all')}
          </Link>
        ) : null
      }
    >
      {alerts.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('emptyTitle')}>
          {t('emptyBody')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {alerts.slice(0, SHOWN).map((alert) => (
            <AlertRow key={alert.id} alert={alert} href={alertHref(locale, orgId, alert)} />
          ))}
        </ul>
      )}
    </Card>
  );
}
