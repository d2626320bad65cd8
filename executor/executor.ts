import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { functionsRegistered } from '@/lib/engine/functions-registered';
import { acceptEvents } from './accept-events';
import { AppSync } from './app-sync';
import { AppClient } from './call-app';
import { CronClock } from './crons';
import type { ExecutorCore } from './executor-core';
import { FunctionRegistry } from './function-registry';
import { prune } from './prune';
import { type AppDescription, loadRegistry, registerApp } from './registration';
import { runItem } from './run-item';
import { createExecutorServer } from './server';
import { connectStore, prepareSchema, type Store } from './store/connect';
import { acquireOwnership } from './store/ownership';
import { loadItems } from './store/queue-rows';
import { createUlids } from './ulids';
import { WaitedNames } from './waited-names';
import { WorkQueue } from './work-queue';

export interface ExecutorOptions {
  databaseUrl: string;
  schema?: string;
  // The only address to fetch and call functions at, whatever a registration names; without it apps register.
  appUrl?: string;
  host?: string;
  port?: number;
  // Without one, any event key is accepted.
  eventKey?: string;
  // Without one nothing is signed or verified (the protocol's dev mode), and no app can register itself.
  signingKey?: string;
  // Clock of schedules, sleeps and back-off, in ms. After moving an injected one, call `wake`.
  now?: () => number;
  random?: () => number;
  maxCalls?: number;
  retentionMs?: number;
  patienceMs?: number;
  report?: (line: string) => void;
  // The database connection and with it the ownership of the work is lost; the process should end and restart.
  onLost?: () => void;
}

export interface Executor {
  url: string;
  wake: () => void;
  prune: () => Promise<void>;
  close: () => Promise<void>;
}

const DAY_MS = 24 * 3_600_000;
const PRUNE_EVERY_MS = 5 * 60_000;
const CLOSE_GRACE_MS = 3000;
const OWNERSHIP_PATIENCE_MS = 10_000;
const CONNECTIONS = 8;
const MOST_CALLS = 64;

function createCore(
  options: ExecutorOptions,
  store: Store,
  queue: WorkQueue,
  phase: Pick<ExecutorCore, 'isStopping' | 'isClosing'>,
): ExecutorCore {
  const now = options.now ?? Date.now;
  return {
    store,
    queue,
    ...phase,
    registry: new FunctionRegistry(),
    waitedNames: new WaitedNames(now),
    now,
    random: options.random ?? Math.random,
    newId: createUlids(now),
    signingKey: options.signingKey,
    appUrl: options.appUrl,
    report: options.report ?? ((line) => process.stderr.write(`executor: ${line}\n`)),
  };
}

/** @throws Error when the database is unreachable, another executor owns it, or the port is taken */
export async function startExecutor(options: ExecutorOptions): Promise<Executor> {
  const schema = options.schema ?? 'executor';
  const { databaseUrl } = options;
  const ownership = await acquireOwnership({
    databaseUrl,
    schema,
    patienceMs: options.patienceMs ?? OWNERSHIP_PATIENCE_MS,
    onLost: () => options.onLost?.(),
  });
  const store = connectStore({ databaseUrl, schema, connections: CONNECTIONS });
  try {
    return await startOn(options, store, ownership.release);
  } catch (error) {
    await store.end({ timeout: 1 });
    await ownership.release();
    throw error;
  }
}

async function startOn(options: ExecutorOptions, store: Store, release: () => Promise<void>): Promise<Executor> {
  let isStopping = false;
  let isClosing = false;
  const client = new AppClient(options.signingKey);
  const queue: WorkQueue = new WorkQueue({
    now: options.now ?? Date.now,
    maxCalls: options.maxCalls ?? MOST_CALLS,
    execute: (item) => runItem({ core, client, onRefused: () => sync?.resyncSoon() }, item),
  });
  const core = createCore(options, store, queue, { isStopping: () => isStopping, isClosing: () => isClosing });
  const crons = new CronClock(core);
  const register = async (description: AppDescription) => {
    const registration = await registerApp(core, description);
    if (registration.ok && registration.modified) {
      await crons.reload();
      await announceNewFunctions(core);
    }
    return registration;
  };
  const sync = options.appUrl === undefined ? undefined : new AppSync(core, client, options.appUrl, register);

  await prepareSchema(store, options.schema ?? 'executor');
  await loadRegistry(core);
  const names = await store`select distinct event_name from waits`;
  for (const row of z.array(z.object({ event_name: z.string() })).parse([...names]))
    core.waitedNames.add(row.event_name);
  queue.add(await loadItems(store));

  const server = createExecutorServer({
    core,
    register,
    eventKey: options.eventKey,
    appFault: () => sync?.fault,
    newSyncId: randomUUID,
  });
  const url = await listen(server, options.host ?? '127.0.0.1', options.port ?? 0);
  const pruneNow = () => prune(core, options.retentionMs ?? DAY_MS);
  const pruning = setInterval(
    () => void pruneNow().catch((error: Error) => core.report(error.message)),
    PRUNE_EVERY_MS,
  );
  queue.start();
  await crons.start();
  sync?.start();

  return {
    url,
    wake: () => {
      queue.wake();
      crons.wake();
    },
    prune: pruneNow,
    close: async () => {
      isStopping = true;
      clearInterval(pruning);
      // Still serving: running functions may send events or fetch their state.
      await queue.stop(CLOSE_GRACE_MS);
      isClosing = true;
      client.close();
      await Promise.all([crons.stop(), sync?.stop()]);
      server.close();
      server.closeAllConnections();
      await store.end({ timeout: 1 });
      await release();
    },
  };
}

async function announceNewFunctions(core: ExecutorCore): Promise<void> {
  if (core.registry.listeningTo(functionsRegistered).length === 0) return;
  await acceptEvents(core, [{ name: functionsRegistered }], undefined);
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}`);
    });
  });
}
