'use client';

import { createContext, type ReactNode, useContext, useOptimistic } from 'react';
import type { SyncDataType, SyncStream } from '@/lib/sync/types';

const AskedContext = createContext<{ asked: SyncDataType | null; ask: (dataType: SyncDataType) => void }>({
  asked: null,
  ask: () => undefined,
});

/** Shows a requested sync before the server confirms it. */
export function AskedScope({ children }: { children: ReactNode }) {
  const [asked, ask] = useOptimistic<SyncDataType | null>(null);
  return <AskedContext value={{ asked, ask }}>{children}</AskedContext>;
}

/** Call it in the transition that sends the request: the state ends with it. */
export function useAsk(): (dataType: SyncDataType) => void {
  return useContext(AskedContext).ask;
}

export function AskedStream({
  stream,
  asked: whileAsked,
  children,
}: {
  stream: SyncStream;
  asked: ReactNode;
  children: ReactNode;
}) {
  const { asked } = useContext(AskedContext);
  return asked === 'all' || asked === stream ? whileAsked : children;
}
