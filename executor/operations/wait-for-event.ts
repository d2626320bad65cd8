import { z } from 'zod';
import { parseMoment } from '../durations';
import { expressionFault } from '../expressions';
import { finishExecutorRun } from '../finish-executor-run';
import { asRunError, type Operation } from '../read-answer';
import { enqueue, type RunContext } from '../run-context';

const waitOptions = z.object({ timeout: z.string(), if: z.string().optional() });

export async function waitForEvent(context: RunContext, operation: Operation): Promise<void> {
  const { tx, run, core } = context;
  const options = waitOptions.safeParse(operation.opts);
  const until = options.success ? parseMoment(options.data.timeout, core.now()) : undefined;
  const fault = options.data?.if && expressionFault(options.data.if);
  if (!options.success || until === undefined || !operation.name || fault) {
    const why = fault || 'it needs an event name and a timeout';
    const error = asRunError(`The wait "${operation.displayName}" is not valid: ${why}.`);
    return finishExecutorRun(context, { status: 'failed', error });
  }
  // Before the commit, so that no such event is missed after it.
  core.waitedNames.add(operation.name);
  await tx`insert into waits (run_id, step_id, event_name, expression)
    values (${run.id}, ${operation.id}, ${operation.name}, ${options.data.if ?? null})`;
  await enqueue(context, { kind: 'expire', stepId: operation.id, runAt: until });
}
