import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useOwnDatabase } from '@/db/testing/own-database';
import { takeEvents } from '@/lib/outbox/testing/recorded-events';
import { ago, alterRun, connectAll, mintSession, queue } from '@/lib/sync/testing/connected-organization';
import { platformOfAccounts } from '@/lib/sync/testing/filled-platform';
import { type Executor, startExecutor } from './executor';
import { EVENT_KEY, newSchema, readTable, SIGNING_KEY, testDatabaseUrl, waitUntil } from './testing/test-stack';

const schema = newSchema();
let executor: Executor;
let app: http.Server;
let appPort: number;

beforeAll(async () => {
  await useOwnDatabase('self_registration');
  executor = await startExecutor({
    databaseUrl: testDatabaseUrl(),
    schema,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
  });
  app = http.createServer(async (request, response) => {
    const { answerEngine } = await import('@/inngest/serve-engine');
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const method = request.method === 'PUT' ? 'PUT' : 'POST';
    const whole = new Request(`http://app.invalid${request.url}`, { method, headers, body: Buffer.concat(chunks) });
    const answer = await answerEngine(whole, method);
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  appPort = (app.address() as AddressInfo).port;
  Object.assign(process.env, {
    INNGEST_BASE_URL: executor.url,
    INNGEST_EVENT_KEY: EVENT_KEY,
    INNGEST_SIGNING_KEY: SIGNING_KEY,
    INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${appPort}`,
  });
});

afterAll(async () => {
  await executor.close();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
});

function putAs(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: appPort, path: '/api/inngest', method: 'PUT', headers: { host } };
    const request = http.request(options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('error', reject);
    request.end(JSON.stringify({ url: `http://${host}/api/inngest` }));
  });
}

it('an anonymous PUT with the Host of a listener changes nothing on the executor and sends nothing to the listener', async () => {
  let received = 0;
  const listener = http.createServer((_, response) => {
    received += 1;
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  expect(await putAs(`127.0.0.1:${(listener.address() as AddressInfo).port}`)).toBe(403);
  expect(await readTable(schema, 'apps')).toEqual([]);
  expect(received).toBe(0);
  listener.close();
});

it('a product that registers itself requests again what matched no function before', async () => {
  const session = await mintSession();
  const integrationId = await connectAll(session, platformOfAccounts(1));
  const runId = await queue(session.orgId, integrationId, 'posts');
  await takeEvents(session.orgId);
  await alterRun(session.orgId, runId, { lastEventAt: ago(1) });
  const { requestSweep } = await import('@/inngest/keep-registered');
  const { registerFunctions } = await import('@/inngest/register-functions');
  const { startDelivery } = await import('@/inngest/start-delivery');
  startDelivery();
  expect(await registerFunctions(SIGNING_KEY)).toEqual({ modified: true });
  expect(await registerFunctions(SIGNING_KEY)).toEqual({ modified: false });
  expect((await readTable(schema, 'apps')).map(({ url }) => url)).toEqual([`http://127.0.0.1:${appPort}/api/inngest`]);
  await requestSweep();
  await waitUntil(async () =>
    (await readTable(schema, 'runs')).some(
      ({ function_id, event }) => function_id === 'cmis-sync-platform-data-meta' && String(event).includes(runId),
    ),
  );
});
