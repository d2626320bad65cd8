import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Inngest } from 'inngest';
import { serve } from 'inngest/node';
import { spawnExecutor, stopProcess, untilSynced } from './executor-process';
import { median } from './median';

export interface ExecutorFigures {
  // Median from sending one event to the start of its first step, one event at a time.
  firstStepP50Ms: number;
  runsPerSecond: number;
  // Rate of the last thousand runs over the first; target: at least 0.9.
  lastOverFirst: number;
  runs: number;
}

const SINGLE_EVENTS = 60;
const WARM_UP_EVENTS = 500;
const BURST_EVENTS = 1000;
const SENT_AT_ONCE = 500;

interface Bench {
  client: Inngest;
  executorUrl: string;
  sent: number;
  stepOf: (number: number) => Promise<number>;
  ended: () => number;
}

export async function benchExecutor({
  databaseUrl,
  bursts = 10,
}: {
  databaseUrl: string;
  bursts?: number;
}): Promise<ExecutorFigures> {
  const signingKey = `signkey-bench-${randomBytes(32).toString('hex')}`;
  const eventKey = 'bench';
  const begun = new Map<number, (at: number) => void>();
  let ended = 0;
  let handle: ReturnType<typeof serve> | undefined;
  const server = http.createServer((request, response) => {
    if (handle) handle(request, response);
    else response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
  const { child, url } = await spawnExecutor({ databaseUrl, appUrl, signingKey, eventKey });
  try {
    const client = new Inngest({ id: 'bench', baseUrl: url, eventKey, signingKey, isDev: false });
    const onStep = (number: number) => begun.get(number)?.(performance.now());
    const onEnd = () => {
      ended += 1;
    };
    handle = serve({ client, functions: [oneStep(client, onStep, onEnd)] });
    await untilSynced(url);
    const stepOf = (number: number) => new Promise<number>((resolve) => begun.set(number, resolve));
    const bench = { client, executorUrl: url, stepOf, sent: 0, ended: () => ended };
    await burst(bench, WARM_UP_EVENTS);
    const firstStepP50Ms = await measureFirstSteps(bench);
    const rates: number[] = [];
    for (let index = 0; index < bursts; index += 1) rates.push(await burst(bench, BURST_EVENTS));
    return {
      firstStepP50Ms,
      runsPerSecond: median(rates),
      lastOverFirst: (rates.at(-1) ?? Number.NaN) / (rates[0] ?? Number.NaN),
      runs: bursts * BURST_EVENTS,
    };
  } finally {
    await stopProcess(child);
    server.close();
    server.closeAllConnections();
  }
}

function oneStep(client: Inngest, onStep: (number: number) => void, onEnd: () => void) {
  return client.createFunction({ id: 'one-step', triggers: { event: 'bench/go' } }, async ({ event, step }) => {
    const result = await step.run('only', () => {
      onStep(Number(event.data.number));
      return { number: event.data.number as number };
    });
    onEnd();
    return result;
  });
}

async function measureFirstSteps(bench: Bench): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < SINGLE_EVENTS; count += 1) {
    const number = bench.sent++;
    const step = bench.stepOf(number);
    const start = performance.now();
    await bench.client.send({ name: 'bench/go', data: { number } });
    times.push((await step) - start);
    await pause(20);
  }
  return median(times);
}

async function burst(bench: Bench, count: number): Promise<number> {
  const { client, executorUrl } = bench;
  const goal = (await completedRuns(executorUrl)) + count;
  const endsAt = bench.ended() + count;
  const start = performance.now();
  for (let left = count; left > 0; left -= SENT_AT_ONCE) {
    const events = Array.from({ length: Math.min(left, SENT_AT_ONCE) }, () => ({
      name: 'bench/go',
      data: { number: bench.sent++ },
    }));
    await client.send(events);
  }
  // Polled only at the end: counting runs is work for the executor too.
  while (bench.ended() < endsAt) await pause(5);
  while ((await completedRuns(executorUrl)) < goal) await pause(5);
  return count / ((performance.now() - start) / 1000);
}

async function completedRuns(executorUrl: string): Promise<number> {
  const response = await fetch(`${executorUrl}/metrics`);
  return ((await response.json()) as { runs: { completed: number } }).runs.completed;
}
