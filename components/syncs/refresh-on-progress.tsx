'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { useSyncProgress } from '@/components/sync/sync-watch';

const MS_BEHIND_NEWS = 4000;

/**
 * Has the page rendered anew while the syncs of these connections get on, for pages that show more of a run than its
 * live line does. Stands inside a SyncScope, which itself renews the page at once when a run begins or ends; so this
 * one takes its time, and without news it does nothing.
 */
export function RefreshOnProgress({ integrationIds }: { integrationIds: string[] }) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refreshLater = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      if (!document.hidden) router.refresh();
    }, MS_BEHIND_NEWS);
  }, [router]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  return integrationIds.map((id) => <Follow key={id} integrationId={id} onNews={refreshLater} />);
}

function Follow({ integrationId, onNews }: { integrationId: string; onNews: () => void }) {
  const latest = JSON.stringify(useSyncProgress(integrationId));
  const known = useRef(latest);
  useEffect(() => {
    if (latest === known.current) return;
    known.current = latest;
    onNews();
  }, [latest, onNews]);
  return null;
}
