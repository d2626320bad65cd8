import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';

export function ChartLegend({
  isCompared,
  hasPartial,
  showsDays,
  weekStartsOn,
}: {
  isCompared: boolean;
  hasPartial: boolean;
  showsDays: boolean;
  // 0 is Sunday.
  weekStartsOn: number;
}) {
  const t = useTranslations('dashboard.chart');
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      <Entry mark="h-2.5 w-2 rounded-xs bg-series-current" label={t('current')} />
      {isCompared ? (
        <Entry mark="h-0 w-3.5 border-t-2 border-dotted border-series-previous" label={t('previous')} />
      ) : null}
      {hasPartial ? (
        <Entry
          mark="h-2.5 w-2 rounded-xs border border-series-current bg-series-current/25"
          label={t('partialLegend')}
        />
      ) : null}
      {showsDays ? (
        <Entry
          mark="h-2.5 w-3 rounded-xs border border-line bg-sunken"
          label={t(weekStartsOn === 1 ? 'weekendSaturday' : 'weekendFriday')}
          className="max-sm:hidden"
        />
      ) : null}
    </ul>
  );
}

function Entry({ mark, label, className }: { mark: string; label: string; className?: string }) {
  return (
    <li className={classNames('flex items-center gap-1.5', className)}>
      <span aria-hidden="true" className={mark} />
      {label}
    </li>
  );
}
