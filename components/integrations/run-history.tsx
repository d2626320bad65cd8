import { useTranslations } from 'next-intl';
import { RunTable } from '@/components/syncs/run-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { SyncRunListItem } from '@/lib/sync/schema';

export function RunHistory({
  runs,
  orgId,
  timeZone,
  toldCodes,
}: {
  runs: SyncRunListItem[];
  orgId: string;
  timeZone: string;
  toldCodes: readonly string[];
}) {
  const t = useTranslations('integrations.detail');
  if (runs.length === 0) return <EmptyState title={t('runsEmpty')} />;
  return <RunTable runs={runs} orgId={orgId} timeZone={timeZone} toldCodes={toldCodes} ofOneConnection />;
}
