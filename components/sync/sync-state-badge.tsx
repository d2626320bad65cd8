import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { SyncState } from '@/lib/sync/schema';

const tones: Record<SyncState['state'], Tone> = {
  never: 'neutral',
  queued: 'accent',
  running: 'accent',
  fresh: 'positive',
  stale: 'warning',
  failed: 'negative',
  blocked: 'negative',
};

export function SyncStateBadge({ state }: { state: SyncState['state'] }) {
  const t = useTranslations('syncStates');
  return (
    <Badge tone={tones[state]} dot>
      {t(state)}
    </Badge>
  );
}
