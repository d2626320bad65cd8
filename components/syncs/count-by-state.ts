import type { SyncStatus } from '@/lib/sync/schema';

export const healthStates = ['fresh', 'syncing', 'late', 'failing'] as const;
export type HealthState = (typeof healthStates)[number];

const healthStateOf: Record<SyncStatus['state'], HealthState> = {
  fresh: 'fresh',
  queued: 'syncing',
  running: 'syncing',
  never: 'late',
  stale: 'late',
  failed: 'failing',
  blocked: 'failing',
};

/** Times are ISO 8601 UTC. */
export interface SyncHealthLine {
  counts: Record<HealthState, number>;
  // Of the connection that waits longest; null: none was synced yet.
  oldestSuccessAt: string | null;
  // The soonest; null: none is planned.
  nextRunAt: string | null;
}

export function countByState(statuses: readonly SyncStatus[]): SyncHealthLine {
  const counts = { fresh: 0, syncing: 0, late: 0, failing: 0 };
  for (const { state } of statuses) counts[healthStateOf[state]] += 1;
  return {
    counts,
    oldestSuccessAt: earliest(statuses.map(({ lastSuccessAt }) => lastSuccessAt)),
    nextRunAt: earliest(statuses.map(({ nextRunAt }) => nextRunAt)),
  };
}

function earliest(instants: readonly (string | null)[]): string | null {
  return instants.filter((instant) => instant !== null).toSorted()[0] ?? null;
}
