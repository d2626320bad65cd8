import { isServerReachable } from './is-server-reachable';

/** offline: the browser has no network; unreachable: it has one, and our server does not answer. */
export type Connection = 'connected' | 'offline' | 'unreachable';

const MS_BETWEEN_LOOKS = 5_000;

let current: Connection = 'connected';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

export function currentConnection(): Connection {
  return current;
}

/** Finds out how the connection is; while it is lost, again every five seconds. To call after a request that failed. */
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

/** Calls `listener` whenever the connection is lost or back. Returns what ends that. */
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
