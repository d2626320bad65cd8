import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Inngest } from 'inngest';
import { serve } from 'inngest/node';
import { spawnExecutor, stopProcess, untilSynced } from './executor-process';

export interface HeapFigures {
  heapMiB: number[];
  // Heap after all of the work over heap after a tenth; target: at most 1.1.
  afterTenOverOne: number;
  runs: number;
  attacks: number;
}

const ROUNDS = 10;
const WARM_UP_RUNS = 500;

// The heap is measured after a forced collection when a round of equal work has ended.
export async function benchExecutorHeap({
  databaseUrl,
  runsPerRound = 500,
}: {
  databaseUrl: string;
  runsPerRound?: number;
}): Promise<HeapFigures> {
  const signingKey = `signkey-bench-${randomBytes(32).toString('hex')}`;
  const eventKey = 'bench';
  let handle: ReturnType<typeof serve> | undefined;
  const server = http.createServer((request, response) => {
    if (handle) handle(request, response);
    else response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
  const nodeArguments = ['--expose-gc', '--import', path.resolve(import.meta.dirname, 'heap-probe.ts')];
  const { child, url } = await spawnExecutor({ databaseUrl, appUrl, signingKey, eventKey, nodeArguments });
  try {
    const client = new Inngest({ id: 'bench-heap', baseUrl: url, eventKey, signingKey, isDev: false, logger: silent });
    handle = serve({ client, functions: kindsOfRuns(client) });
    await untilSynced(url);
    await sendRuns(client, WARM_UP_RUNS);
    await untilIdle(url);
    const heapMiB: number[] = [];
    let attacks = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const [sent] = await Promise.all([attack(url, eventKey, runsPerRound), sendRuns(client, runsPerRound)]);
      attacks += sent;
      await untilIdle(url);
      heapMiB.push(Math.round(((await heapOf(child)) / 2 ** 20) * 100) / 100);
    }
    return {
      heapMiB,
      afterTenOverOne: (heapMiB.at(-1) ?? Number.NaN) / (heapMiB[0] ?? Number.NaN),
      runs: ROUNDS * runsPerRound,
      attacks,
    };
  } finally {
    await stopProcess(child);
    server.close();
    server.closeAllConnections();
  }
}

const ignore = () => {};
const silent = { info: ignore, warn: ignore, error: ignore, debug: ignore };

function kindsOfRuns(client: Inngest) {
  const places = { limit: 5, key: 'event.data.place' };
  return [
    client.createFunction({ id: 'steps', triggers: { event: 'heap/steps' } }, async ({ step }) => {
      await step.run('one', () => 'x'.repeat(1000));
      await step.sleep('a moment', 1000);
      return step.run('two', () => 2);
    }),
    client.createFunction({ id: 'waits', triggers: { event: 'heap/waits' } }, ({ step, event }) =>
      step.waitForEvent('other', { event: `heap/other-${event.data.number}`, timeout: '1s' }),
    ),
    client.createFunction({ id: 'places', concurrency: places, triggers: { event: 'heap/places' } }, () => null),
    client.createFunction({ id: 'fails', retries: 0, triggers: { event: 'heap/fails' } }, () => {
      throw new Error('It always fails.');
    }),
  ];
}

async function sendRuns(client: Inngest, count: number): Promise<void> {
  const names = ['heap/steps', 'heap/waits', 'heap/places', 'heap/fails'];
  for (let left = count; left > 0; left -= 100) {
    await client.send(
      Array.from({ length: Math.min(left, 100) }, (_, index) => ({
        name: names[index % names.length] ?? '',
        data: { number: randomBytes(6).toString('hex'), place: randomBytes(6).toString('hex') },
      })),
    );
  }
}

async function attack(url: string, eventKey: string, count: number): Promise<number> {
  const name = () => randomBytes(8).toString('hex');
  const kinds: (() => Promise<unknown>)[] = [
    () => post(`${url}/e/${name()}`, JSON.stringify({ name: name(), data: {} })),
    () => post(`${url}/e/${eventKey}`, JSON.stringify({ name: name(), data: { text: name() } })),
    () => post(`${url}/e/${eventKey}`, `{"name":"${name()}`),
    () => post(`${url}/fn/register`, JSON.stringify({ url: `http://${name()}.invalid`, functions: [] })),
    () => post(`${url}/fn/register`, 'x'.repeat(100_000), { authorization: `Bearer signkey-bench-${name()}` }),
    () => post(`${url}/${name()}`, ''),
    () => fetch(`${url}/v0/runs/${name()}/actions`).then((answer) => answer.text()),
    () => abandon(url, name()),
  ];
  for (let sent = 0; sent < count; sent += kinds.length) await Promise.all(kinds.map((kind) => kind()));
  return Math.ceil(count / kinds.length) * kinds.length;
}

async function post(url: string, body: string, headers: Record<string, string> = {}): Promise<void> {
  await (await fetch(url, { method: 'POST', body, headers })).text();
}

function abandon(url: string, key: string): Promise<void> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`POST /e/${key} HTTP/1.1\r\nHost: executor\r\nContent-Length: 1000\r\n\r\n{"name":`, () =>
        socket.resetAndDestroy(),
      );
    });
    socket.on('error', () => undefined).on('close', () => resolve());
  });
}

async function untilIdle(url: string): Promise<void> {
  for (;;) {
    const { runs, queue } = (await (await fetch(`${url}/metrics`)).json()) as {
      runs: { queued: number; running: number };
      queue: { waiting: number; inFlight: number };
    };
    if (runs.queued + runs.running + queue.inFlight === 0) return;
    await pause(50);
  }
}

function heapOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (bytes) => resolve(Number(bytes)));
    child.send('heap');
  });
}
