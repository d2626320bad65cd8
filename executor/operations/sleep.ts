import { parseMoment } from '../durations';
import { finishExecutorRun } from '../finish-executor-run';
import { asRunError, type Operation } from '../read-answer';
import { enqueue, type RunContext } from '../run-context';

export async function sleep(context: RunContext, operation: Operation): Promise<void> {
  const until = parseMoment(operation.name ?? '', context.core.now());
  if (until === undefined) {
    const error = asRunError(`The sleep "${operation.displayName}" has an invalid duration: "${operation.name}".`);
    return finishExecutorRun(context, { status: 'failed', error });
  }
  await enqueue(context, { kind: 'wake', stepId: operation.id, runAt: until });
}
