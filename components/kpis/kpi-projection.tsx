import { useLocale, useTranslations } from 'next-intl';
import { formatKpiValue } from '@/components/dashboard/kpi-format';
import type { KpiProgress } from '@/lib/kpis/schema';
import { useGapText } from './use-gap-text';

/** Where the period ends if the days go on as before, and what each remaining day needs. */
export function KpiProjection({ kpi }: { kpi: KpiProgress }) {
  const t = useTranslations('kpiProjection');
  const locale = useLocale();
  const { projection, projectionMissing, direction } = kpi;
  const gap = useGapText(kpi);
  if (!projection) return projectionMissing === 'not_enough_days' ? t('notEnoughDays') : null;
  const value = (number: number) => formatKpiValue(kpi, number, locale);
  const { end, low, high, neededPerDay, days } = projection;
  return (
    <>
      {t('end', { end: value(end), low: value(low), high: value(high) })}
      {' · '}
      {gap}
      {neededPerDay === null || (direction === 'at_least' && neededPerDay === 0) ? null : (
        <>
          {' · '}
          {t(`perDay.${direction}`, { value: value(neededPerDay), days })}
        </>
      )}
    </>
  );
}
