'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { followStatuses } from './follow-statuses';
import { isLookedAtAndReachable, PageRenewal } from './page-renewal';
import { hasMoved, hasTurned, isMoving, type SyncProgress } from './sync-progress';

const SyncContext = createContext<readonly SyncProgress[]>([]);

/** The live progress of an integration's sync; undefined outside a SyncWatch or for an unknown integration. */
export function useSyncProgress(integrationId: string): SyncProgress | undefined {
  return useContext(SyncContext).find((progress) => progress.integrationId === integrationId);
}

/**
 * Follows the syncs of an organization, whoever starts them, while the page is visible. Has the page rendered anew
 * when one is queued, begins or ends, with `showsDetail` whenever one gets on; says in words when syncing starts and ends.
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
  /** The page shows more of a run than its live line does. */
  showsDetail: boolean;
  /** What is read out when syncing starts and when it ends. */
  announcements: { started: string; finished: string };
  children: ReactNode;
}) {
  const router = useRouter();
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
    const renewal = new PageRenewal(() => router.refresh(), isLookedAtAndReachable);
    const unfollow = followStatuses({ eventsUrl, statusUrl }, (now) => {
      const ids = shown.current.map(({ integrationId }) => integrationId);
      // A page of one connection is told of all: the others are nothing new to it.
      const before = known ?? [...shown.current, ...now.filter(({ integrationId }) => !ids.includes(integrationId))];
      if (hasTurned(before, now, ids) || (showsDetail && hasMoved(before, now, ids))) renewal.ask();
      known = now;
      setLatest(now);
    });
    return () => {
      unfollow();
      renewal.end();
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
