import { useLocale, useTranslations } from 'next-intl';
import { formatNumber } from '@/components/i18n/format';
import { classNames } from '@/components/ui/class-names';
import type { SyncStatus } from '@/lib/sync/schema';
import { ProgressBar } from './progress-bar';

/** Renders nothing once the history is complete. */
export function HistoryProgress({ history, className }: { history: SyncStatus['history']; className?: string }) {
  const t = useTranslations('syncs.history');
  const locale = useLocale();
  if (!history || history.status === 'complete') return null;
  const { status, share, accountsDone, accountsTotal } = history;
  return (
    <div className={classNames('text-xs', className)}>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className={status === 'failed' ? 'text-warning' : 'font-medium'}>{t(status)}</span>
        <span className="text-muted tabular-nums">
          {t('accounts', { done: formatNumber(accountsDone, locale), count: accountsTotal })}
        </span>
      </p>
      <ProgressBar share={share} label={t('label')} className="mt-1" />
    </div>
  );
}
