'use client';

import type { ReactNode } from 'react';
import { waitsUntil } from '@/components/sync/sync-progress';
import { useSyncProgress } from '@/components/sync/sync-watch';

/** The badge of a connection: `paused` from the moment on that the platform holds up its sync, otherwise `children`. */
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
  return progress && waitsUntil(progress) ? paused : children;
}
