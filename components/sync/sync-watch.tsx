'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { isMoving, readProgress, type SyncProgress } from './sync-progress';

const MS_BETWEEN_LOOKS = 1500;

const SyncContext = createContext<readonly SyncProgress[]>([]);

/** The live progress of an integration's sync; undefined outside a SyncWatch or for an unknown integration. */
export function useSyncProgress(integrationId: string): SyncProgress | undefined {
  return useContext(SyncContext).find((progress) => progress.integrationId === integrationId);
}

/**
 * Follows the syncs of an organization while any is queued or running and the page is visible, and has the page
 * rendered anew when the last one ends. Says in words when that happens.
 */
export function SyncWatch({
  statusUrl,
  initial,
  announcements,
  children,
}: {
  statusUrl: string;
  initial: SyncProgress[];
  /** What is read out when syncing starts and when it ends. */
  announcements: { started: string; finished: string };
  children: ReactNode;
}) {
  const router = useRouter();
  const [seen, setSeen] = useState<{ of: SyncProgress[]; progress: SyncProgress[] } | null>(null);
  const [announcement, setAnnouncement] = useState('');
  // A newly rendered page brings newer facts than the last look.
  const progress = seen?.of === initial ? seen.progress : initial;
  const moving = progress.some(({ state }) => isMoving(state));
  const wasMoving = useRef(moving);

  useEffect(() => {
    if (moving === wasMoving.current) return;
    wasMoving.current = moving;
    setAnnouncement(moving ? announcements.started : announcements.finished);
    if (!moving) router.refresh();
  }, [moving, announcements, router]);

  useEffect(() => {
    if (!moving) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      if (!document.hidden) {
        const latest = await fetchProgress(statusUrl, controller.signal);
        if (controller.signal.aborted) return;
        if (latest) setSeen({ of: initial, progress: latest });
      }
      timer = setTimeout(look, MS_BETWEEN_LOOKS);
    };
    timer = setTimeout(look, MS_BETWEEN_LOOKS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [moving, statusUrl, initial]);

  return (
    <SyncContext value={progress}>
      {children}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </SyncContext>
  );
}

async function fetchProgress(url: string, signal: AbortSignal): Promise<SyncProgress[] | null> {
  try {
    const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
    return response.ok ? readProgress(await response.json()) : null;
  } catch {
    // Offline or superseded: the next look tries again.
    return null;
  }
}
