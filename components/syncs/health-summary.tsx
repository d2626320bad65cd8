import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatNumber } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SyncStatus } from '@/lib/sync/schema';
import { countByState, type HealthState, healthStates } from './count-by-state';

const colours: Record<HealthState, string> = {
  fresh: 'text-positive',
  syncing: 'text-accent',
  late: 'text-warning',
  failing: 'text-negative',
};

export function HealthSummary({ statuses }: { statuses: readonly SyncStatus[] }) {
  const t = useTranslations('syncs.health');
  const locale = useLocale();
  const { counts, oldestSuccessAt, nextRunAt } = countByState(statuses);
  return (
    <section aria-label={t('label')} className="mb-5 overflow-hidden rounded-lg border border-line bg-line shadow-card">
      <dl className="grid grid-cols-4 gap-px lg:grid-cols-[repeat(4,minmax(0,1fr))_minmax(0,1.6fr)_minmax(0,1.6fr)]">
        {healthStates.map((state) => (
          <Figure key={state} label={t(state)} className={counts[state] > 0 ? colours[state] : 'text-faint'}>
            {formatNumber(counts[state], locale)}
          </Figure>
        ))}
        <Figure label={t('oldest')} wide>
          {oldestSuccessAt ? <RelativeTime instant={oldestSuccessAt} live /> : t('never')}
        </Figure>
        <Figure label={t('next')} wide>
          {nextRunAt ? <RelativeTime instant={nextRunAt} live /> : t('notPlanned')}
        </Figure>
      </dl>
    </section>
  );
}

function Figure({
  label,
  wide = false,
  className,
  children,
}: {
  label: string;
  wide?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={classNames(
        'flex min-w-0 flex-col justify-between bg-surface px-3 py-3 sm:px-5',
        wide ? 'col-span-2 lg:col-span-1' : '',
      )}
    >
      <dt className="text-xs text-muted">{label}</dt>
      <dd className={classNames('mt-1 font-semibold', wide ? 'text-base' : 'text-lg tabular-nums', className)}>
        {children}
      </dd>
    </div>
  );
}
