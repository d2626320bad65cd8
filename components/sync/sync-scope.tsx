import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SyncState, SyncStatus } from '@/lib/sync/schema';
import { toProgress } from './sync-progress';
import { SyncWatch } from './sync-watch';

/** Keeps the sync states below it live. */
export function SyncScope({
  orgId,
  states,
  showsDetail = false,
  children,
}: {
  orgId: string;
  states: (SyncState | SyncStatus)[];
  /** The page shows more of a run than its live line: it is rendered anew as a run gets on. */
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
