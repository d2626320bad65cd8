import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SyncState } from '@/lib/dashboard/schema';
import type { SyncStatus } from '@/lib/sync/schema';
import { toProgress } from './sync-progress';
import { SyncWatch } from './sync-watch';

/** Keeps the sync states below it live. */
export function SyncScope({
  orgId,
  states,
  children,
}: {
  orgId: string;
  states: (SyncState | SyncStatus)[];
  children: ReactNode;
}) {
  const t = useTranslations('sync');
  return (
    <SyncWatch
      eventsUrl={`/api/orgs/${orgId}/sync/events`}
      statusUrl={`/api/orgs/${orgId}/sync/status`}
      initial={states.map(toProgress)}
      announcements={{ started: t('started'), finished: t('finished') }}
    >
      {children}
    </SyncWatch>
  );
}
