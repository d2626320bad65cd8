import { Target } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatDay, formatDayRange } from '@/components/i18n/format';
import { KpiProjection } from '@/components/kpis/kpi-projection';
import { useScopeName } from '@/components/kpis/use-scope-name';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ShareBar } from '@/components/ui/share-bar';
import type { Dashboard } from '@/lib/dashboard/schema';
import { formatKpiValue, kpiShares, kpiTone } from './kpi-format';

type Kpi = Dashboard['kpis'][number];

export function KpiSection({ kpis, settingsHref }: { kpis: Kpi[]; settingsHref: string }) {
  const t = useTranslations('dashboard.kpis');
  return (
    <Card
      title={t('title')}
      headingId="kpis-heading"
      action={
        kpis.length > 0 ? (
          <Link href={settingsHref} className="text-xs font-medium text-accent hover:underline">
            {t('manage')}
          </Link>
        ) : null
      }
    >
      {kpis.length === 0 ? (
        <EmptyState
          icon={Target}
          title={t('emptyTitle')}
          action={
            <ButtonLink href={settingsHref} size="sm">
              {t('add')}
            </ButtonLink>
          }
        >
          {t('emptyBody')}
        </EmptyState>
      ) : (
        <ul className="grid gap-x-10 gap-y-5 md:max-2xl:grid-cols-3">
          {kpis.map((kpi) => (
            <KpiRow key={kpi.id} kpi={kpi} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function KpiRow({ kpi }: { kpi: Kpi }) {
  const t = useTranslations();
  const locale = useLocale();
  const scope = useScopeName(kpi.scope);
  const tone = kpiTone(kpi.status);
  const { filled, expected } = kpiShares(kpi);
  return (
    <li>
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 text-sm font-medium wrap-anywhere">
          {t(`kpiMetrics.${kpi.metric}`)}
          {kpi.scope ? <span className="block text-xs font-normal text-muted">{scope}</span> : null}
        </p>
        <Badge tone={tone} dot>
          {t(`kpiStatuses.${kpi.status}`)}
        </Badge>
      </div>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-1.5 text-sm">
        <bdi className="font-semibold tabular-nums">
          {kpi.actual === null ? t('dashboard.overview.none') : formatKpiValue(kpi, kpi.actual, locale)}
        </bdi>
        <span className="text-xs text-muted">
          {t(`dashboard.kpis.${kpi.direction}`, { target: formatKpiValue(kpi, kpi.target, locale) })}
        </span>
      </p>
      <ShareBar share={filled} markShare={expected} tone={tone} className="my-2" />
      {kpi.projection || kpi.projectionMissing === 'not_enough_days' ? (
        <p className="text-xs">
          <KpiProjection kpi={kpi} />
        </p>
      ) : null}
      <p className="text-2xs text-faint">
        {formatDayRange(kpi.startsOn, kpi.endsOn, locale)}
        {kpi.projection || expected === undefined ? null : (
          <>
            {' · '}
            {t('dashboard.kpis.expected', {
              value: formatKpiValue(kpi, kpi.expectedToDate, locale),
              day: formatDay(kpi.countedTo, locale, 'short'),
            })}
          </>
        )}
      </p>
    </li>
  );
}
