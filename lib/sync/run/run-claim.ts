import { getTableColumns, sql } from 'drizzle-orm';
import { syncRuns } from '@/db/schema/sync-runs';
import { secondsUntil } from '@/lib/claims/lease';
import type { SyncRunRow } from '../requests/queue-runs';
import type { RunRef } from '../steps/step-state';

// A worker without progress for this long is gone.
export const PATIENCE_SECONDS = 5 * 60;

const claimUntil = sql`case when ${syncRuns.status} = 'running' and ${syncRuns.claimedBy} is not null
  then greatest(coalesce(${syncRuns.progressedAt}, ${syncRuns.startedAt}), ${syncRuns.waitingUntil})
    + make_interval(secs => ${PATIENCE_SECONDS}) end`;

/** A run with the seconds until its claim expires; null: no worker holds it. */
export const claimedRunColumns = { ...getTableColumns(syncRuns), claimSeconds: secondsUntil(claimUntil) };
export type ClaimedRun = SyncRunRow & { claimSeconds: number | null };

export function isClaimed({ claimSeconds }: ClaimedRun): boolean {
  return claimSeconds !== null && claimSeconds > 0;
}

export function hasEnded({ status }: Pick<SyncRunRow, 'status'>): boolean {
  return status !== 'queued' && status !== 'running';
}

export function isHeldBy(run: Pick<SyncRunRow, 'status' | 'claimedBy'>, { claim }: Pick<RunRef, 'claim'>): boolean {
  return run.status === 'running' && run.claimedBy === claim;
}

export function hasProgressedWithin(run: SyncRunRow, ms: number, now: Date): boolean {
  const since = now.getTime() - ms;
  return run.status === 'running' && run.claimedBy !== null && (run.progressedAt?.getTime() ?? 0) >= since;
}
