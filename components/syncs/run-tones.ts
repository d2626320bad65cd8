import type { Tone } from '@/components/ui/badge';
import type { StreamStatus, SyncRunListItem } from '@/lib/sync/schema';

export type RunState = SyncRunListItem['status'] | 'waiting' | 'warned';

export const runTones: Record<RunState, Tone> = {
  queued: 'accent',
  running: 'accent',
  waiting: 'warning',
  succeeded: 'positive',
  warned: 'warning',
  failed: 'negative',
  superseded: 'neutral',
};

export const streamTones: Record<StreamStatus['status'], Tone> = {
  idle: 'neutral',
  queued: 'accent',
  running: 'accent',
  waiting: 'warning',
  succeeded: 'positive',
  failed: 'negative',
};

/** waiting: running, and paused by a rate limit or circuit. */
export function runState({
  status,
  waitingUntil,
  warnings,
}: Pick<SyncRunListItem, 'status' | 'waitingUntil' | 'warnings'>): RunState {
  if (status === 'succeeded' && warnings > 0) return 'warned';
  const held = waitingUntil !== null && Date.parse(waitingUntil) > Date.now();
  return status === 'running' && held ? 'waiting' : status;
}
