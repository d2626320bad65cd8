'use client';

import { createContext, type ReactNode, useContext, useOptimistic } from 'react';
import type { SyncDataType, SyncStream } from '@/lib/sync/types';

const AskedContext = createContext<{ asked: SyncDataType | null; ask: (dataType: SyncDataType) => void }>({
  asked: null,
  ask: () => undefined,
});

/** Lets what is below show that a sync was asked for before the server has said so. */
export function AskedScope({ children }: { children: ReactNode }) {
  const [asked, ask] = useOptimistic<SyncDataType | null>(null);
  return <AskedContext value={{ asked, ask }}>{children}</AskedContext>;
}

/** Notes what is being asked for; call it in the transition that asks, with which it ends. */
export function useAsk(): (dataType: SyncDataType) => void {
  return useContext(AskedContext).ask;
}

/** Shows `asked` while a sync that reads `stream` is being asked for, else `children`. */
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
