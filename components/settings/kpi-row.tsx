import { useLocale, useTranslations } from 'next-intl';
import { formatKpiValue, kpiTone } from '@/components/dashboard/kpi-format';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { formatDayRange, formatMonth } from '@/components/i18n/format';
import { KpiProjection } from '@/components/kpis/kpi-projection';
import { useScopeName } from '@/components/kpis/use-scope-name';
import { Badge } from '@/components/ui/badge';
import { buttonVariants } from '@/components/ui/button-variants';
import type { AdAccountName } from '@/lib/accounts/list-ad-accounts';
import { monthOf } from '@/lib/kpis/month-of';
import type { TrackedKpi } from '@/lib/kpis/schema';
import type { LabelRef } from '@/lib/labels/schema';
import { KpiFields } from './kpi-fields';
import type { KpiActions } from './kpi-settings';
import { RowAction } from './row-action';

export function KpiRow({
  kpi,
  orgId,
  currency,
  today,
  accounts,
  labels,
  actions,
}: {
  kpi: TrackedKpi;
  orgId: string;
  currency: string;
  today: string;
  accounts: readonly AdAccountName[];
  labels: readonly LabelRef[];
  actions: KpiActions | null;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const scope = useScopeName(kpi.scope);
  const { progress } = kpi;
  const metric = t(`kpiMetrics.${kpi.metric}`);
  return (
    <li className="flex flex-col gap-2 border-t border-line px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-baseline gap-x-1.5 text-sm font-medium">
            {metric}
            <span className="text-xs font-normal text-muted">{t(`settings.kpis.directions.${kpi.direction}`)}</span>
            <bdi className="tabular-nums">{formatKpiValue(kpi, Number(kpi.target), locale)}</bdi>
          </p>
          <p className="text-xs wrap-anywhere text-muted">
            {scope} · <KpiDays kpi={kpi} />
          </p>
        </div>
        <Badge tone={kpiTone(progress.status)} dot>
          {t(`kpiStatuses.${progress.status}`)}
        </Badge>
      </div>
      {progress.actual === null && !progress.projection ? null : (
        <p className="text-xs text-muted">
          {kpi.repeats === 'monthly' ? `${formatMonth(progress.startsOn, locale)} · ` : null}
          {progress.actual === null ? null : (
            <bdi className="tabular-nums">
              {t('settings.kpis.soFar', { value: formatKpiValue(kpi, progress.actual, locale) })}
            </bdi>
          )}
          {progress.actual !== null && progress.projection ? ' · ' : null}
          {progress.projection ? <KpiProjection kpi={progress} /> : null}
        </p>
      )}
      {actions ? (
        <div className="flex flex-wrap items-start gap-2">
          <details className="open:basis-full">
            <summary
              aria-label={t('settings.kpis.editOne', { metric })}
              className={`${buttonVariants({ variant: 'secondary', size: 'sm' })} cursor-pointer list-none [&::-webkit-details-marker]:hidden`}
            >
              {t('settings.kpis.edit')}
            </summary>
            <ActionForm
              action={actions.update}
              hidden={{ org: orgId, kpi: kpi.id, metric: kpi.metric, currency: kpi.currency ?? currency }}
              errorTitle={t('common.errorTitle')}
              label={t('settings.kpis.editOne', { metric })}
              className="mt-3 flex-col gap-4"
            >
              {kpi.repeats === 'monthly' && kpi.startsOn < monthOf(today).first ? (
                <p className="text-xs text-muted">
                  {t('settings.kpis.fromThisMonth', { month: formatMonth(today, locale) })}
                </p>
              ) : null}
              <KpiFields
                kpi={kpi}
                currency={kpi.currency ?? currency}
                today={today}
                accounts={accounts}
                labels={labels}
              />
              <div>
                <SubmitButton>{t('common.save')}</SubmitButton>
              </div>
            </ActionForm>
          </details>
          <RowAction
            action={actions.archive}
            hidden={{ org: orgId, kpi: kpi.id }}
            verb={t('settings.kpis.archive')}
            label={t('settings.kpis.archiveOne', { metric })}
            question={t('settings.kpis.archiveTitle')}
            consequence={t('settings.kpis.archiveBody')}
          />
        </div>
      ) : null}
    </li>
  );
}

function KpiDays({ kpi: { repeats, startsOn, endsOn, repeatsUntil } }: { kpi: TrackedKpi }) {
  const t = useTranslations('settings.kpis');
  const locale = useLocale();
  if (repeats === 'none') return formatDayRange(startsOn, endsOn, locale);
  const from = formatMonth(startsOn, locale);
  if (repeatsUntil === null) return t('everyMonth', { month: from });
  return t('everyMonthUntil', { from, to: formatMonth(repeatsUntil, locale) });
}
