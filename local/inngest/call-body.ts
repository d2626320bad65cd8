import type { FunctionConfig } from './function-config';
import { maxAttempts } from './function-config';
import { parseStoredEvent } from './inngest-event';
import type { QueueItem } from './queue-item';
import type { RunState } from './store/run-rows';

// Above this the SDK fetches events and steps itself, as hosts of apps limit request bodies.
const LARGEST_BODY = 4 * 1024 * 1024;

/** The steps object of a run, in order of completion. */
export function stepsOf(state: RunState): Record<string, unknown> {
  return Object.fromEntries(state.results.map(({ id, result }) => [id, JSON.parse(result) as unknown]));
}

/**
 * Body of a call to the app. `ctx.fn_id` is left out on purpose: without it the SDK does not checkpoint, and every
 * result comes back to this executor as the answer of a call.
 */
export function callBody(state: RunState, item: QueueItem, config: FunctionConfig): unknown {
  const event = parseStoredEvent(state.run.event);
  const size = state.run.event.length * 2 + state.results.reduce((sum, { result }) => sum + result.length, 0);
  const useApi = size > LARGEST_BODY;
  const stack = state.results.map(({ id }) => id);
  return {
    version: -1,
    event,
    events: useApi ? [] : [event],
    steps: useApi ? {} : stepsOf(state),
    use_api: useApi,
    defers: {},
    ctx: {
      run_id: state.run.id,
      attempt: item.attempt,
      max_attempts: maxAttempts(config),
      disable_immediate_execution: item.planOnly,
      use_api: useApi,
      stack: { stack, current: Math.max(stack.length - 1, 0) },
    },
  };
}

/** Where a call goes: the function's registered URL with the wanted step. */
export function callUrl(config: FunctionConfig, stepId: string): string {
  const url = new URL(config.steps.step.runtime.url);
  url.searchParams.set('fnId', config.id);
  url.searchParams.set('stepId', stepId);
  return url.href;
}
