import { z } from 'zod';
import type { QueueItem } from '../queue-item';
import type { Store, StoreTx } from './connect';
import { inStatementSizes } from './statement-sizes';

const slots = z.array(z.object({ key: z.string(), limit: z.number() }));

const queueRow = z.object({
  id: z.string(),
  run_id: z.string(),
  kind: z.enum(['discover', 'step', 'wake', 'expire']),
  step_id: z.string(),
  plan_only: z.boolean(),
  attempt: z.number(),
  run_at: z.number(),
  score: z.number(),
  concurrency: z.string(),
});

// The caller adds the items to the work queue after the commit.
export async function insertItems(tx: StoreTx, items: QueueItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map((item) => ({
    id: item.id,
    run_id: item.runId,
    kind: item.kind,
    step_id: item.stepId,
    plan_only: item.planOnly,
    attempt: item.attempt,
    run_at: item.runAt,
  }));
  for (const part of inStatementSizes(rows)) await tx`insert into queue ${tx(part)}`;
}

export async function loadItems(store: Store): Promise<QueueItem[]> {
  const rows = await store`
    select q.id, q.run_id, q.kind, q.step_id, q.plan_only, q.attempt, q.run_at, r.score, r.concurrency
    from queue q join runs r on r.id = q.run_id order by q.id`;
  return z
    .array(queueRow)
    .parse([...rows])
    .map((row) => ({
      id: row.id,
      runId: row.run_id,
      kind: row.kind,
      stepId: row.step_id,
      planOnly: row.plan_only,
      attempt: row.attempt,
      runAt: row.run_at,
      score: row.score,
      concurrency: slots.parse(JSON.parse(row.concurrency)),
    }));
}
