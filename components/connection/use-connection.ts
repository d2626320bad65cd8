'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Connection, currentConnection, followConnection } from './connection';

/** The server renders as connected. */
export function useConnection(): Connection {
  return useSyncExternalStore(followConnection, currentConnection, () => 'connected');
}

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
