import type { Tone } from '@/components/ui/badge';
import type { StreamStatus, SyncRunListItem } from '@/lib/sync/schema';

/** What a badge says of a run: its status, or that it is under way but held up. */
export type RunState = SyncRunListItem['status'] | 'waiting';

export const runTones: Record<RunState, Tone> = {
  queued: 'accent',
  running: 'accent',
  waiting: 'warning',
  succeeded: 'positive',
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
export function runState({ status, waitingUntil }: Pick<SyncRunListItem, 'status' | 'waitingUntil'>): RunState {
  const held = waitingUntil !== null && Date.parse(waitingUntil) > Date.now();
  return status === 'running' && held ? 'waiting' : status;
}
