import { z } from 'zod';
import type { StoreTx } from './connect';
import { inStatementSizes } from './statement-sizes';

export async function insertOpenSteps(
  tx: StoreTx,
  runId: string,
  steps: { id: string; race: boolean }[],
): Promise<Set<string>> {
  if (steps.length === 0) return new Set();
  const values = steps.map(({ id, race }) => ({ run_id: runId, id, race }));
  const ids = new Set<string>();
  for (const part of inStatementSizes(values)) {
    const rows = await tx`insert into steps ${tx(part)} on conflict do nothing returning id`;
    for (const { id } of z.array(z.object({ id: z.string() })).parse([...rows])) ids.add(id);
  }
  return ids;
}

// The first result of a step wins.
export async function storeResult(
  tx: StoreTx,
  runId: string,
  stepId: string,
  result: string,
  race: boolean,
): Promise<void> {
  await tx`insert into steps (run_id, id, memo, race, position)
    values (${runId}, ${stepId}, ${result}, ${race}, nextval('step_order'))
    on conflict (run_id, id) do update set memo = excluded.memo, position = excluded.position where steps.memo is null`;
}

const progress = z.object({
  open_steps: z.number(),
  discoveries: z.number(),
  steps: z.number(),
  bytes: z.number(),
  race: z.boolean().nullable(),
});

export async function readProgress(tx: StoreTx, runId: string, stepId: string): Promise<z.infer<typeof progress>> {
  const rows = await tx`select
      (count(*) filter (where memo is null))::int as open_steps,
      count(*)::int as steps,
      coalesce(sum(length(memo)), 0)::int as bytes,
      bool_or(race) filter (where id = ${stepId}) as race,
      (select count(*)::int from queue where run_id = ${runId} and kind = 'discover') as discoveries
    from steps where run_id = ${runId}`;
  return progress.parse(rows[0]);
}
