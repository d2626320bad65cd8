import { z } from 'zod';
import type { ExecutorCore } from './executor-core';

const statusRow = z.object({ status: z.enum(['queued', 'running', 'completed', 'failed']), count: z.number() });

export interface Counts {
  runs: Record<z.infer<typeof statusRow>['status'], number>;
  queue: { waiting: number; inFlight: number };
}

export async function readCounts(core: ExecutorCore): Promise<Counts> {
  const rows = await core.store`select status, count(*)::int as count from runs group by status`;
  const runs = { queued: 0, running: 0, completed: 0, failed: 0 };
  for (const { status, count } of z.array(statusRow).parse([...rows])) runs[status] = count;
  return { runs, queue: { waiting: core.queue.waiting, inFlight: core.queue.running } };
}

export function countsAsText({ runs, queue }: Counts): string {
  const gauge = (name: string, help: string, label: string, values: Record<string, number>) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...Object.entries(values).map(([value, count]) => `${name}{${label}="${value}"} ${count}`),
  ];
  return [
    ...gauge('cmis_executor_runs', 'Runs that are kept, by status.', 'status', runs),
    ...gauge('cmis_executor_queue', 'Things to do.', 'state', { waiting: queue.waiting, in_flight: queue.inFlight }),
    '',
  ].join('\n');
}
