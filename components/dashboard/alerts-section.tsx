import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { AlertList } from '@/components/alerts/alert-list';
import { orgHref } from '@/components/shell/org-href';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Dashboard } from '@/lib/dashboard/schema';

const SHOWN = 4;

export function AlertsSection({
  alerts,
  counts,
  orgId,
}: {
  alerts: Dashboard['alerts'];
  counts: Dashboard['alertCounts'];
  orgId: string;
}) {
  const t = useTranslations('dashboard.alerts');
  const locale = useLocale();
  const unseen = alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  return (
    <Card
      flush
      title={t('title')}
      headingId="alerts-heading"
      description={counts.open > 0 ? t('count', { count: counts.unseen, open: counts.open }) : null}
      action={
        counts.open > 0 ? (
          <Link href={orgHref(locale, orgId, 'alerts')} className="text-xs font-medium text-accent hover:underline">
            {t('all')}
          </Link>
        ) : null
      }
    >
      {unseen.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('emptyTitle')}>
          {counts.open > 0 ? t('allSeen', { open: counts.open }) : t('emptyBody')}
        </EmptyState>
      ) : (
        <div className="border-t border-line">
          <AlertList alerts={unseen} orgId={orgId} limit={SHOWN} />
        </div>
      )}
    </Card>
  );
}
