import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatSignedPercent } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import type { UnknownPeriod } from './missing-figure';
import { OverviewDetail } from './overview-detail';

type Advertising = Overview['advertising'];

export function ReturnFigure({
  current,
  comparison,
  unknown,
  why,
}: {
  current: Advertising;
  comparison: Advertising['comparison'];
  unknown: UnknownPeriod | null;
  why: ReactNode;
}) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const { value, basis, missingReason } = current.roi;
  if (value === null) {
    return (
      <OverviewDetail label={t('roi')} value={t('none')} why={why}>
        <span className="text-xs text-muted">{t(`missing.${unknown ?? missingReason ?? 'no_value_data'}`)}</span>
      </OverviewDetail>
    );
  }
  // An earlier return of other days than the figure above would not be comparable.
  const before = comparison?.accounts.complete ? comparison.previous.roi.value : null;
  return (
    <OverviewDetail label={t('roi')} value={formatSignedPercent(value, locale, 0)} why={why}>
      <span className="text-xs text-muted">{t(`basis.${basis}`)}</span>
      {before === null ? null : (
        <span className="text-xs text-faint">{t('roiBefore', { value: formatSignedPercent(before, locale, 0) })}</span>
      )}
    </OverviewDetail>
  );
}
