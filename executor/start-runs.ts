import { z } from 'zod';
import type { ExecutorCore } from './executor-core';
import { evaluate, evaluateKey, matches } from './expressions';
import type { FunctionConfig } from './function-config';
import type { InngestEvent } from './inngest-event';
import type { ConcurrencySlot, QueueItem } from './queue-item';
import type { StoreTx } from './store/connect';
import { insertItems } from './store/queue-rows';
import { inStatementSizes } from './store/statement-sizes';

const DEDUPE_MS = 24 * 3_600_000;
const HIGHEST_PRIORITY_SECONDS = 600;
// Above this, runs are read back from the database one by one, so that a long queue does not fill the memory.
const MOST_STATES_IN_MEMORY = 2000;

export interface RunRequest {
  config: FunctionConfig;
  event: InngestEvent;
  dedupeKeys?: string[];
  runAt?: number;
  parent?: { runId: string; stepId: string };
}

export function runsFor(core: ExecutorCore, event: InngestEvent, senderId: string | undefined): RunRequest[] {
  return core.registry
    .listeningTo(event.name)
    .filter(({ expressions }) => expressions.some((expression) => matches(expression, { event })))
    .map(({ config }) => ({
      config,
      event,
      dedupeKeys: [
        ...(senderId === undefined ? [] : [`event:${senderId}`]),
        ...(config.idempotency ? [`key:${evaluateKey(config.idempotency, { event })}`] : []),
      ],
    }));
}

export async function startRuns(tx: StoreTx, core: ExecutorCore, requests: RunRequest[]): Promise<QueueItem[]> {
  const fresh = await withoutDuplicates(tx, core, requests);
  const made = fresh.map((request) => makeRun(core, request));
  for (const part of inStatementSizes(made)) {
    await tx`insert into runs ${tx(part.map(({ row }) => row))}`;
    await insertItems(
      tx,
      part.map(({ item }) => item),
    );
  }
  return made.map(({ item }) => item);
}

const dedupeId = (functionId: string, key: string) => `${functionId}\n${key}`;

async function withoutDuplicates(tx: StoreTx, core: ExecutorCore, requests: RunRequest[]): Promise<RunRequest[]> {
  const now = core.now();
  const wanted = new Map<string, { function_id: string; key: string; created_at: number }>();
  const seenHere = new Set<RunRequest>();
  for (const request of requests) {
    for (const key of request.dedupeKeys ?? []) {
      const id = dedupeId(request.config.id, key);
      if (wanted.has(id)) seenHere.add(request);
      wanted.set(id, { function_id: request.config.id, key, created_at: now });
    }
  }
  if (wanted.size === 0) return requests;
  const rows = [...wanted.values()];
  const stored = new Set<string>();
  for (const part of inStatementSizes(rows)) {
    const returned = await tx`
      insert into dedupe ${tx(part)}
      on conflict (function_id, key) do update set created_at = excluded.created_at
        where dedupe.created_at <= ${now - DEDUPE_MS}
      returning function_id, key`;
    const parsed = z.array(z.object({ function_id: z.string(), key: z.string() })).parse([...returned]);
    for (const row of parsed) stored.add(dedupeId(row.function_id, row.key));
  }
  return requests.filter(
    (request) =>
      !seenHere.has(request) && (request.dedupeKeys ?? []).every((key) => stored.has(dedupeId(request.config.id, key))),
  );
}

function makeRun(core: ExecutorCore, { config, event, runAt, parent }: RunRequest) {
  const now = core.now();
  const id = core.newId();
  const score = now - prioritySeconds(config, event) * 1000;
  const concurrency = concurrencySlots(config, event);
  const row = {
    id,
    function_id: config.id,
    status: 'queued' as const,
    event: JSON.stringify(event),
    score,
    concurrency: JSON.stringify(concurrency),
    parent_run_id: parent?.runId ?? null,
    parent_step_id: parent?.stepId ?? null,
    created_at: now,
  };
  const item: QueueItem = {
    id: core.newId(),
    runId: id,
    kind: 'discover',
    stepId: 'step',
    planOnly: false,
    attempt: 0,
    runAt: runAt ?? now,
    score,
    concurrency,
    ...(core.queue.waiting < MOST_STATES_IN_MEMORY ? { state: { run: row, results: [] } } : {}),
  };
  return { row, item };
}

function prioritySeconds(config: FunctionConfig, event: InngestEvent): number {
  if (!config.priority?.run) return 0;
  const seconds = Number(evaluate(config.priority.run, { event }));
  if (Number.isNaN(seconds)) return 0;
  return Math.round(Math.min(Math.max(seconds, -HIGHEST_PRIORITY_SECONDS), HIGHEST_PRIORITY_SECONDS));
}

// There is one `env` and one `account` here: both count over all functions.
function concurrencySlots(config: FunctionConfig, event: InngestEvent): ConcurrencySlot[] {
  return config.concurrency
    .filter((rule) => rule.limit > 0)
    .map((rule) => {
      const scope = rule.scope ?? 'fn';
      const owner = scope === 'fn' ? config.id : '';
      const value = rule.key ? `${rule.key}=${evaluateKey(rule.key, { event })}` : '';
      return { key: `${scope}:${owner}:${value}`, limit: rule.limit };
    });
}
