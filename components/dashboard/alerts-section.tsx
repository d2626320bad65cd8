import { CircleCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { AlertGroupRow } from '@/components/alerts/alert-group-row';
import { AlertList } from '@/components/alerts/alert-list';
import { groupAlerts } from '@/components/alerts/group-alerts';
import { formatMoney } from '@/components/i18n/format';
import { orgHref } from '@/components/shell/org-href';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { Dashboard } from '@/lib/dashboard/schema';

const SHOWN = 3;
// The first screen also has the verdict and three figures.
const SHOWN_ON_PHONE = 2;

/** What a person has to do: campaigns that lose money, then the open alerts in groups, most money at stake first. */
export function AlertsSection({
  alerts,
  counts,
  orgId,
  review,
}: {
  alerts: Dashboard['alerts'];
  counts: Dashboard['alertCounts'];
  orgId: string;
  // Null: no campaign needs a review. `atStake` is null where no amount has an exchange rate.
  review: { campaigns: number; atStake: { amountMicros: string; currency: string } | null } | null;
}) {
  const t = useTranslations('dashboard.alerts');
  const locale = useLocale();
  const unseen = alerts.filter(({ acknowledgedAt }) => acknowledgedAt === null);
  return (
    <Card
      flush
      title={t('title')}
      headingId="alerts-heading"
      description={
        counts.open > 0 ? (
          <span className="max-sm:hidden">{t('count', { count: counts.unseen, open: counts.open })}</span>
        ) : null
      }
      action={
        counts.open > 0 ? (
          <Link href={orgHref(locale, orgId, 'alerts')} className="text-xs font-medium text-accent hover:underline">
            {t('all')}
          </Link>
        ) : null
      }
    >
      {review ? (
        <a
          href="#review-heading"
          className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 border-t border-line px-4 py-2 text-sm hover:bg-canvas sm:px-5"
        >
          <span className="font-medium">{t('review', { count: review.campaigns })}</span>
          {review.atStake ? (
            <span className="font-semibold text-negative tabular-nums">
              <span className="max-sm:hidden">
                {t('atStake', { amount: formatMoney(review.atStake, locale, 'rounded') })}
              </span>
              <bdi className="sm:hidden">{formatMoney(review.atStake, locale, 'rounded')}</bdi>
            </span>
          ) : null}
        </a>
      ) : null}
      {unseen.length > 0 ? (
        <>
          {/* A phone has room for what and how much; the reason in full is one tap away. */}
          <ul className="divide-y divide-line border-t border-line sm:hidden">
            {groupAlerts(unseen)
              .slice(0, review ? 1 : SHOWN_ON_PHONE)
              .map((group) => (
                <AlertGroupRow key={group.key} group={group} orgId={orgId} />
              ))}
          </ul>
          <div className="border-t border-line max-sm:hidden">
            <AlertList alerts={unseen} orgId={orgId} limit={SHOWN} beside />
          </div>
        </>
      ) : review ? null : (
        <EmptyState icon={CircleCheck} title={t('emptyTitle')}>
          {counts.open > 0 ? t('allSeen', { open: counts.open }) : t('emptyBody')}
        </EmptyState>
      )}
    </Card>
  );
}
