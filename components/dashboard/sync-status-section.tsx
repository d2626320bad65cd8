import { RefreshCwOff } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { ConnectionName } from '@/components/platforms/connection-name';
import { PlatformMark } from '@/components/platforms/platform-mark';
import { orgHref } from '@/components/shell/org-href';
import { SyncLine } from '@/components/sync/sync-line';
import { SyncStateBadge } from '@/components/sync/sync-state-badge';
import { countByState } from '@/components/syncs/count-by-state';
import { HistoryProgress } from '@/components/syncs/history-progress';
import { runsHref } from '@/components/syncs/runs-href';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import { syncHealth } from '@/lib/dashboard/sync-health';
import type { SyncStatus } from '@/lib/sync/schema';

const tones: Record<ReturnType<typeof syncHealth>, Tone> = {
  nothing_connected: 'neutral',
  choosing_accounts: 'neutral',
  healthy: 'positive',
  syncing: 'accent',
  degraded: 'warning',
  failing: 'negative',
};

export function SyncStatusSection({ statuses, orgId }: { statuses: SyncStatus[]; orgId: string }) {
  const t = useTranslations('dashboard.sync');
  const locale = useLocale();
  const health = syncHealth(statuses);
  const { oldestSuccessAt } = countByState(statuses);
  return (
    <Card
      flush
      title={t('title')}
      headingId="sync-heading"
      description={
        oldestSuccessAt ? (
          <>
            {t('oldest')} <RelativeTime instant={oldestSuccessAt} live />
          </>
        ) : null
      }
      action={
        <Badge tone={tones[health]} dot>
          {t(`health.${health}`)}
        </Badge>
      }
    >
      {statuses.length === 0 ? (
        <EmptyState icon={RefreshCwOff} title={t('emptyTitle')}>
          {t('emptyBody')}
        </EmptyState>
      ) : (
        <>
          <ul className="divide-y divide-line border-y border-line">
            {statuses.map((status) => (
              <ConnectionStatus key={status.integrationId} status={status} orgId={orgId} />
            ))}
          </ul>
          <Link
            href={runsHref(locale, orgId)}
            className="flex min-h-11 items-center justify-center px-4 text-sm font-medium text-accent hover:underline"
          >
            {t('all')}
          </Link>
        </>
      )}
    </Card>
  );
}

function ConnectionStatus({ status, orgId }: { status: SyncStatus; orgId: string }) {
  const locale = useLocale();
  return (
    <li className="flex items-start gap-3 px-4 py-3 sm:px-5">
      <PlatformMark platform={status.platform} decorative />
      <div className="min-w-0 flex-1">
        <div className="mb-1 flex items-center justify-between gap-2">
          <Link
            href={orgHref(locale, orgId, `integrations/${status.integrationId}`)}
            className="min-w-0 text-sm font-medium hover:underline"
          >
            <ConnectionName connection={status} />
          </Link>
          <SyncStateBadge state={status.state} />
        </div>
        <SyncLine sync={status} />
        <HistoryProgress history={status.history} className="mt-2" />
      </div>
    </li>
  );
}
