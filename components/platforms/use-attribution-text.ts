import { useTranslations } from 'next-intl';
import type { CountedConversions } from '@/lib/metrics/conversions/schema';

type Attribution = CountedConversions['attribution'];

/** Short, such as "7-day click, 1-day view". */
export function useAttributionText(): (attribution: Attribution) => string {
  const t = useTranslations('attribution');
  return ({ clickDays, viewDays, confirmed }) => {
    const window = viewDays > 0 ? t('window', { clickDays, viewDays }) : t('clickWindow', { clickDays });
    return confirmed ? window : t('unconfirmed', { window });
  };
}
