import type { RunState } from './store/run-rows';

/** A limit on steps that run at the same time: at most `limit` among all items with this key. */
export interface ConcurrencySlot {
  key: string;
  limit: number;
}

/**
 * One thing to do for a run. `discover` and `step` call the app (to go on, or to run one planned step); `wake` ends a
 * sleep; `expire` ends a wait or an invocation that took too long.
 */
export interface QueueItem {
  id: string;
  runId: string;
  kind: 'discover' | 'step' | 'wake' | 'expire';
  /** `step` for discover, else the hashed id of the step. */
  stepId: string;
  /** Tells the SDK to plan what it finds instead of running it at once, because other steps are still open. */
  planOnly: boolean;
  /** From 0; how often this very call has failed. */
  attempt: number;
  /** Not before this moment (ms). */
  runAt: number;
  /** Lower goes first: creation of the run (ms) less its priority. */
  score: number;
  concurrency: ConcurrencySlot[];
  /** How often in a row the app was not listening. Known in memory only. */
  refusals?: number;
  /** The run as it was when the item was made, to spare reading it back. Known in memory only. */
  state?: RunState;
}

/** Whether the item occupies a slot while it runs: calls do, timers do not. */
export function isCall(item: QueueItem): boolean {
  return item.kind === 'discover' || item.kind === 'step';
}
