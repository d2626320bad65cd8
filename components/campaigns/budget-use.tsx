import { useLocale, useTranslations } from 'next-intl';
import { formatMoney, formatPercent, type MoneyText } from '@/components/i18n/format';
import { ShareBar } from '@/components/ui/share-bar';

/** Turns to a warning at 90 %, where an alert is raised. */
export function BudgetUse({
  budget,
}: {
  budget: { kind: 'daily' | 'lifetime'; amount: MoneyText; used: MoneyText; usedShare: number } | null;
}) {
  const t = useTranslations('campaigns.budget');
  const locale = useLocale();
  if (!budget) return <span className="text-xs text-faint">{t('none')}</span>;
  const tone = budget.usedShare >= 1 ? 'negative' : budget.usedShare >= 0.9 ? 'warning' : 'accent';
  return (
    <div className="min-w-24 xl:min-w-36">
      <p className="flex items-baseline justify-between gap-2 text-xs">
        <bdi className="font-medium tabular-nums">{formatPercent(budget.usedShare, locale, 0)}</bdi>
        <span className="text-faint">{t(budget.kind)}</span>
      </p>
      <ShareBar share={budget.usedShare} tone={tone} className="my-1 block" />
      <p className="hidden text-2xs whitespace-nowrap text-muted xl:block">
        {t('usedOf', {
          used: formatMoney(budget.used, locale, 'rounded'),
          amount: formatMoney(budget.amount, locale, 'rounded'),
        })}
      </p>
    </div>
  );
}
