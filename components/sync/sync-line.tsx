import { useLocale, useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import type { SyncState } from '@/lib/sync/schema';
import { LiveSyncProgress } from './live-sync-progress';
import { syncErrorKey } from './sync-error-key';

export function SyncLine({ sync }: { sync: SyncState }) {
  const t = useTranslations('sync');
  const errors = useTranslations('syncErrors');
  const locale = useLocale();
  const parts = useTranslations('dataTypes');
  const labels = {
    queued: t('queued'),
    running: t('running'),
    waiting: t('waiting'),
    rows: t('rowsRead'),
    attempts: t('attempts'),
    failed: t('failedParts'),
    progress: t('progress'),
    parts: { campaigns: parts('campaigns'), metrics: parts('metrics'), posts: parts('posts') },
  };
  const failed = sync.state === 'failed' || sync.state === 'blocked';
  return (
    <LiveSyncProgress integrationId={sync.integrationId} labels={labels} locale={locale}>
      {failed && sync.run?.errorCode ? (
        <p className="text-xs text-negative">{errors(syncErrorKey(sync.run.errorCode))}</p>
      ) : null}
      <p className="flex flex-wrap gap-x-1.5 text-xs text-muted">
        <span>
          {sync.lastSuccessAt ? (
            <>
              {t('lastSuccess')} <RelativeTime instant={sync.lastSuccessAt} live />
            </>
          ) : (
            t('neverSucceeded')
          )}
        </span>
        {sync.nextRunAt ? (
          <span className="text-faint">
            {t('next')} <RelativeTime instant={sync.nextRunAt} />
          </span>
        ) : null}
      </p>
    </LiveSyncProgress>
  );
}
