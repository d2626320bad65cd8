import { useLocale, useTranslations } from 'next-intl';
import { formatKpiValue } from '@/components/dashboard/kpi-format';
import type { FormAction } from '@/components/forms/action-result';
import { formatDayRange } from '@/components/i18n/format';
import { Card } from '@/components/ui/card';
import { Cell, ColumnHeading, DataTable } from '@/components/ui/data-table';
import type { KpiDto } from '@/lib/kpis/schema';
import { KpiForm } from './kpi-form';
import { RowAction } from './row-action';

export function KpiSettings({
  kpis,
  orgId,
  currency,
  today,
  actions,
}: {
  kpis: KpiDto[];
  orgId: string;
  currency: string;
  today: string;
  // Null: read-only.
  actions: { create: FormAction; archive: FormAction } | null;
}) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <Card flush title={t('settings.kpis.title')} headingId="kpis" description={t('settings.kpis.description')}>
      {kpis.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-sm text-muted sm:px-5">{t('settings.kpis.empty')}</p>
      ) : (
        <DataTable caption={t('settings.kpis.title')}>
          <thead>
            <tr>
              <ColumnHeading>{t('settings.kpis.metric')}</ColumnHeading>
              <ColumnHeading className="hidden sm:table-cell">{t('settings.kpis.direction')}</ColumnHeading>
              <ColumnHeading numeric>{t('settings.kpis.target')}</ColumnHeading>
              <ColumnHeading className="hidden md:table-cell">{t('settings.kpis.period')}</ColumnHeading>
              {actions ? <ColumnHeading end>{t('settings.members.actions')}</ColumnHeading> : null}
            </tr>
          </thead>
          <tbody>
            {kpis.map((kpi) => (
              <tr key={kpi.id}>
                <Cell className="font-medium">
                  {t(`kpiMetrics.${kpi.metric}`)}
                  <span className="block text-xs font-normal text-muted md:hidden">
                    <span className="sm:hidden">{t(`settings.kpis.directions.${kpi.direction}`)} · </span>
                    {formatDayRange(kpi.startsOn, kpi.endsOn, locale)}
                  </span>
                </Cell>
                <Cell className="hidden whitespace-nowrap sm:table-cell">
                  {t(`settings.kpis.directions.${kpi.direction}`)}
                </Cell>
                <Cell numeric>
                  <bdi>{formatKpiValue(kpi, Number(kpi.target), locale)}</bdi>
                </Cell>
                <Cell className="hidden whitespace-nowrap md:table-cell">
                  {formatDayRange(kpi.startsOn, kpi.endsOn, locale)}
                </Cell>
                {actions ? (
                  <Cell end>
                    <RowAction
                      action={actions.archive}
                      hidden={{ org: orgId, kpi: kpi.id }}
                      verb={t('settings.kpis.archive')}
                      label={t('settings.kpis.archiveOne', { metric: t(`kpiMetrics.${kpi.metric}`) })}
                      question={t('settings.kpis.archiveTitle')}
                      consequence={t('settings.kpis.archiveBody')}
                    />
                  </Cell>
                ) : null}
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {actions ? <KpiForm orgId={orgId} currency={currency} today={today} action={actions.create} /> : null}
    </Card>
  );
}
