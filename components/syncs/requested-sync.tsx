'use client';

import { createContext, type ReactNode, useContext, useOptimistic } from 'react';
import type { SyncDataType, SyncStream } from '@/lib/sync/types';

const RequestedContext = createContext<{
  requested: SyncDataType | null;
  markRequested: (dataType: SyncDataType) => void;
}>({
  requested: null,
  markRequested: () => undefined,
});

/** Shows a requested sync before the server confirms it. */
export function RequestedSyncProvider({ children }: { children: ReactNode }) {
  const [requested, markRequested] = useOptimistic<SyncDataType | null>(null);
  return <RequestedContext value={{ requested, markRequested }}>{children}</RequestedContext>;
}

/** Call it in the transition that sends the request: the state ends with it. */
export function useMarkRequested(): (dataType: SyncDataType) => void {
  return useContext(RequestedContext).markRequested;
}

export function RequestedStream({
  stream,
  requested: whileRequested,
  children,
}: {
  stream: SyncStream;
  requested: ReactNode;
  children: ReactNode;
}) {
  const { requested } = useContext(RequestedContext);
  return requested === 'all' || requested === stream ? whileRequested : children;
}
