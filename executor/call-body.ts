import type { FunctionConfig } from './function-config';
import { maxAttempts } from './function-config';
import { parseStoredEvent } from './inngest-event';
import type { QueueItem } from './queue-item';
import type { RunState } from './store/run-rows';

// Above this the SDK fetches events and steps itself, because hosts limit request bodies.
const LARGEST_BODY = 4 * 1024 * 1024;

export function stepsOf(state: RunState): Record<string, unknown> {
  return Object.fromEntries(state.results.map(({ id, result }) => [id, JSON.parse(result) as unknown]));
}

// Without `ctx.fn_id` the SDK does not checkpoint: every result returns as the answer of a call.
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

export function callUrl(config: FunctionConfig, stepId: string): string {
  const url = new URL(config.steps.step.runtime.url);
  url.searchParams.set('fnId', config.id);
  url.searchParams.set('stepId', stepId);
  return url.href;
}
