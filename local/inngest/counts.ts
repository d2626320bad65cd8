import { z } from 'zod';
import type { Engine } from './engine';

const statusRow = z.object({ status: z.string(), count: z.number() });

/** Runs by status, and queue items waiting and in flight. */
export async function readCounts(engine: Engine) {
  const rows = await engine.store`select status, count(*)::int as count from runs group by status`;
  const runs: Record<string, number> = { queued: 0, running: 0, completed: 0, failed: 0 };
  for (const { status, count } of z.array(statusRow).parse([...rows])) runs[status] = count;
  return { runs, queue: { waiting: engine.queue.waiting, inFlight: engine.queue.running } };
}
