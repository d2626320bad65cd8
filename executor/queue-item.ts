import type { RunState } from './store/run-rows';

// At most `limit` running items with this key.
export interface ConcurrencySlot {
  key: string;
  limit: number;
}

// `discover` continues the function, `step` runs one planned step; `wake` ends a sleep, `expire` a wait or invocation.
export interface QueueItem {
  id: string;
  runId: string;
  kind: 'discover' | 'step' | 'wake' | 'expire';
  // `step` for discover, else the hashed id of the step.
  stepId: string;
  // Makes the SDK plan new steps instead of running them, because others are still open.
  planOnly: boolean;
  attempt: number;
  // Earliest time in ms.
  runAt: number;
  // Lower runs first: creation of the run (ms) minus its priority.
  score: number;
  concurrency: ConcurrencySlot[];
  // How often in a row the app did not listen; in memory only.
  refusals?: number;
  // The run's state when the item was made, which saves a query; in memory only.
  state?: RunState;
}

// Calls occupy a slot, timers do not.
export function isCall(item: QueueItem): boolean {
  return item.kind === 'discover' || item.kind === 'step';
}
