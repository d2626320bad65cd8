import { useLocale, useTranslations } from 'next-intl';
import { formatPercent } from '@/components/i18n/format';
import { kpiGap } from '@/lib/kpis/kpi-gap';
import type { KpiProgress } from '@/lib/kpis/schema';

/** How far the projected end is from the target, in words. Null without a projection. */
export function useGapText(kpi: KpiProgress): string | null {
  const t = useTranslations('kpiProjection.gap');
  const locale = useLocale();
  const gap = kpiGap(kpi);
  return gap && t(gap.kind, { share: formatPercent(gap.share, locale, gap.share < 0.1 ? 1 : 0) });
}
