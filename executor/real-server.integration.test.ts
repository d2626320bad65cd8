import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useOwnDatabase } from '@/db/testing/own-database';
import { verifyBearer } from '@/lib/engine/signing';
import { recordedEvents, takeEvents } from '@/lib/outbox/testing/recorded-events';
import { ago, alterRun, connectAll, mintSession, queue, runsOf } from '@/lib/sync/testing/connected-organization';
import { platformOfAccounts } from '@/lib/sync/testing/filled-platform';
import { startRecordedServer } from './testing/recorded-server';
import { EVENT_KEY, SIGNING_KEY } from './testing/test-stack';

const OWN = 'http://localhost:3000/api/inngest';
let server: Awaited<ReturnType<typeof startRecordedServer>>;
let answerEngine: typeof import('@/inngest/serve-engine').answerEngine;
let keepRegistered: typeof import('@/inngest/keep-registered').keepRegistered;
let registerFunctions: typeof import('@/inngest/register-functions').registerFunctions;
let startDelivery: typeof import('@/inngest/start-delivery').startDelivery;
let requestSweep: typeof import('@/inngest/keep-registered').requestSweep;

beforeAll(async () => {
  await useOwnDatabase('real_server');
  server = await startRecordedServer();
  const keys = { INNGEST_EVENT_KEY: EVENT_KEY, INNGEST_SIGNING_KEY: SIGNING_KEY };
  Object.assign(process.env, { INNGEST_BASE_URL: server.url, ...keys });
  ({ answerEngine } = await import('@/inngest/serve-engine'));
  ({ keepRegistered, requestSweep } = await import('@/inngest/keep-registered'));
  ({ registerFunctions } = await import('@/inngest/register-functions'));
  ({ startDelivery } = await import('@/inngest/start-delivery'));
});
afterAll(() => server.close());
beforeEach(() => {
  server.registrations.length = 0;
  server.events.length = 0;
});

function registeredAddresses(): string[] {
  return server.registrations.flatMap(({ body }) => [
    body.url,
    ...body.functions.map(({ steps }) => steps.step.runtime.url.split('?')[0] ?? ''),
  ]);
}

describe('a PUT to the engine’s address', () => {
  it('a PUT with another Host registers nothing, signed or not, and sends nothing to that host', async () => {
    let received = 0;
    const foreign = http.createServer((_, response) => {
      received += 1;
      response.end();
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(foreign.address() as AddressInfo).port}`;
    const anonymous = await server.sync(answerEngine, OWN, { headers: { host } });
    const signed = await server.sync(answerEngine, OWN, { headers: { host }, signingKey: SIGNING_KEY });
    expect([anonymous.status, signed.status]).toEqual([403, 403]);
    expect(server.registrations).toEqual([]);
    expect(received).toBe(0);
    foreign.close();
  });

  it('a PUT without a signature, with another key or with an old signature is refused before the SDK acts', async () => {
    const foreignKey = `signkey-test-${'f'.repeat(64)}`;
    const old = `t=${Math.floor(Date.now() / 1000) - 301}&s=${'0'.repeat(64)}`;
    const answers = [
      await server.sync(answerEngine, OWN),
      await server.sync(answerEngine, OWN, { signingKey: foreignKey }),
      await server.sync(answerEngine, OWN, { headers: { 'x-inngest-signature': old } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(server.registrations).toEqual([]);
  });

  it("a PUT signed by the server registers the product's own address, whatever the request contains", async () => {
    const elsewhere = { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https', host: 'localhost:3000' };
    const answer = await server.sync(answerEngine, 'http://elsewhere.example/api/inngest', {
      headers: elsewhere,
      signingKey: SIGNING_KEY,
    });
    expect(await answer.json()).toEqual({ message: 'Successfully registered', modified: true });
    expect(new Set(registeredAddresses())).toEqual(new Set([OWN]));
  });

  it('a PUT that is too long is refused while it is read', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1_048_576));
      },
    });
    const headers = {
      host: 'localhost:3000',
      'x-inngest-signature': `t=${Math.floor(Date.now() / 1000)}&s=${'0'.repeat(64)}`,
    };
    const request = new Request(OWN, { method: 'PUT', headers, body, duplex: 'half' } as RequestInit);
    expect((await answerEngine(request, 'PUT')).status).toBe(413);
  });
});

describe('the product on a real Inngest server', () => {
  async function start(): Promise<number> {
    let waits = 0;
    let isRegistered = false;
    await keepRegistered({
      register: async () => {
        const registration = await registerFunctions(SIGNING_KEY);
        isRegistered = true;
        return registration;
      },
      sweep: requestSweep,
      sleep: async () => {
        waits += 1;
        server.state.isDown = waits < 2;
      },
      isStopped: () => isRegistered,
    });
    server.state.isDown = false;
    return waits;
  }

  it('the product registers itself with the hash of the signing key, as soon as the server answers', async () => {
    server.state.isDown = true;
    expect(await start()).toBe(3);
    expect(server.registrations).toHaveLength(1);
    expect(verifyBearer(SIGNING_KEY, server.registrations[0]?.authorization)).toBe(true);
    expect(new Set(registeredAddresses())).toEqual(new Set([OWN]));
    expect(server.events.map(({ name }) => name)).toEqual(['engine/functions.registered']);
  });

  it('the product requests again what the server dropped under a new id, and delivers a new run at once under its own', async () => {
    const session = await mintSession();
    const integrationId = await connectAll(session, platformOfAccounts(1));
    for (const run of await runsOf(session.orgId)) await alterRun(session.orgId, run.id, { status: 'failed' });
    const dropped = await queue(session.orgId, integrationId, 'metrics');
    await takeEvents(session.orgId);
    await alterRun(session.orgId, dropped, { lastEventAt: ago(2) });
    const undelivered = await queue(session.orgId, integrationId, 'posts');
    startDelivery();
    await start();
    const [registered] = server.events;
    if (!registered) throw new Error('The registration was not sent.');
    const answer = await server.run(answerEngine, OWN, 'cmis-sweep-events', registered);
    expect(answer.status).toBe(200);
    const requested = server.events.filter(({ name }) => name === 'sync/run.requested');
    expect(requested.map(({ data }) => data.runId).sort()).toEqual([dropped, undelivered].sort());
    expect(requested.find(({ data }) => data.runId === dropped)?.id).not.toBe(dropped);
    expect(requested.find(({ data }) => data.runId === undelivered)?.id).toBe(undelivered);
    expect(await recordedEvents(session.orgId)).toEqual([]);
  });
});
