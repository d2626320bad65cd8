import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatSignedPercent } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import type { Overview } from '@/lib/dashboard/schema';
import { changeTone, type RiseMeaning } from './change';

const colours = { positive: 'text-positive', negative: 'text-negative', neutral: 'text-muted' } as const;

/** Why a figure has no change: the earlier figure is 0 or unknown, or nothing is compared. */
export type NoChange = 'zeroBefore' | 'unknownBefore' | NonNullable<Overview['advertising']['comparisonMissing']>;

export function ChangeMark({
  change,
  rise,
  otherwise,
}: {
  change: number | null;
  rise: RiseMeaning;
  // Null: no text.
  otherwise: NoChange | null;
}) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  if (change === null) {
    return otherwise === null ? null : <span className="text-xs text-faint">{t(`noChange.${otherwise}`)}</span>;
  }
  const Icon = Math.abs(change) < 0.005 ? ArrowRight : change > 0 ? ArrowUp : ArrowDown;
  const text = formatSignedPercent(change, locale, Math.abs(change) < 0.1 ? 1 : 0);
  return (
    <span
      className={classNames('inline-flex items-center gap-0.5 text-xs font-medium', colours[changeTone(change, rise)])}
    >
      <Icon aria-hidden="true" className={classNames('size-3.5', Icon === ArrowRight && 'rtl:rotate-180')} />
      <bdi className="tabular-nums">{text}</bdi>
      <span className="sr-only">{t('versusPrevious')}</span>
    </span>
  );
}
