import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '@/lib/engine/signing';
import { nextTick } from './cron-expressions';
import type { ExecutorCore } from './executor-core';
import { type FunctionConfig, parseFunctions } from './function-config';
import type { Store, StoreTx } from './store/connect';
import { persist } from './store/persist';

export const appDescription = z.looseObject({
  appName: z.string().min(1),
  url: z.string().min(1),
  functions: z.array(z.record(z.string(), z.unknown())),
});
export type AppDescription = z.infer<typeof appDescription>;

export type Registration = { ok: true; modified: boolean; appId: string } | { ok: false; error: string };

const webAddress = z.url({ protocol: /^https?$/ });

// Deployment handle and probe belong to one request, not to a function's address.
function withoutHandles(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('deployId');
  url.searchParams.delete('probe');
  return url.href;
}

const runtimePath = z.looseObject({
  steps: z.looseObject({ step: z.looseObject({ runtime: z.looseObject({ url: z.url() }) }) }),
});

// The app's own address; only the query, which names the function, comes from the registration.
function atApp(appUrl: string, functionUrl: string): string {
  const url = new URL(appUrl);
  url.search = new URL(withoutHandles(functionUrl)).search;
  return url.href;
}

function cleanFunction(config: Record<string, unknown>, appUrl: string): Record<string, unknown> {
  const parsed = runtimePath.safeParse(config);
  if (!parsed.success) return config;
  const { step } = parsed.data.steps;
  const runtime = { ...step.runtime, url: atApp(appUrl, step.runtime.url) };
  return { ...config, steps: { ...parsed.data.steps, step: { ...step, runtime } } };
}

// All functions of an app, or none when one is unsupported. Removed functions start no more runs.
export async function registerApp(core: ExecutorCore, description: AppDescription): Promise<Registration> {
  const address = webAddress.safeParse(core.appUrl ?? description.url);
  if (!address.success) return { ok: false, error: `The app's address "${description.url}" is not http or https.` };
  const url = withoutHandles(address.data);
  const raw = description.functions.map((config) => cleanFunction(config, url));
  const parsed = parseFunctions(raw);
  if (!parsed.ok) return parsed;
  const checksum = createHash('sha256')
    .update(canonicalJson({ url, functions: raw }))
    .digest('hex');
  const stored = await persist(core.store, core.isClosing, async (tx) => {
    const app = await upsertApp(tx, description.appName, url, checksum, core.now());
    if (app.modified) await replaceFunctions(tx, core, description.appName, raw, parsed.functions);
    return app;
  });
  if (stored.modified) await loadRegistry(core);
  return { ok: true, ...stored };
}

async function upsertApp(tx: StoreTx, name: string, url: string, checksum: string, now: number) {
  const before = await tx`select checksum from apps where name = ${name} for update`;
  const rows = await tx`insert into apps (name, url, checksum, synced_at) values (${name}, ${url}, ${checksum}, ${now})
    on conflict (name) do update set url = excluded.url, checksum = excluded.checksum, synced_at = excluded.synced_at
    returning id`;
  const { id } = z.object({ id: z.string() }).parse(rows[0]);
  return { appId: id, modified: before[0]?.checksum !== checksum };
}

async function replaceFunctions(
  tx: StoreTx,
  core: ExecutorCore,
  appName: string,
  raw: Record<string, unknown>[],
  functions: FunctionConfig[],
): Promise<void> {
  const ids = functions.map(({ id }) => id);
  await tx`update functions set archived_at = ${core.now()}
    where app_name = ${appName} and archived_at is null and id <> all(${ids})`;
  for (const [index, { id }] of functions.entries()) {
    await tx`insert into functions (id, app_name, config) values (${id}, ${appName}, ${JSON.stringify(raw[index])})
      on conflict (id) do update set app_name = excluded.app_name, config = excluded.config, archived_at = null`;
  }
  const crons = functions.flatMap((config) =>
    config.triggers.flatMap((trigger) =>
      'cron' in trigger ? [{ functionId: config.id, expression: trigger.cron }] : [],
    ),
  );
  await tx`delete from crons using functions f where f.id = crons.function_id and f.app_name = ${appName}
    and not exists (select 1 from unnest(${crons.map((cron) => cron.functionId)}::text[],
      ${crons.map((cron) => cron.expression)}::text[]) as kept (function_id, expression)
      where kept.function_id = crons.function_id and kept.expression = crons.expression)`;
  for (const { functionId, expression } of crons) {
    const next = nextTick(expression, core.now());
    if (next === undefined) continue;
    // An unchanged schedule keeps its next tick, so that a missed one is not lost.
    await tx`insert into crons (function_id, expression, next_at) values (${functionId}, ${expression}, ${next})
      on conflict do nothing`;
  }
}

const functionRow = z.object({ config: z.string(), archived_at: z.number().nullable() });

export async function loadRegistry(core: { store: Store; registry: ExecutorCore['registry'] }): Promise<void> {
  const rows = await core.store`select config, archived_at from functions`;
  const parsed = z.array(functionRow).parse([...rows]);
  const configs = (archived: boolean) =>
    parsed
      .filter((row) => (row.archived_at !== null) === archived)
      .flatMap((row) => {
        const each = parseFunctions([JSON.parse(row.config)]);
        return each.ok ? each.functions : [];
      });
  core.registry.replace(configs(false), configs(true));
}
