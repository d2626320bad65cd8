import { createHash } from 'node:crypto';
import { retryDelay } from '../backoff';
import { finishExecutorRun } from '../finish-executor-run';
import { maxAttempts } from '../function-config';
import type { QueueItem } from '../queue-item';
import { asRunError, type Operation, type Outcome, readRunError } from '../read-answer';
import { enqueue, type RunContext } from '../run-context';
import { settleStep } from '../settle-step';
import { insertOpenSteps } from '../store/step-rows';
import { invokeFunction } from './invoke-function';
import { sleep } from './sleep';
import { waitForEvent } from './wait-for-event';

type OperationsOutcome = Extract<Outcome, { kind: 'operations' }>;

const FUNCTION_END = createHash('sha1').update('complete').digest('hex');
const LARGEST_OUTPUT = 4 * 1024 * 1024;

const beginners: Record<string, ((context: RunContext, operation: Operation) => Promise<void>) | undefined> = {
  StepPlanned: (context, operation) => enqueue(context, { kind: 'step', stepId: operation.id, planOnly: true }),
  Sleep: sleep,
  WaitForEvent: waitForEvent,
  InvokeFunction: invokeFunction,
};
const ENDED = new Set(['StepRun', 'StepError', 'StepFailed']);

export async function applyOperations(context: RunContext, item: QueueItem, outcome: OperationsOutcome): Promise<void> {
  const { operations } = outcome;
  const unknown = operations.find(({ op }) => !ENDED.has(op) && !beginners[op] && op !== 'RunComplete');
  if (unknown) {
    const message = `The step "${unknown.displayName ?? unknown.id}" is a ${unknown.op}, which this executor does not support.`;
    return finishExecutorRun(context, { status: 'failed', error: asRunError(message) });
  }
  const end = operations.find(({ op, id }) => op === 'RunComplete' || id === FUNCTION_END);
  if (end) return endFunction(context, item, outcome, end);
  const ended = operations.filter(({ op }) => ENDED.has(op));
  for (const operation of ended) {
    const isOver = await endStep(context, item, outcome, operation);
    if (isOver) return;
  }
  const began = await beginSteps(
    context,
    operations.filter(({ op }) => beginners[op]),
    outcome.version,
  );
  if (ended.length === 0 && began === 0 && item.kind === 'discover') await expectOpenWork(context, item);
}

async function beginSteps(context: RunContext, planned: Operation[], version: number): Promise<number> {
  // Version 1 of the protocol discovers new steps after each one that ends, as a race does.
  const steps = planned.map(({ id, opts }) => ({ id, race: version < 2 || opts?.parallelMode === 'race' }));
  const fresh = await insertOpenSteps(context.tx, context.run.id, steps);
  const began = fresh.size;
  for (const operation of planned) {
    if (fresh.delete(operation.id)) await beginners[operation.op]?.(context, operation);
  }
  return began;
}

async function endStep(
  context: RunContext,
  item: QueueItem,
  outcome: OperationsOutcome,
  operation: Operation,
): Promise<boolean> {
  if (operation.op === 'StepError' && !outcome.noRetry && (await retry(context, item, outcome.retryAfterMs)))
    return true;
  const result = JSON.stringify(
    operation.op === 'StepRun' ? { data: operation.data ?? null } : { error: readRunError(operation.error) },
  );
  if (result.length > LARGEST_OUTPUT) {
    const message = `The step "${operation.displayName ?? operation.id}" returned more than 4 MiB.`;
    await finishExecutorRun(context, { status: 'failed', error: asRunError(message) });
    return true;
  }
  const race = outcome.version < 2 || operation.opts?.parallelMode === 'race';
  await settleStep(context, operation.id, result, race);
  return false;
}

async function endFunction(
  context: RunContext,
  item: QueueItem,
  outcome: OperationsOutcome,
  operation: Operation,
): Promise<void> {
  if (operation.op === 'RunComplete')
    return finishExecutorRun(context, { status: 'completed', output: operation.data });
  if (operation.op === 'StepError' && (await retry(context, item, outcome.retryAfterMs))) return;
  await finishExecutorRun(context, { status: 'failed', error: readRunError(operation.error) });
}

export async function retry(context: RunContext, item: QueueItem, retryAfterMs: number | undefined): Promise<boolean> {
  const { core, run } = context;
  const config = core.registry.getForRun(run.function_id);
  if (!config || item.attempt + 1 >= maxAttempts(config)) return false;
  const delay = retryAfterMs ?? retryDelay(item.attempt, core.random());
  const { id, kind, stepId, planOnly } = item;
  await enqueue(context, { id, kind, stepId, planOnly, attempt: item.attempt + 1, runAt: core.now() + delay });
  return true;
}

// An answer that ends and begins nothing is valid only while other work will call the function again.
async function expectOpenWork(context: RunContext, item: QueueItem): Promise<void> {
  const { tx, run } = context;
  const rows = await tx`select 1 from steps where run_id = ${run.id} and memo is null
    union all select 1 from queue where run_id = ${run.id} limit 1`;
  if (rows.length > 0 || (await retry(context, item, undefined))) return;
  const message = 'The app answered without a result and without a step to do.';
  await finishExecutorRun(context, { status: 'failed', error: asRunError(message) });
}
