import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inngest } from 'inngest';
import { createServer } from 'inngest/node';
import postgres from 'postgres';
import { type Executor, type ExecutorOptions, startExecutor } from '../executor';

export const SIGNING_KEY = `signkey-test-${'0a1b2c3d'.repeat(8)}`;
export const EVENT_KEY = 'test-event-key';

export function testDatabaseUrl(): string {
  const url = process.env.EXECUTOR_TEST_DATABASE_URL;
  if (!url) throw new Error('EXECUTOR_TEST_DATABASE_URL is not set: these tests need an empty PostgreSQL database.');
  return url;
}

export function newSchema(): string {
  return `executor_${randomBytes(6).toString('hex')}`;
}

export async function dropSchema(schema: string): Promise<void> {
  const sql = postgres(testDatabaseUrl(), { max: 1, onnotice: () => {} });
  await sql`drop schema if exists ${sql(schema)} cascade`;
  await sql.end();
}

export async function readTable(schema: string, table: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(testDatabaseUrl(), { max: 1, onnotice: () => {} });
  const rows = await sql`select * from ${sql(schema)}.${sql(table)}`;
  await sql.end();
  return [...rows];
}

export async function waitUntil(condition: () => boolean | Promise<boolean>, timeoutMs = 300_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function testClock(start = Date.UTC(2026, 5, 1, 12)) {
  let time = start;
  return {
    now: () => time,
    advance: (ms: number) => {
      time += ms;
    },
  };
}

type Functions = (client: Inngest) => Parameters<typeof createServer>[0]['functions'];

export interface TestApp {
  client: Inngest;
  server: Server;
  url: string;
  port: number;
  close: () => Promise<void>;
}

export async function startTestApp(executorUrl: string, functions: Functions, port = 0): Promise<TestApp> {
  const client = new Inngest({
    id: 'app',
    baseUrl: executorUrl,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    isDev: false,
    logger: silent,
  });
  const server = createServer({ client, functions: functions(client) });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    client,
    server,
    port: bound,
    url: `http://127.0.0.1:${bound}/api/inngest`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const ignore = () => {};
const silent = { info: ignore, warn: ignore, error: ignore, debug: ignore };

export interface TestStack {
  app: TestApp;
  executor: Executor;
  schema: string;
  stopExecutor: () => Promise<void>;
  startExecutor: () => Promise<void>;
  stopApp: () => Promise<void>;
  startApp: (functions?: Functions) => Promise<void>;
  send: (name: string, data?: Record<string, unknown>, id?: string) => Promise<void>;
  table: (name: string) => Promise<Record<string, unknown>[]>;
  runs: () => Promise<Record<string, unknown>[]>;
  close: () => Promise<void>;
}

export async function startTestStack(functions: Functions, options: Partial<ExecutorOptions> = {}): Promise<TestStack> {
  const schema = options.schema ?? newSchema();
  // App and executor need each other's address: the app's port is taken first.
  const placeholder = await startTestApp('http://127.0.0.1:1', () => []);
  const { port, url } = placeholder;
  await placeholder.close();
  const executorOptions = {
    databaseUrl: testDatabaseUrl(),
    appUrl: url,
    schema,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    ...options,
  };
  let executor = await startExecutor(executorOptions);
  let app = await startTestApp(executor.url, functions, port);
  await waitUntil(() => isSynced(executor.url));
  return {
    get app() {
      return app;
    },
    get executor() {
      return executor;
    },
    stopExecutor: () => executor.close(),
    startExecutor: async () => {
      executor = await startExecutor({ ...executorOptions, port: Number(new URL(executor.url).port) });
    },
    schema,
    stopApp: () => app.close(),
    startApp: async (changed = functions) => {
      app = await startTestApp(executor.url, changed, port);
    },
    send: async (name, data = {}, id) => {
      await app.client.send({ name, data, ...(id ? { id } : {}) });
    },
    table: (name) => readTable(schema, name),
    runs: () => readTable(schema, 'runs'),
    close: async () => {
      await executor.close();
      await app.close();
      await dropSchema(schema);
    },
  };
}

export async function isSynced(executorUrl: string): Promise<boolean> {
  const response = await fetch(`${executorUrl}/health`);
  return ((await response.json()) as { app: string }).app === 'synced';
}
