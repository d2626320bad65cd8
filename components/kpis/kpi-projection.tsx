import { useLocale, useTranslations } from 'next-intl';
import { formatKpiValue } from '@/components/dashboard/kpi-format';
import { formatPercent } from '@/components/i18n/format';
import { kpiGap } from '@/lib/kpis/kpi-gap';
import type { KpiProgress } from '@/lib/kpis/schema';

/** Where the period ends if the days go on as before, and what each remaining day needs. */
export function KpiProjection({ kpi }: { kpi: KpiProgress }) {
  const t = useTranslations('kpiProjection');
  const locale = useLocale();
  const { projection, projectionMissing, direction } = kpi;
  const gap = kpiGap(kpi);
  if (!projection || !gap) return projectionMissing === 'not_enough_days' ? t('notEnoughDays') : null;
  const value = (number: number) => formatKpiValue(kpi, number, locale);
  const { end, low, high, neededPerDay, days } = projection;
  return (
    <>
      {t('end', { end: value(end), low: value(low), high: value(high) })}
      {' · '}
      {t(`gap.${gap.kind}`, { share: formatPercent(gap.share, locale, gap.share < 0.1 ? 1 : 0) })}
      {neededPerDay === null || (direction === 'at_least' && neededPerDay === 0) ? null : (
        <>
          {' · '}
          {t(`perDay.${direction}`, { value: value(neededPerDay), days })}
        </>
      )}
    </>
  );
}
