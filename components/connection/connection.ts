import { isServerReachable } from './is-server-reachable';

/** offline: the browser has no network. unreachable: our server does not answer. */
export type Connection = 'connected' | 'offline' | 'unreachable';

const MS_BETWEEN_LOOKS = 5_000;

let current: Connection = 'connected';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function currentConnection(): Connection {
  return current;
}

/** Call after a failed request. While the connection is lost, checks again every five seconds. */
export async function checkConnection(): Promise<Connection> {
  clearTimeout(timer);
  const isReachable = await isServerReachable();
  setConnection(isReachable ? 'connected' : navigator.onLine ? 'unreachable' : 'offline');
  return current;
}

function setConnection(next: Connection): void {
  clearTimeout(timer);
  if (next !== 'connected') timer = setTimeout(() => void checkConnection(), MS_BETWEEN_LOOKS);
  if (next === current) return;
  current = next;
  for (const listener of listeners) listener();
}

const goOffline = () => setConnection('offline');
const look = () => void checkConnection();

/** Calls `listener` at each loss and return of the connection. Returns the unsubscribe function. */
export function followConnection(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('offline', goOffline);
    window.addEventListener('online', look);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('offline', goOffline);
    window.removeEventListener('online', look);
    clearTimeout(timer);
  };
}
