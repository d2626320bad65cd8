import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SyncState, SyncStatus } from '@/lib/sync/schema';
import { toProgress } from './sync-progress';
import { SyncWatch } from './sync-watch';

export function SyncScope({
  orgId,
  states,
  showsDetail = false,
  children,
}: {
  orgId: string;
  states: (SyncState | SyncStatus)[];
  // Renders the page again at each progress, not only when a run starts or ends.
  showsDetail?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('sync');
  return (
    <SyncWatch
      eventsUrl={`/api/orgs/${orgId}/sync/events`}
      statusUrl={`/api/orgs/${orgId}/sync/status`}
      initial={states.map(toProgress)}
      showsDetail={showsDetail}
      announcements={{ started: t('started'), finished: t('finished') }}
    >
      {children}
    </SyncWatch>
  );
}
