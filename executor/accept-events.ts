import { z } from 'zod';
import type { EventInput } from './event-input';
import type { ExecutorCore } from './executor-core';
import { matches } from './expressions';
import { type InngestEvent, parseStoredEvent } from './inngest-event';
import type { QueueItem } from './queue-item';
import { settleStep } from './settle-step';
import { runsFor, startRuns } from './start-runs';
import type { StoreTx } from './store/connect';
import { persist } from './store/persist';
import { lockRun } from './store/run-rows';
import { inStatementSizes } from './store/statement-sizes';
import { seededUlid } from './ulids';

interface Accepted {
  id: string;
  event: InngestEvent;
  senderId: string | undefined;
}

// One transaction; a request repeated with the same seed is stored once. Returns the ids in order.
export async function acceptEvents(
  core: ExecutorCore,
  inputs: EventInput[],
  seed: string | undefined,
): Promise<string[]> {
  const accepted = inputs.map((input, index) => complete(core, input, seed, index));
  if (accepted.length === 0) return [];
  const items = await persist(core.store, core.isClosing, async (tx) => {
    const fresh = await storeEvents(tx, core, accepted);
    const requests = fresh.flatMap(({ event, senderId }) => runsFor(core, event, senderId));
    const started = await startRuns(tx, core, requests);
    return [...started, ...(await resumeWaiting(tx, core, fresh))];
  });
  core.queue.add(items);
  return accepted.map(({ id }) => id);
}

function complete(core: ExecutorCore, input: EventInput, seed: string | undefined, index: number): Accepted {
  const id = (seed === undefined ? undefined : seededUlid(seed, index)) ?? core.newId();
  const event = {
    ...input,
    id: input.id || id,
    data: input.data ?? {},
    ts: input.ts || core.now(),
    user: input.user ?? {},
  };
  return { id, event, senderId: input.id || undefined };
}

async function storeEvents(tx: StoreTx, core: ExecutorCore, accepted: Accepted[]): Promise<Accepted[]> {
  const rows = accepted.map(({ id, event }) => ({
    id,
    name: event.name,
    body: JSON.stringify(event),
    received_at: core.now(),
  }));
  const ids = new Set<string>();
  for (const part of inStatementSizes(rows)) {
    const stored = await tx`insert into events ${tx(part)} on conflict do nothing returning id`;
    for (const { id } of z.array(z.object({ id: z.string() })).parse([...stored])) ids.add(id);
  }
  return accepted.filter(({ id }) => ids.has(id));
}

const waitRow = z.object({
  run_id: z.string(),
  step_id: z.string(),
  event_name: z.string(),
  expression: z.string().nullable(),
});

async function resumeWaiting(tx: StoreTx, core: ExecutorCore, accepted: Accepted[]): Promise<QueueItem[]> {
  const added: QueueItem[] = [];
  for (const { event } of accepted.filter(({ event: { name } }) => core.waitedNames.has(name))) {
    const rows = await tx`select run_id, step_id, event_name, expression from waits
      where event_name = ${event.name} order by run_id, step_id`;
    for (const wait of z.array(waitRow).parse([...rows])) {
      const run = await lockRun(tx, wait.run_id);
      const context = { event: run ? parseStoredEvent(run.event) : undefined, async: event };
      if (!run || !matches(wait.expression ?? undefined, context)) continue;
      const taken = await tx`delete from waits where run_id = ${run.id} and step_id = ${wait.step_id} returning run_id`;
      if (taken.length === 0) continue;
      await tx`delete from queue where run_id = ${run.id} and kind = 'expire' and step_id = ${wait.step_id}`;
      await settleStep({ core, tx, run, added }, wait.step_id, JSON.stringify(event));
    }
  }
  return added;
}
