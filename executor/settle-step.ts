import { finishExecutorRun } from './finish-executor-run';
import { asRunError } from './read-answer';
import { enqueue, type RunContext } from './run-context';
import type { RunState } from './store/run-rows';
import { readProgress, storeResult } from './store/step-rows';

const MOST_STEPS = 1000;
const LARGEST_STATE = 32 * 1024 * 1024;

// A race calls the function after each step, and only plans while others are open, so that nothing runs twice.
export async function settleStep(context: RunContext, stepId: string, result: string, race = false): Promise<void> {
  const { tx, run } = context;
  const [, progress] = await Promise.all([
    storeResult(tx, run.id, stepId, result, race),
    readProgress(tx, run.id, stepId),
  ]);
  if (progress.steps > MOST_STEPS || progress.bytes > LARGEST_STATE) {
    const message = `The run has more than ${MOST_STEPS} steps or more than 32 MiB of results.`;
    return finishExecutorRun(context, { status: 'failed', error: asRunError(message) });
  }
  const isIdle = progress.open_steps === 0;
  if (!isIdle && !progress.race) return;
  const state = stateAfter(context, progress.steps, stepId, result);
  const planOnly = !isIdle || progress.discoveries > 0;
  await enqueue(context, { kind: 'discover', stepId: 'step', planOnly, ...(state ? { state } : {}) });
}

// Only when the answered call's state plus this result is everything there is.
function stateAfter(context: RunContext, steps: number, id: string, result: string): RunState | undefined {
  const { called, run } = context;
  if (!called || called.results.length + 1 !== steps || called.results.some((known) => known.id === id))
    return undefined;
  return { run, results: [...called.results, { id, result }] };
}
