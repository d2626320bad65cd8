import type { Tone } from '@/components/ui/badge';
import type { StreamStatus, SyncRunListItem } from '@/lib/sync/schema';

/** What a badge says of a run: its status, that it is under way but held up, or that it ended with warnings. */
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

/** waiting: the run is under way, and until some time ahead the platform's pace or a circuit holds it up. */
export function runState({
  status,
  waitingUntil,
  warnings,
}: Pick<SyncRunListItem, 'status' | 'waitingUntil' | 'warnings'>): RunState {
  if (status === 'succeeded' && warnings > 0) return 'warned';
  const held = waitingUntil !== null && Date.parse(waitingUntil) > Date.now();
  return status === 'running' && held ? 'waiting' : status;
}
