import { z } from 'zod';
import type { ExecutorCore } from './executor-core';
import { loadRegistry } from './registration';

const DEDUPE_MS = 24 * 3_600_000;

// A finished invoked run is not needed: its result is a step of the run that invoked it.
export async function prune(core: ExecutorCore, retentionMs: number): Promise<void> {
  const { store, queue, waitedNames } = core;
  const now = core.now();
  await store`delete from runs where ended_at <= ${now - retentionMs}`;
  await store`delete from events where received_at <= ${now - retentionMs}`;
  await store`delete from dedupe where created_at <= ${now - DEDUPE_MS}`;
  const archived = await store`delete from functions where archived_at <= ${now - retentionMs}
    and not exists (select 1 from runs where runs.function_id = functions.id)
    and not exists (select 1 from crons where crons.function_id = functions.id) returning id`;
  if (archived.length > 0) await loadRegistry(core);
  const names = await store`select distinct event_name as text from waits`;
  waitedNames.forgetAllBut(textsOf(names));
  // Taken before the query: everything in memory by then is stored, unless deleted since.
  const delayed = queue.delayedIds();
  const stored = textsOf(await store`select id as text from queue`);
  queue.drop(new Set([...delayed].filter((id) => !stored.has(id))));
}

function textsOf(rows: Iterable<unknown>): Set<string> {
  return new Set(
    z
      .array(z.object({ text: z.string() }))
      .parse([...rows])
      .map(({ text }) => text),
  );
}
