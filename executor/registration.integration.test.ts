import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Executor, startExecutor } from './executor';
import {
  dropSchema,
  EVENT_KEY,
  newSchema,
  SIGNING_KEY,
  startTestApp,
  startTestStack,
  testDatabaseUrl,
  waitUntil,
} from './testing/test-stack';

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function hashedKey(signingKey: string): string {
  const [prefix = ''] = /^signkey-\w+-/.exec(signingKey) ?? [];
  return (
    prefix +
    createHash('sha256')
      .update(Buffer.from(signingKey.slice(prefix.length), 'hex'))
      .digest('hex')
  );
}

async function health(executor: Executor) {
  const response = await fetch(`${executor.url}/health`);
  return (await response.json()) as { app: string; reason?: string };
}

async function bareExecutor(options: { appUrl?: string; signingKey?: string; report?: (line: string) => void }) {
  const schema = newSchema();
  const executor = await startExecutor({ databaseUrl: testDatabaseUrl(), schema, eventKey: EVENT_KEY, ...options });
  cleanUps.push(() => dropSchema(schema));
  cleanUps.push(executor.close);
  return executor;
}

describe('the executor, at a registration', () => {
  it('the executor accepts an app that registers itself, and answers whether anything changed', async () => {
    const executor = await bareExecutor({ signingKey: SIGNING_KEY });
    const app = await startTestApp(executor.url, (client) => [
      client.createFunction({ id: 'self', triggers: { event: 'test/go' } }, () => 'ran'),
    ]);
    cleanUps.push(app.close);
    const sync = async () => {
      const response = await fetch(app.url, { method: 'PUT', headers: { 'x-inngest-server-kind': 'cloud' } });
      return [response.status, await response.json()];
    };
    expect(await sync()).toEqual([200, { message: 'Successfully registered', modified: true }]);
    expect(await sync()).toEqual([200, { message: 'Successfully registered', modified: false }]);
    await app.client.send({ name: 'test/go', data: {} });
    await waitUntil(async () => {
      const response = await fetch(`${executor.url}/metrics`);
      return ((await response.json()) as { runs: { completed: number } }).runs.completed === 1;
    });
  });

  it('the executor refuses an app with another signing key, and a server kind that is not its own', async () => {
    const executor = await bareExecutor({ signingKey: `signkey-test-${'f'.repeat(64)}` });
    const app = await startTestApp(executor.url, () => []);
    cleanUps.push(app.close);
    const response = await fetch(app.url, { method: 'PUT' });
    expect(response.status).toBe(401);
    const open = await bareExecutor({});
    const refused = await fetch(`${open.url}/fn/register`, {
      method: 'POST',
      headers: { 'x-inngest-expected-server-kind': 'cloud' },
      body: '{}',
    });
    expect(await refused.json()).toMatchObject({
      status: 400,
      error: 'The app expects a cloud server, this is a dev one.',
    });
  });

  it('the executor accepts only registrations signed with its key, and none without a key', async () => {
    const post = async (executor: Executor, authorization?: string) => {
      const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) };
      const body = JSON.stringify({ url: 'http://127.0.0.1:1/api/inngest', appName: 'app', functions: [] });
      return (await fetch(`${executor.url}/fn/register`, { method: 'POST', headers, body })).json();
    };
    const keyed = await bareExecutor({ signingKey: SIGNING_KEY });
    expect(await post(keyed)).toMatchObject({ ok: false, status: 401 });
    expect(await post(keyed, 'Bearer undefined')).toMatchObject({ ok: false, status: 401 });
    expect(await post(await bareExecutor({}))).toMatchObject({ ok: false, status: 403 });
  });

  it('the executor calls its app at the configured address, whatever address a signed registration names', async () => {
    let received = 0;
    const elsewhere = http.createServer((_, response) => {
      received += 1;
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    cleanUps.push(async () => void elsewhere.close());
    const foreignUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/api/inngest`;
    const stack = await startTestStack((client) => [
      client.createFunction({ id: 'real', triggers: { event: 'test/go' } }, () => 'real'),
    ]);
    cleanUps.push(stack.close);
    const config = JSON.parse(String((await stack.table('functions'))[0]?.config));
    config.steps.step.runtime.url = `${foreignUrl}?fnId=app-real&stepId=step`;
    const registered = await fetch(`${stack.executor.url}/fn/register`, {
      method: 'POST',
      headers: { authorization: `Bearer ${hashedKey(SIGNING_KEY)}` },
      body: JSON.stringify({ url: foreignUrl, appName: 'app', functions: [config] }),
    });
    expect(await registered.json()).toMatchObject({ ok: true });
    await stack.send('test/go');
    await waitUntil(async () => (await stack.runs())[0]?.status === 'completed');
    expect(received).toBe(0);
  });

  it('the executor refuses, by name, a function with an option it does not support', async () => {
    const executor = await bareExecutor({ signingKey: SIGNING_KEY });
    const app = await startTestApp(executor.url, (client) => [
      client.createFunction({ id: 'fine', triggers: { event: 'test/go' } }, () => 1),
      client.createFunction(
        {
          id: 'fast',
          triggers: { event: 'test/go' },
          throttle: { limit: 1, period: '1m' },
          concurrency: { limit: 1, key: 'event.' },
        },
        () => 1,
      ),
      client.createFunction(
        { id: 'stoppable', triggers: { cron: '61 * * * *' }, cancelOn: [{ event: 'test/stop' }] },
        () => 1,
      ),
    ]);
    cleanUps.push(app.close);
    const response = await fetch(app.url, { method: 'PUT', headers: { 'x-inngest-server-kind': 'cloud' } });
    const { message } = (await response.json()) as { message: string };
    expect(response.status).toBe(400);
    expect(message).toContain(
      'The function "app-fast" uses the option "throttle", which this executor does not support.',
    );
    expect(message).toContain('The function "app-fast" has the concurrency.key "event."');
    expect(message).toContain('The function "app-stoppable" uses the option "cancel"');
    expect(message).toContain('The function "app-stoppable" has the cron "61 * * * *"');
    expect(message).not.toContain('app-fine');
  });

  it('the executor ignores an answer without a valid signature', async () => {
    const impostor = http.createServer((request, response) => {
      request.resume();
      response.setHeader('x-inngest-sdk', 'inngest-js:v4.24.0');
      response.setHeader('x-inngest-signature', `t=${Math.floor(Date.now() / 1000)}&s=${'0'.repeat(64)}`);
      response.end('"forged"');
    });
    const stack = await startTestStack((client) => [
      client.createFunction({ id: 'real', triggers: { event: 'test/go' }, retries: 1 }, () => 'real'),
    ]);
    cleanUps.push(stack.close);
    await stack.stopApp();
    await new Promise<void>((resolve) => impostor.listen(stack.app.port, '127.0.0.1', resolve));
    await stack.send('test/go');
    await waitUntil(async () => (await stack.table('queue'))[0]?.attempt === 1);
    impostor.close();
    impostor.closeAllConnections();
    expect((await stack.runs())[0]).toMatchObject({ ended_at: null });
  });

  it('the executor reports that the app has another key', async () => {
    const lines: string[] = [];
    const app = await startTestApp('http://127.0.0.1:1', () => []);
    cleanUps.push(app.close);
    const signingKey = `signkey-test-${'e'.repeat(64)}`;
    const executor = await bareExecutor({ appUrl: app.url, signingKey, report: (line) => lines.push(line) });
    await waitUntil(() => lines.length > 0);
    expect(lines[0]).toContain('INNGEST_SIGNING_KEY');
    expect((await health(executor)).app).toBe('not synced');
  });

  it('the executor detects that the app returned with other functions', async () => {
    const stack = await startTestStack((client) => [
      client.createFunction({ id: 'old', triggers: { event: 'test/go' } }, () => 'old'),
    ]);
    cleanUps.push(stack.close);
    await stack.stopApp();
    await stack.send('test/go');
    await stack.startApp((client) => [
      client.createFunction({ id: 'old', triggers: { event: 'test/go' } }, () => 'changed'),
      client.createFunction({ id: 'new', triggers: { event: 'test/new' } }, () => 'new'),
    ]);
    await waitUntil(async () => (await stack.table('functions')).length === 2);
    await stack.send('test/new');
    await waitUntil(async () => (await stack.runs()).every((run) => run.status === 'completed'));
    expect((await stack.runs()).map((run) => run.output).sort()).toEqual(['{"data":"changed"}', '{"data":"new"}']);
  });

  it('only one executor works on the same data', async () => {
    const stack = await startTestStack(() => []);
    cleanUps.push(stack.close);
    const second = startExecutor({ databaseUrl: testDatabaseUrl(), schema: stack.schema, patienceMs: 200 });
    await expect(second).rejects.toThrow('Another executor is running on this database');
  });
});
