import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import postgres from 'postgres';
import { afterEach, describe, expect, it } from 'vitest';
import {
  dropSchema,
  EVENT_KEY,
  isSynced,
  readTable,
  SIGNING_KEY,
  startTestApp,
  type TestApp,
  testDatabaseUrl,
  waitUntil,
} from './testing/test-stack';

const SCHEMA = 'executor';
const STEPS = ['a', 'b', 'c', 'd'];
const RUNS = 15;
const KILLS = 3;

let child: ChildProcess | undefined;
let app: TestApp | undefined;
afterEach(async () => {
  child?.kill('SIGKILL');
  await app?.close();
  await dropSchema(SCHEMA);
});

async function spawnExecutor(appUrl: string, port: number): Promise<string> {
  const spawned = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PORT: String(port),
      EXECUTOR_DATABASE_URL: testDatabaseUrl(),
      APP_URL: appUrl,
      INNGEST_EVENT_KEY: EVENT_KEY,
      INNGEST_SIGNING_KEY: SIGNING_KEY,
    },
  });
  child = spawned;
  for await (const line of createInterface({ input: outputOf(spawned) })) {
    const url = /^executor listening on (\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error('The executor ended before it was ready.');
}

function outputOf(of: ChildProcess): Readable {
  if (!of.stdout) throw new Error('The process has no output.');
  return of.stdout;
}

const exited = (of: ChildProcess) => new Promise<number | null>((resolve) => of.once('exit', (code) => resolve(code)));

async function kill(): Promise<void> {
  if (!child) return;
  const ended = exited(child);
  child.kill('SIGKILL');
  await ended;
}

describe('the executor process', () => {
  it('the executor continues each run after kill -9: no stored result is lost, no stored step runs again', async () => {
    const placeholder = await startTestApp('http://127.0.0.1:1', () => []);
    const { port, url } = placeholder;
    await placeholder.close();
    const executorUrl = await spawnExecutor(url, 0);
    const executorPort = Number(new URL(executorUrl).port);
    const executions = new Map<string, number>();
    app = await startTestApp(
      executorUrl,
      (client) => [
        client.createFunction({ id: 'long', triggers: { event: 'test/go' }, retries: 4 }, async ({ step, runId }) => {
          const results: string[] = [];
          for (const name of STEPS) {
            results.push(
              await step.run(name, async () => {
                const id = `${runId} ${name}`;
                executions.set(id, (executions.get(id) ?? 0) + 1);
                await new Promise((resolve) => setTimeout(resolve, 15));
                return `${name}${executions.get(id)}`;
              }),
            );
          }
          return results;
        }),
      ],
      port,
    );
    await waitUntil(() => isSynced(executorUrl));
    await app.client.send(Array.from({ length: RUNS }, () => ({ name: 'test/go', data: {} })));

    const storedSoFar = new Map<string, string>();
    for (let round = 1; round <= KILLS; round++) {
      const goal = (RUNS * STEPS.length * round) / (KILLS + 1);
      await waitUntil(async () => (await readTable(SCHEMA, 'steps')).length >= goal);
      await kill();
      const steps = await readTable(SCHEMA, 'steps');
      for (const step of steps) storedSoFar.set(`${step.run_id} ${step.id}`, String(step.memo));
      await spawnExecutor(url, executorPort);
    }
    await waitUntil(async () => (await readTable(SCHEMA, 'runs')).every((run) => run.status === 'completed'));

    const runs = await readTable(SCHEMA, 'runs');
    expect(runs).toHaveLength(RUNS);
    for (const step of await readTable(SCHEMA, 'steps')) {
      const before = storedSoFar.get(`${step.run_id} ${step.id}`);
      if (before !== undefined) expect(step.memo).toBe(before);
    }
    expect(storedSoFar.size).toBeGreaterThan(RUNS);
    for (const run of runs) {
      const { data } = JSON.parse(String(run.output)) as { data: string[] };
      expect(data).toEqual(STEPS.map((name) => `${name}${executions.get(`${run.id} ${name}`)}`));
    }
    expect(await readTable(SCHEMA, 'queue')).toEqual([]);
  });

  it('the executor ends when its database connections break, so that its supervisor restarts it', async () => {
    await spawnExecutor('http://127.0.0.1:1/api/inngest', 0);
    const ended = exited(child as ChildProcess);
    const sql = postgres(testDatabaseUrl(), { max: 1, onnotice: () => {} });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cmis-executor-lock'
      and exists (select 1 from pg_locks l where l.pid = pg_stat_activity.pid and l.locktype = 'advisory' and l.objid =
        (select hashtext(${SCHEMA})::bigint & 4294967295)::oid)`;
    await sql.end();
    expect(await ended).toBe(1);
  });

  it('the executor stops when its parent disconnects, and cleanly on SIGTERM', async () => {
    await spawnExecutor('http://127.0.0.1:1/api/inngest', 0);
    const first = child as ChildProcess;
    const ended = exited(first);
    first.disconnect();
    expect(await ended).toBe(0);
    await spawnExecutor('http://127.0.0.1:1/api/inngest', 0);
    const second = child as ChildProcess;
    const stopped = exited(second);
    second.kill('SIGTERM');
    expect(await stopped).toBe(0);
  });
});
