import type { SyncStatus } from '@/lib/sync/schema';

export const standings = ['fresh', 'syncing', 'late', 'failing'] as const;
export type Standing = (typeof standings)[number];

const standingOf: Record<SyncStatus['state'], Standing> = {
  fresh: 'fresh',
  queued: 'syncing',
  running: 'syncing',
  never: 'late',
  stale: 'late',
  failed: 'failing',
  blocked: 'failing',
};

/** All connections of an organization in one line. Times are ISO 8601 UTC. */
export interface SyncHealthLine {
  counts: Record<Standing, number>;
  /** When the connection that waits longest was last read; null: none was read yet. */
  oldestSuccessAt: string | null;
  /** The soonest of the next readings; null: none is planned. */
  nextRunAt: string | null;
}

/** Counts the connections by how they stand. */
export function countStandings(statuses: readonly SyncStatus[]): SyncHealthLine {
  const counts = { fresh: 0, syncing: 0, late: 0, failing: 0 };
  for (const { state } of statuses) counts[standingOf[state]] += 1;
  return {
    counts,
    oldestSuccessAt: earliest(statuses.map(({ lastSuccessAt }) => lastSuccessAt)),
    nextRunAt: earliest(statuses.map(({ nextRunAt }) => nextRunAt)),
  };
}

function earliest(instants: readonly (string | null)[]): string | null {
  return instants.filter((instant) => instant !== null).toSorted()[0] ?? null;
}
