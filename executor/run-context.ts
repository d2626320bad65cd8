import type { ExecutorCore } from './executor-core';
import type { QueueItem } from './queue-item';
import type { StoreTx } from './store/connect';
import { insertItems } from './store/queue-rows';
import type { RunRow, RunState } from './store/run-rows';

export interface RunContext {
  core: ExecutorCore;
  tx: StoreTx;
  run: RunRow;
  added: QueueItem[];
  called?: RunState | undefined;
}

type NewItem = Pick<QueueItem, 'kind' | 'stepId'> &
  Partial<Pick<QueueItem, 'planOnly' | 'runAt' | 'attempt' | 'id' | 'state'>>;

export async function enqueue(context: RunContext, item: NewItem): Promise<void> {
  const { core, run } = context;
  const full: QueueItem = {
    id: core.newId(),
    planOnly: false,
    attempt: 0,
    runAt: core.now(),
    ...item,
    runId: run.id,
    score: run.score,
    concurrency: JSON.parse(run.concurrency) as QueueItem['concurrency'],
  };
  await insertItems(context.tx, [full]);
  context.added.push(full);
}
