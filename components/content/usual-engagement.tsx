import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatDecimal, formatPercent } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import type { UsualEngagement as Usual } from '@/lib/posts/schema';

const HIGH = 1.25;
const LOW = 0.75;

/** The engagement rate of a post as a multiple of what is usual for its page; without that the rate alone, if known. */
export function UsualEngagement({
  usual,
  rate: ownRate = null,
  why,
}: {
  usual: Usual | null;
  rate?: number | null;
  // Opens how it is computed.
  why?: ReactNode;
}) {
  const t = useTranslations('dashboard.recentPosts');
  const locale = useLocale();
  if (!usual) {
    return (
      <p className="flex flex-wrap gap-x-2 text-xs text-faint">
        {ownRate === null ? null : <bdi className="font-medium text-ink">{formatPercent(ownRate, locale, 1)}</bdi>}
        {t('noUsual')}
        {why}
      </p>
    );
  }
  const { rate, usualRate, factor, denominator } = usual;
  const colour =
    factor === null || (factor < HIGH && factor > LOW) ? '' : factor >= HIGH ? 'text-positive' : 'text-negative';
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
      {factor === null ? null : (
        <bdi className={classNames('text-base font-semibold tabular-nums', colour)}>
          ×{formatDecimal(factor, locale, 1)}
        </bdi>
      )}
      <span title={t(`rateOver.${denominator}`)}>
        {t('rate', { rate: formatPercent(rate, locale, 1), usual: formatPercent(usualRate, locale, 1) })}
      </span>
      {why}
    </p>
  );
}
