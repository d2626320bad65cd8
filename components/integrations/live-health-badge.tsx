'use client';

import type { ReactNode } from 'react';
import { pausedUntil } from '@/components/sync/sync-progress';
import { useSyncProgress } from '@/components/sync/sync-watch';

/** `paused` as soon as the platform pauses the sync. */
export function LiveHealthBadge({
  integrationId,
  paused,
  children,
}: {
  integrationId: string;
  paused: ReactNode;
  children: ReactNode;
}) {
  const progress = useSyncProgress(integrationId);
  return progress && pausedUntil(progress) ? paused : children;
}
