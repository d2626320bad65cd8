'use client';

import type { ReactNode } from 'react';
import { waitsUntil } from '@/components/sync/sync-progress';
import { useSyncProgress } from '@/components/sync/sync-watch';

/** The badge of a connection: `heldUp` from the moment on that the platform holds up its sync, otherwise `children`. */
export function LiveHealthBadge({
  integrationId,
  heldUp,
  children,
}: {
  integrationId: string;
  heldUp: ReactNode;
  children: ReactNode;
}) {
  const progress = useSyncProgress(integrationId);
  return progress && waitsUntil(progress) ? heldUp : children;
}
