import type { RunState } from './store/run-rows';

export interface ConcurrencySlot {
  key: string;
  limit: number;
}

// `discover` continues the function, `step` runs one planned step; `wake` ends a sleep, `expire` a wait or invocation.
export interface QueueItem {
  id: string;
  runId: string;
  kind: 'discover' | 'step' | 'wake' | 'expire';
  stepId: string;
  // Makes the SDK plan new steps instead of running them, because others are still open.
  planOnly: boolean;
  attempt: number;
  runAt: number;
  // Lower runs first: creation of the run (ms) minus its priority.
  score: number;
  concurrency: ConcurrencySlot[];
  refusals?: number;
  state?: RunState;
}

export function isCall(item: QueueItem): boolean {
  return item.kind === 'discover' || item.kind === 'step';
}
