'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Connection, currentConnection, followConnection } from './connection';

/** How the connection to the server is; the server itself renders as connected. */
export function useConnection(): Connection {
  return useSyncExternalStore(followConnection, currentConnection, () => 'connected');
}

/** Calls `onBack` each time the connection is back after it was lost. */
export function useConnectionBack(onBack: () => void): Connection {
  const connection = useConnection();
  const wasLost = useRef(false);
  const latest = useRef(onBack);
  useEffect(() => {
    latest.current = onBack;
  });
  useEffect(() => {
    if (connection !== 'connected') wasLost.current = true;
    else if (wasLost.current) {
      wasLost.current = false;
      latest.current();
    }
  }, [connection]);
  return connection;
}
