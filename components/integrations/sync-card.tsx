import { useTranslations } from 'next-intl';
import { SyncStateBadge } from '@/components/sync/sync-state-badge';
import { HistoryProgress } from '@/components/syncs/history-progress';
import { StreamProblemList } from '@/components/syncs/stream-problem-list';
import type { StreamProblem } from '@/components/syncs/stream-problems';
import { StreamTable } from '@/components/syncs/stream-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { SyncStatus } from '@/lib/sync/schema';
import type { SyncStream } from '@/lib/sync/types';

export function SyncCard({
  status,
  readable,
  problems,
  timeZone,
  disconnected,
}: {
  status: SyncStatus;
  // Other streams are shown while they have a state.
  readable: readonly SyncStream[];
  problems: StreamProblem[];
  timeZone: string;
  disconnected: boolean;
}) {
  const t = useTranslations('integrations.detail');
  const streams = status.streams.filter(({ stream, lastSuccessAt }) => readable.includes(stream) || lastSuccessAt);
  return (
    <Card
      flush
      title={t('sync')}
      headingId="sync-heading"
      action={disconnected ? null : <SyncStateBadge state={status.state} />}
    >
      {streams.length > 0 ? (
        <StreamTable streams={streams} timeZone={timeZone} />
      ) : (
        <EmptyState title={t('noneRead')} />
      )}
      {problems.length > 0 ? <StreamProblemList problems={problems} /> : null}
      {disconnected ? null : (
        <HistoryProgress history={status.history} className="border-t border-line px-4 py-3 sm:px-5" />
      )}
    </Card>
  );
}
