import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { platformDefinition } from '@/lib/platforms/registry';
import { type Sandbox, startSandbox } from '../server';

interface Got {
  platform: 'meta' | 'snapchat' | 'linkedin';
  method: string;
  body: Buffer;
  headers: Headers;
}

let got: Got[];
/** Statuses of the next answers; then 200. */
let answers: number[];
let isAppReady: boolean;
let server: Server;
let url: string;
let folder: string;
let sandbox: Sandbox;
let skippedMs: number;

function headersOf(request: IncomingMessage): Headers {
  return new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
}

beforeEach(async () => {
  [got, answers, skippedMs, isAppReady] = [[], [], 0, true];
  folder = mkdtempSync(path.join(tmpdir(), 'cmis-outbox-'));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const requested = new URL(request.url ?? '/', 'http://app');
      const platform = requested.pathname.split('/').pop() as Got['platform'];
      got.push({ platform, method: request.method ?? '', body: Buffer.concat(chunks), headers: headersOf(request) });
      const { answerChallenge } = platformDefinition(platform).webhooks;
      if (request.method === 'GET') {
        const answer = answerChallenge?.(requested.searchParams, {
          signing: [isAppReady ? 'secret' : 'other'],
          verifyToken: 'word',
        });
        response.end(typeof answer === 'object' ? answer.body : '');
        return;
      }
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/webhooks`;
  sandbox = await start();
});
afterEach(async () => {
  await sandbox.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

function start(): Promise<Sandbox> {
  const secrets = { meta: 'secret', snapchat: 'secret', linkedin: 'secret' };
  const now = () => new Date(Date.now() + skippedMs);
  return startSandbox({ webhooks: { url, secrets, verifyToken: 'word' }, stateDir: folder, now });
}

async function order(what: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${sandbox.url}/__sandbox/webhooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function deliveryStatus(platform?: string): Promise<{
  open: number;
  delivered: number;
  givenUp: number;
  failedHandshakes: string[];
  outcomes: { status: number; at: string }[];
}> {
  const answer = await fetch(`${sandbox.url}/__sandbox/webhooks${platform ? `?platform=${platform}` : ''}`);
  return (await answer.json()) as Awaited<ReturnType<typeof deliveryStatus>>;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(condition, { interval: 20 }).toBe(true);
}
const posts = () => got.filter(({ method }) => method === 'POST');

it('the outbox sends an event signed as the platform does, and repeats it until it is accepted', async () => {
  answers = [500, 503];
  expect(await order({ platform: 'snapchat', event: 'lead' })).toMatchObject({ status: 202 });
  // The sandbox's clock runs ahead until the delivery: an early attempt is visible in its time.
  await until(async () => {
    skippedMs += 1_000;
    return (await deliveryStatus()).delivered === 1;
  });
  const moments = (await deliveryStatus()).outcomes.map(({ at }) => Date.parse(at)).sort((one, other) => one - other);
  const waits = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  expect(posts()).toHaveLength(3);
  expect(waits[0]).toBeGreaterThanOrEqual(5_000);
  expect(waits[1]).toBeGreaterThanOrEqual(30_000);
  const [first, , last] = posts();
  expect(first?.body).toEqual(last?.body);
  for (const { body, headers } of [first, last].flatMap((one) => one ?? [])) {
    const receivedAt = new Date(Number(headers.get('t')) * 1000);
    expect(platformDefinition('snapchat').webhooks.verifyWebhook({ body, headers, receivedAt }, ['secret'])).toBe(true);
  }
  expect(await deliveryStatus()).toMatchObject({ open: 0, givenUp: 0 });
});

it('the outbox sends pending events after a restart', async () => {
  answers = [500];
  await order({ platform: 'snapchat', event: 'lead' });
  await until(async () => (await deliveryStatus()).outcomes.length === 1);
  await sandbox.close();
  skippedMs += 60_000;
  sandbox = await start();
  await until(() => posts().length === 2);
  expect(posts()[0]?.body).toEqual(posts()[1]?.body);
});

it('the outbox keeps an acknowledged order when it is killed at once', async () => {
  answers = [500];
  const { body } = await order({ platform: 'snapchat', event: 'lead' });
  const file = readFileSync(path.join(folder, 'sandbox-webhooks.json'), 'utf8');
  const { messages } = JSON.parse(file) as { messages: { serial: number }[] };
  expect(messages.map(({ serial }) => serial)).toEqual(body.serials);
});

it('the outbox makes one handshake before it sends', async () => {
  await order({ platform: 'linkedin', event: 'lead', count: 3 });
  await until(() => posts().length === 3);
  expect(got.filter(({ method }) => method === 'GET')).toHaveLength(1);
  expect(got[0]).toMatchObject({ method: 'GET', platform: 'linkedin' });
});

it('the outbox reports a failed handshake and sends only once it succeeds', async () => {
  isAppReady = false;
  await order({ platform: 'linkedin', event: 'lead' });
  await until(async () => (await deliveryStatus()).failedHandshakes.includes('linkedin'));
  expect(await deliveryStatus('linkedin')).toMatchObject({ open: 1, delivered: 0 });
  expect(posts()).toHaveLength(0);
  isAppReady = true;
  skippedMs += 6_000;
  await until(async () => (await deliveryStatus('linkedin')).delivered === 1);
  expect((await deliveryStatus()).failedHandshakes).toEqual([]);
});

it('the outbox counts by platform and sends nothing for a platform without a key', async () => {
  await order({ platform: 'snapchat', event: 'lead', count: 2 });
  await until(async () => (await deliveryStatus('snapchat')).delivered === 2);
  expect(await deliveryStatus('linkedin')).toMatchObject({ open: 0, delivered: 0, outcomes: [] });
  expect(await order({ platform: 'google', event: 'lead' })).toMatchObject({ status: 409 });
});

it('the outbox sends copies as single requests, and different changes of Meta in one', async () => {
  await order({ platform: 'snapchat', event: 'lead', copies: 5 });
  await until(() => posts().length === 5);
  expect(new Set(posts().map(({ body }) => body.toString())).size).toBe(1);
  await order({ platform: 'meta', event: 'lead', count: 4 });
  await until(async () => (await deliveryStatus()).delivered === 9);
  const batches = posts().filter(({ platform }) => platform === 'meta');
  const entries = batches.flatMap(({ body }) => (JSON.parse(body.toString()) as { entry: unknown[] }).entry);
  expect(entries).toHaveLength(4);
  expect(batches.length).toBeLessThan(4);
});

it('the outbox sends out of order on request', async () => {
  const { body } = await order({ platform: 'snapchat', event: 'lead', count: 4, shuffle: true });
  await until(() => posts().length === 4);
  const sent = posts().map(({ body: text }) =>
    Number((JSON.parse(text.toString()) as { lead_id: string }).lead_id.split('-')[1]),
  );
  expect(sent).not.toEqual(body.serials);
  expect(sent.toSorted()).toEqual(body.serials);
});

it('the outbox names an unknown event or subject in its refusal', async () => {
  expect(await order({ platform: 'snapchat', event: 'comment' })).toMatchObject({
    status: 404,
    body: { error: 'snapchat has no comment; it has: lead.' },
  });
  expect(await order({ platform: 'snapchat', event: 'lead', about: { accountId: 'nobody' } })).toMatchObject({
    status: 404,
  });
  expect(await order({ platform: 'snapchat', event: 'lead', copies: 0 })).toMatchObject({ status: 400 });
  const tooMany = { platform: 'snapchat', event: 'lead', count: 1000, copies: 1000 };
  expect(await order(tooMany)).toMatchObject({ status: 400 });
});

it('the outbox stops to repeat an event when the platform would', async () => {
  answers = Array(10).fill(401);
  await order({ platform: 'snapchat', event: 'lead' });
  await until(async () => {
    skippedMs += 86_400_000;
    return (await deliveryStatus()).givenUp === 1;
  });
  expect((await deliveryStatus()).open).toBe(0);
});
