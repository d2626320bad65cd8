import type { SyncState } from '@/lib/sync/schema';
import type { Dashboard } from './schema';

type Health = Dashboard['syncStatus']['health'];

const BROKEN: ReadonlySet<SyncState['state']> = new Set(['failed', 'blocked']);

/** Ignores integrations without a reading. failing: all others are broken; degraded: one is broken or stale. */
export function syncHealth(states: readonly SyncState[]): Health {
  const read = states.filter(({ state }) => state !== 'never');
  if (read.length === 0) return states.length === 0 ? 'nothing_connected' : 'choosing_accounts';
  if (read.every(({ state }) => BROKEN.has(state))) return 'failing';
  if (read.some(({ state }) => BROKEN.has(state) || state === 'stale')) return 'degraded';
  return read.some(({ state }) => state === 'queued' || state === 'running') ? 'syncing' : 'healthy';
}
