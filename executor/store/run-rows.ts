import { z } from 'zod';
import type { Store, StoreTx } from './connect';

const runRow = z.object({
  id: z.string(),
  function_id: z.string(),
  status: z.enum(['queued', 'running', 'completed', 'failed']),
  event: z.string(),
  score: z.number(),
  concurrency: z.string(),
  parent_run_id: z.string().nullable(),
  parent_step_id: z.string().nullable(),
  created_at: z.number(),
});
export type RunRow = z.infer<typeof runRow>;

const stepRow = z.object({ id: z.string(), result: z.string() });

// `event` and `results` are JSON text, results in order of completion.
export interface RunState {
  run: RunRow;
  results: { id: string; result: string }[];
}

export async function loadRunState(store: Store, runId: string, itemId: string): Promise<RunState | undefined> {
  const [runs, steps] = await Promise.all([
    store`select r.id, r.function_id, r.status, r.event, r.score, r.concurrency, r.parent_run_id, r.parent_step_id,
        r.created_at
      from queue q join runs r on r.id = q.run_id where q.id = ${itemId} and r.ended_at is null`,
    store`select id, memo as result from steps where run_id = ${runId} and memo is not null order by position`,
  ]);
  const run = z.array(runRow).parse([...runs])[0];
  return run && { run, results: z.array(stepRow).parse([...steps]) };
}

// Serializes the outcomes of a run's parallel steps; undefined when the run has ended.
export async function lockRun(tx: StoreTx, runId: string): Promise<RunRow | undefined> {
  const rows = await tx`select id, function_id, status, event, score, concurrency, parent_run_id, parent_step_id,
      created_at
    from runs where id = ${runId} and ended_at is null for update`;
  return z.array(runRow).parse([...rows])[0];
}

export async function readRunForApi(store: Store, runId: string): Promise<RunState | undefined> {
  const [runs, steps] = await Promise.all([
    store`select id, function_id, status, event, score, concurrency, parent_run_id, parent_step_id, created_at
      from runs where id = ${runId}`,
    store`select id, memo as result from steps where run_id = ${runId} and memo is not null order by position`,
  ]);
  const run = z.array(runRow).parse([...runs])[0];
  return run && { run, results: z.array(stepRow).parse([...steps]) };
}
