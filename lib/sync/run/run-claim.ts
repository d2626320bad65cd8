import type { SyncRunRow } from '../requests/queue-runs';
import type { RunRef } from './step-state';

const MINUTE_MS = 60_000;
/** A worker that has not got on for so long is gone: another one may take its run. */
const PATIENCE_MS = 5 * MINUTE_MS;

/** Whether the run has come to its end, whatever that was. */
export function hasEnded({ status }: Pick<SyncRunRow, 'status'>): boolean {
  return status !== 'queued' && status !== 'running';
}

/** Whether the run is under way and still in the hands of the worker that holds `claim`. */
export function isHeldBy(run: Pick<SyncRunRow, 'status' | 'claimedBy'>, { claim }: Pick<RunRef, 'claim'>): boolean {
  return run.status === 'running' && run.claimedBy === claim;
}

/**
 * Until when others keep their hands off a run that is under way: some minutes after it last got on, or after the wait
 * that it was told to make; null: nobody works on it.
 */
export function heldUntil(run: SyncRunRow): Date | null {
  if (run.status !== 'running' || run.claimedBy === null) return null;
  const times = [run.startedAt, run.progressedAt, run.waitingUntil].map((time) => time?.getTime() ?? 0);
  return new Date(Math.max(...times) + PATIENCE_MS);
}

/** Whether the run is under way and got on within the last `ms`. */
export function gotOnWithin(run: SyncRunRow, ms: number, now: Date): boolean {
  const since = now.getTime() - ms;
  return run.status === 'running' && run.claimedBy !== null && (run.progressedAt?.getTime() ?? 0) >= since;
}
