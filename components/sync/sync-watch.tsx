'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { followStatuses } from './follow-statuses';
import { hasTurned, isMoving, type SyncProgress } from './sync-progress';

const MS_BETWEEN_REFRESHES = 5_000;

const SyncContext = createContext<readonly SyncProgress[]>([]);

/** The live progress of an integration's sync; undefined outside a SyncWatch or for an unknown integration. */
export function useSyncProgress(integrationId: string): SyncProgress | undefined {
  return useContext(SyncContext).find((progress) => progress.integrationId === integrationId);
}

/**
 * Follows the syncs of an organization, whoever starts them, while the page is visible. Has the page rendered anew
 * when one is queued, begins or ends, and says in words when syncing starts and ends.
 */
export function SyncWatch({
  eventsUrl,
  statusUrl,
  initial,
  announcements,
  children,
}: {
  eventsUrl: string;
  statusUrl: string;
  initial: SyncProgress[];
  /** What is read out when syncing starts and when it ends. */
  announcements: { started: string; finished: string };
  children: ReactNode;
}) {
  const refreshSoon = useThrottledRefresh();
  const [latest, setLatest] = useState<SyncProgress[] | null>(null);
  const [announcement, setAnnouncement] = useState('');
  // What was told is at most a second old; what the page was rendered with may come from a cache.
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
    return followStatuses({ eventsUrl, statusUrl }, (now) => {
      const ids = shown.current.map(({ integrationId }) => integrationId);
      // A page of one connection is told of all: the others are nothing new to it.
      const before = known ?? [...shown.current, ...now.filter(({ integrationId }) => !ids.includes(integrationId))];
      if (hasTurned(before, now, ids)) refreshSoon();
      known = now;
      setLatest(now);
    });
  }, [eventsUrl, statusUrl, refreshSoon]);

  return (
    <SyncContext value={progress}>
      {children}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </SyncContext>
  );
}

/** Has the page rendered anew at once, and again after a while when asked meanwhile. */
function useThrottledRefresh(): () => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refreshedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    const wait = Math.max(0, refreshedAt.current + MS_BETWEEN_REFRESHES - Date.now());
    timer.current = setTimeout(() => {
      refreshedAt.current = Date.now();
      router.refresh();
    }, wait);
  }, [router]);
}
