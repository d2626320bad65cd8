import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatSignedPercent } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import { changeTone, type RiseMeaning } from './change';

const colours = { positive: 'text-positive', negative: 'text-negative', neutral: 'text-muted' } as const;

// The earlier figure is 0, is missing, or its days are not synced yet.
export type NoChange = 'zeroBefore' | 'noComparison' | 'notSyncedYet';

export function ChangeMark({
  change,
  rise,
  otherwise,
}: {
  change: number | null;
  rise: RiseMeaning;
  otherwise: NoChange;
}) {
  const t = useTranslations('dashboard.overview');
  const locale = useLocale();
  if (change === null) return <span className="text-xs text-faint">{t(otherwise)}</span>;
  const Icon = Math.abs(change) < 0.005 ? ArrowRight : change > 0 ? ArrowUp : ArrowDown;
  const text = formatSignedPercent(change, locale, Math.abs(change) < 0.1 ? 1 : 0);
  return (
    <span
      className={classNames('inline-flex items-center gap-0.5 text-xs font-medium', colours[changeTone(change, rise)])}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      <bdi className="tabular-nums">{text}</bdi>
      <span className="sr-only">{t('versusPrevious')}</span>
    </span>
  );
}
