import { useTranslations } from 'next-intl';
import { ConnectionName } from '@/components/platforms/connection-name';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { SyncLine } from '@/components/sync/sync-line';
import { Card } from '@/components/ui/card';
import type { SyncStatus } from '@/lib/sync/schema';

export function FirstSync({ statuses }: { statuses: SyncStatus[] }) {
  const t = useTranslations('dashboard.firstSync');
  const isUnderWay = statuses.some(({ state }) => state === 'queued' || state === 'running');
  return (
    <Card
      flush
      title={isUnderWay ? t('title') : t('failedTitle')}
      headingId="first-sync-heading"
      description={isUnderWay ? t('body') : t('failedBody')}
    >
      <ul className="divide-y divide-line border-t border-line">
        {statuses.map((status) => (
          <li key={status.integrationId} className="flex items-start gap-3 px-4 py-3 sm:px-5">
            <PlatformMark platform={status.platform} decorative />
            <div className="min-w-0 flex-1">
              <p className="mb-1 text-sm font-medium">
                <ConnectionName connection={status} />
              </p>
              <SyncLine sync={status} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
