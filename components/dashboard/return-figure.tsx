import { useLocale, useTranslations } from 'next-intl';
import { formatSignedPercent } from '@/components/i18n/format';
import type { Overview } from '@/lib/dashboard/schema';
import { OverviewFigure } from './overview-figure';

type Totals = Overview['advertising']['previous'];

/** Return on investment with the basis it was reckoned on, or the reason why there is none. `previous` null: nothing to compare with. */
export function ReturnFigure({ current, previous }: { current: Totals; previous: Totals | null }) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  const { value, basis, missingReason } = current.roi;
  if (value === null) {
    return (
      <OverviewFigure label={t('roi')} value={t('none')}>
        <span className="text-xs text-muted">{t(`missing.${missingReason ?? 'no_value_data'}`)}</span>
      </OverviewFigure>
    );
  }
  const before = previous?.roi.value ?? null;
  return (
    <OverviewFigure label={t('roi')} value={formatSignedPercent(value, locale, 0)}>
      <span className="text-xs text-muted">{t(`basis.${basis}`)}</span>
      {before === null ? null : (
        <span className="text-xs text-faint">{t('roiBefore', { value: formatSignedPercent(before, locale, 0) })}</span>
      )}
    </OverviewFigure>
  );
}
