import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Inngest } from 'inngest';
import { serve } from 'inngest/node';

export interface ExecutorFigures {
  /** Median of: sending one event begins -> its first step begins, one event at a time. */
  firstStepP50Ms: number;
  /** Runs of a one-step function per second: 500 events sent at once until the last run is stored as finished. */
  runsPerSecond: number;
}

const SINGLE_EVENTS = 60;
const WARM_UP_EVENTS = 50;
const BURST_EVENTS = 500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Bench {
  client: Inngest;
  executorUrl: string;
  /** Resolves with the moment the step of the event with this number begins. */
  stepOf: (number: number) => Promise<number>;
}

/** Measures the executor as a process of its own, with a real SDK app and keys, on an empty database. */
export async function benchExecutor({ databaseUrl }: { databaseUrl: string }): Promise<ExecutorFigures> {
  const signingKey = `signkey-bench-${randomBytes(32).toString('hex')}`;
  const eventKey = 'bench';
  const begun = new Map<number, (at: number) => void>();
  let handle: ReturnType<typeof serve> | undefined;
  const server = http.createServer((request, response) => {
    // The handler is made once the executor's address is known.
    if (handle) handle(request, response);
    else response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
  const { child, url } = await spawnExecutor({ databaseUrl, appUrl, signingKey, eventKey });
  try {
    const client = new Inngest({ id: 'bench', baseUrl: url, eventKey, signingKey, isDev: false });
    handle = serve({ client, functions: [oneStep(client, (number) => begun.get(number)?.(performance.now()))] });
    await untilSynced(url);
    const stepOf = (number: number) => new Promise<number>((resolve) => begun.set(number, resolve));
    const bench = { client, executorUrl: url, stepOf };
    await burst(bench, 0, WARM_UP_EVENTS);
    const firstStepP50Ms = await measureFirstSteps(bench, WARM_UP_EVENTS, SINGLE_EVENTS);
    const runsPerSecond = await burst(bench, WARM_UP_EVENTS + SINGLE_EVENTS, BURST_EVENTS);
    return { firstStepP50Ms, runsPerSecond };
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    server.close();
    server.closeAllConnections();
  }
}

function oneStep(client: Inngest, onStep: (number: number) => void) {
  return client.createFunction({ id: 'one-step', triggers: { event: 'bench/go' } }, async ({ event, step }) =>
    step.run('only', () => {
      onStep(Number(event.data.number));
      return { number: event.data.number as number };
    }),
  );
}

async function measureFirstSteps({ client, stepOf }: Bench, first: number, count: number): Promise<number> {
  const times: number[] = [];
  for (let number = first; number < first + count; number++) {
    const step = stepOf(number);
    const start = performance.now();
    await client.send({ name: 'bench/go', data: { number } });
    times.push((await step) - start);
    await pause(20);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function burst({ client, executorUrl }: Bench, first: number, count: number): Promise<number> {
  const before = await completedRuns(executorUrl);
  const start = performance.now();
  await client.send(
    Array.from({ length: count }, (_, index) => ({ name: 'bench/go', data: { number: first + index } })),
  );
  while ((await completedRuns(executorUrl)) < before + count) await pause(100);
  return count / ((performance.now() - start) / 1000);
}

async function completedRuns(executorUrl: string): Promise<number> {
  const response = await fetch(`${executorUrl}/metrics`);
  return ((await response.json()) as { runs: { completed: number } }).runs.completed;
}

async function untilSynced(executorUrl: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${executorUrl}/health`);
    if (((await response.json()) as { app: string }).app === 'synced') return;
    await pause(50);
  }
}

interface SpawnOptions {
  databaseUrl: string;
  appUrl: string;
  signingKey: string;
  eventKey: string;
}

async function spawnExecutor(options: SpawnOptions): Promise<{ child: ChildProcess; url: string }> {
  const entry = path.resolve(import.meta.dirname, '../local/inngest/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', entry], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      EXECUTOR_DATABASE_URL: options.databaseUrl,
      APP_URL: options.appUrl,
      INNGEST_EVENT_KEY: options.eventKey,
      INNGEST_SIGNING_KEY: options.signingKey,
    },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^executor listening on (\S+)/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error('The executor ended before it was ready.');
}
