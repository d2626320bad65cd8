'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { isVisibleAndReachable, PageRefresh } from './page-refresh';
import { subscribeToStatuses } from './subscribe-to-statuses';
import { hasChangedState, hasProgressed, isMoving, type SyncProgress } from './sync-progress';

const SyncContext = createContext<readonly SyncProgress[]>([]);

/** Undefined outside a SyncWatch or for an unknown integration. */
export function useSyncProgress(integrationId: string): SyncProgress | undefined {
  return useContext(SyncContext).find((progress) => progress.integrationId === integrationId);
}

/**
 * Follows the syncs of an organization while the page is visible. Renders the page again when one is queued, starts or
 * ends, with `showsDetail` at each progress; announces start and end.
 */
export function SyncWatch({
  eventsUrl,
  statusUrl,
  initial,
  showsDetail,
  announcements,
  children,
}: {
  eventsUrl: string;
  statusUrl: string;
  initial: SyncProgress[];
  showsDetail: boolean;
  // For screen readers.
  announcements: { started: string; finished: string };
  children: ReactNode;
}) {
  const router = useRouter();
  const [latest, setLatest] = useState<SyncProgress[] | null>(null);
  const [announcement, setAnnouncement] = useState('');
  // The stream is at most a second old; the rendered page may come from a cache.
  const progress = latest ?? initial;
  const moving = progress.some(({ state }) => isMoving(state));
  const wasMoving = useRef(moving);
  const shown = useRef(initial);
  shown.current = initial;

  useEffect(() => {
    if (moving === wasMoving.current) return;
    wasMoving.current = moving;
    setAnnouncement(moving ? announcements.started : announcements.finished);
  }, [moving, announcements]);

  useEffect(() => {
    let known: SyncProgress[] | undefined;
    const refresh = new PageRefresh(() => router.refresh(), isVisibleAndReachable);
    const unsubscribe = subscribeToStatuses({ eventsUrl, statusUrl }, (now) => {
      const ids = shown.current.map(({ integrationId }) => integrationId);
      // The stream covers all connections: those that a page does not show are not new to it.
      const before = known ?? [...shown.current, ...now.filter(({ integrationId }) => !ids.includes(integrationId))];
      if (hasChangedState(before, now, ids) || (showsDetail && hasProgressed(before, now, ids))) refresh.request();
      known = now;
      setLatest(now);
    });
    return () => {
      unsubscribe();
      refresh.end();
    };
  }, [eventsUrl, statusUrl, showsDetail, router]);

  return (
    <SyncContext value={progress}>
      {children}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </SyncContext>
  );
}
