import { refusedDelay } from './backoff';
import { type AppClient, AppUnreachable } from './call-app';
import { callBody, callUrl } from './call-body';
import type { ExecutorCore } from './executor-core';
import { finishExecutorRun } from './finish-executor-run';
import type { FunctionConfig } from './function-config';
import { applyOperations, retry } from './operations/apply-operations';
import { isCall, type QueueItem } from './queue-item';
import { asRunError, type Outcome, readAnswer } from './read-answer';
import type { RunContext } from './run-context';
import { settleStep } from './settle-step';
import { persist } from './store/persist';
import { loadRunState, lockRun } from './store/run-rows';

const LONGEST_CALL_MS = 2 * 3_600_000;
const TROUBLE_PAUSE_MS = 5000;

export interface RunItemOptions {
  core: ExecutorCore;
  client: AppClient;
  onRefused: () => void;
}

// Never throws: a failing item is retried a little later.
export async function runItem(options: RunItemOptions, item: QueueItem): Promise<void> {
  const { core } = options;
  try {
    await (isCall(item) ? runCall(options, item) : runTimer(core, item));
  } catch (error) {
    if (core.isClosing()) return;
    core.report(`run ${item.runId}: ${error instanceof Error ? error.message : String(error)}`);
    core.queue.add([{ ...item, runAt: core.now() + TROUBLE_PAUSE_MS }]);
  }
}

async function runCall(options: RunItemOptions, item: QueueItem): Promise<void> {
  const { core } = options;
  const state = item.state ?? (await loadRunState(core.store, item.runId, item.id));
  if (!state) return;
  const config = core.registry.getForRun(state.run.function_id);
  const outcome: Outcome = config
    ? await callFunction(options, item, config, callBody(state, item, config))
    : {
        kind: 'failed',
        error: asRunError('The function is not registered.'),
        retriable: false,
        retryAfterMs: undefined,
      };
  if (core.isStopping() && outcome.kind === 'not-started') return;
  if (outcome.kind === 'not-started') {
    options.onRefused();
    const refusals = item.refusals ?? 0;
    core.queue.add([{ ...item, refusals: refusals + 1, runAt: core.now() + refusedDelay(refusals) }]);
    return;
  }
  await commit(core, item, (context) => applyOutcome({ ...context, called: state }, item, outcome));
}

async function callFunction(
  { core, client }: RunItemOptions,
  item: QueueItem,
  config: FunctionConfig,
  body: unknown,
): Promise<Outcome> {
  try {
    const answer = await client.send({
      method: 'POST',
      url: callUrl(config, item.stepId),
      body,
      timeoutMs: LONGEST_CALL_MS,
      headers: { 'x-run-id': item.runId, 'x-inngest-req-version': '-1', 'x-request-id': core.newId() },
    });
    return readAnswer(answer, core.signingKey, core.now());
  } catch (error) {
    if (!(error instanceof AppUnreachable)) throw error;
    // A call interrupted by the shutdown is no failure of the function: it is repeated later.
    if (!error.started || core.isStopping()) return { kind: 'not-started', reason: error.message };
    const message = `The app broke off the call: ${error.message}`;
    return { kind: 'failed', error: asRunError(message), retriable: true, retryAfterMs: undefined };
  }
}

async function applyOutcome(
  context: RunContext,
  item: QueueItem,
  outcome: Exclude<Outcome, { kind: 'not-started' }>,
): Promise<void> {
  const { tx, run, core } = context;
  if (outcome.kind === 'finished') return finishExecutorRun(context, { status: 'completed', output: outcome.output });
  if (run.status === 'queued') {
    await tx`update runs set status = 'running', started_at = ${core.now()} where id = ${run.id}`;
  }
  if (outcome.kind === 'operations') return applyOperations(context, item, outcome);
  if (outcome.retriable && (await retry(context, item, outcome.retryAfterMs))) return;
  await finishExecutorRun(context, { status: 'failed', error: outcome.error });
}

async function runTimer(core: ExecutorCore, item: QueueItem): Promise<void> {
  await commit(core, item, async (context) => {
    await settleStep(context, item.stepId, await timerResult(context, item));
  });
}

async function timerResult({ tx, run }: RunContext, item: QueueItem): Promise<string> {
  if (item.kind === 'wake') return 'null';
  const waits = await tx`delete from waits where run_id = ${run.id} and step_id = ${item.stepId} returning run_id`;
  if (waits.length > 0) return 'null';
  const error = asRunError('The invoked function did not end in time.', 'InngestInvokeTimeoutError');
  return JSON.stringify({ error });
}

// Nothing happens when the item is gone: the run ended, or the outcome was stored before the connection broke.
async function commit(
  core: ExecutorCore,
  item: QueueItem,
  apply: (context: RunContext) => Promise<void>,
): Promise<void> {
  const added = await persist(core.store, core.isClosing, async (tx) => {
    const [run, taken] = await Promise.all([
      lockRun(tx, item.runId),
      tx`delete from queue where id = ${item.id} and attempt = ${item.attempt} returning id`,
    ]);
    const context = run && taken.length > 0 ? { core, tx, run, added: [] } : undefined;
    if (context) await apply(context);
    return context?.added ?? [];
  });
  core.queue.add(added);
}
