import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { SyncRunListItem } from '@/lib/sync/schema';
import { runState, runTones } from './run-tones';

export function RunStateBadge({ run }: { run: Pick<SyncRunListItem, 'status' | 'waitingUntil' | 'warnings'> }) {
  const t = useTranslations('syncs.runStates');
  const state = runState(run);
  return (
    <Badge tone={runTones[state]} dot>
      {t(state)}
    </Badge>
  );
}
