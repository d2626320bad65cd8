import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withOrg } from '@/db/tenant';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { startConnect } from '@/lib/connect/connect';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { setEventSender } from '@/lib/outbox/deliver-events';
import { recordedEvents, takeEvents } from '@/lib/outbox/testing/recorded-events';
import { integrationsOf } from '@/lib/sync/testing/connected-organization';
import {
  deliveriesOf,
  feedChange,
  metaBody,
  mintMetaOrganization,
  signedByMeta,
} from '@/lib/webhooks/testing/meta-organization';
import { plantDeadLetter } from '@/lib/webhooks/testing/plant-delivery';

// Real routes and actions on a real database; the platform and the engine are fakes.
const current = vi.hoisted(() => ({ platform: undefined as unknown, headers: new Headers() }));
vi.mock('@/lib/tokens/platform-config', async (original) => ({
  ...(await original<object>()),
  configuredPlatform: () => current.platform,
}));
vi.mock('next/headers', () => ({
  headers: async () => current.headers,
  cookies: async () => ({
    getAll: (name: string) => {
      const pair = current.headers
        .get('cookie')
        ?.split('; ')
        .find((each) => each.startsWith(`${name}=`));
      return pair ? [{ name, value: pair.slice(name.length + 1) }] : [];
    },
  }),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
vi.mock('next-intl/server', () => ({ getLocale: async () => 'en', getTranslations: async () => (key: string) => key }));

type Behaviour = 'does not answer' | 'is slow';
/** It answers when the test releases it, or never. */
const engine = { behaviour: 'does not answer' as Behaviour, calls: 0, answers: 0, answerAll: () => {} };
const pending: (() => void)[] = [];
engine.answerAll = () => {
  for (const answer of pending.splice(0)) answer();
};
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  engine.calls += 1;
  if (engine.behaviour === 'does not answer') return;
  const events: unknown[] = JSON.parse(Buffer.concat(chunks).toString());
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(' ');
  pending.push(() => {
    engine.answers += 1;
    response.end(JSON.stringify({ ids: events.map((_, index) => `event-${index}`), status: 200 }));
  });
});

let send: { mock: { calls: unknown[] } };
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    INNGEST_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    INNGEST_EVENT_KEY: 'key',
    INNGEST_SIGNING_KEY: `signkey-test-${'0a'.repeat(32)}`,
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  const { inngest } = await import('@/inngest/client');
  send = vi.spyOn(inngest, 'send');
  Object.assign(engine, { calls: 0, answers: 0 });
});
afterEach(() => {
  engine.answerAll();
  setEventSender(null);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Person = Awaited<ReturnType<typeof person>>;

async function person() {
  const { session, orgId, integrationId, platform, pageId } = await mintMetaOrganization();
  current.platform = platform;
  await withOrg(orgId, (tx) =>
    tx.execute(sql`update sync_runs set requested_at = requested_at - interval '1 day',
      started_at = started_at - interval '1 day', finished_at = finished_at - interval '1 day'`),
  );
  const deadLetter = await plantDeadLetter(orgId, integrationId);
  const { adAccounts, profiles } = await loadIntegration(orgId, integrationId);
  const cookie = await sessionCookieFor(session.user.id);
  const choice = { adAccountIds: adAccounts.map(({ id }) => id), profileIds: profiles.map(({ id }) => id) };
  // Only what the test itself records is delivered.
  await takeEvents(orgId);
  const { startDelivery } = await import('@/inngest/start-delivery');
  startDelivery();
  return { session, orgId, integrationId, platform, pageId, deadLetter, choice, cookie };
}

async function callRoute(
  load: () => Promise<Record<string, unknown>>,
  method: string,
  who: Person,
  { body, ...params }: Record<string, unknown> = {},
): Promise<number> {
  const route = (await load())[method] as (request: Request, context: object) => Promise<Response>;
  const request = new Request('http://localhost:3000/api/here', {
    method,
    headers: { cookie: who.cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await route(request, { params: Promise.resolve({ org: who.orgId, ...params }) })).status;
}

async function callAction(
  load: () => Promise<Record<string, unknown>>,
  name: string,
  who: Person,
  fields: Record<string, string | string[]>,
): Promise<unknown> {
  const action = (await load())[name] as (previous: null, form: FormData) => Promise<{ ok: boolean }>;
  const form = new FormData();
  for (const [field, values] of Object.entries({ org: who.orgId as string, ...fields })) {
    for (const value of [values].flat()) form.append(field, value);
  }
  current.headers = new Headers({ cookie: who.cookie });
  return action(null, form).then(
    ({ ok }) => (ok ? 'done' : 'failed'),
    (error: { digest?: string }) => (error.digest?.startsWith('NEXT_REDIRECT') ? 'redirected' : Promise.reject(error)),
  );
}

async function callConnect(who: Person): Promise<number> {
  const { GET } = await import('@/app/api/connect/[platform]/callback/route');
  const request = { platform: 'meta' as const, locale: 'en', origin: 'http://localhost:3000', sessionVersion: 1 };
  const consent = await startConnect(who.session, request);
  current.headers = new Headers({ cookie: who.cookie });
  const search = new URLSearchParams({ code: 'code-1', state: consent.searchParams.get('state') ?? '' });
  const url = `http://localhost:3000/api/connect/meta/callback?${search}`;
  const response = await GET(new Request(url), { params: Promise.resolve({ platform: 'meta' }) });
  return new URL(response.headers.get('location') ?? '').searchParams.has('error') ? 500 : response.status;
}

const ORG_API = 'app/api/orgs/[org]';
const ORG_PAGES = 'app/[locale]/orgs/[org]';
const integrationActions = () => import('@/app/[locale]/orgs/[org]/integrations/actions');
const syncActions = () => import('@/app/[locale]/orgs/[org]/syncs/actions');

/** Every place in `app` that requests a run or a replay. */
const places: [file: string, act: string, call: (who: Person) => Promise<unknown>, answer: unknown][] = [
  [
    `${ORG_API}/sync/trigger/route.ts`,
    'a sync of everything by API',
    (who) =>
      callRoute(() => import('@/app/api/orgs/[org]/sync/trigger/route'), 'POST', who, { body: { dataType: 'all' } }),
    202,
  ],
  [
    `${ORG_API}/sync/integrations/[integrationId]/trigger/route.ts`,
    'a sync of one connection by API',
    (who) =>
      callRoute(() => import('@/app/api/orgs/[org]/sync/integrations/[integrationId]/trigger/route'), 'POST', who, {
        integrationId: who.integrationId,
        body: { dataType: 'campaigns' },
      }),
    202,
  ],
  [
    `${ORG_API}/integrations/[integrationId]/accounts/route.ts`,
    'a choice of accounts by API',
    (who) =>
      callRoute(() => import('@/app/api/orgs/[org]/integrations/[integrationId]/accounts/route'), 'PUT', who, {
        integrationId: who.integrationId,
        body: who.choice,
      }),
    202,
  ],
  [
    `${ORG_API}/webhooks/deliveries/[deliveryId]/replay/route.ts`,
    'a replay by API',
    (who) =>
      callRoute(() => import('@/app/api/orgs/[org]/webhooks/deliveries/[deliveryId]/replay/route'), 'POST', who, {
        deliveryId: who.deadLetter,
      }),
    202,
  ],
  ['app/api/connect/[platform]/callback/route.ts', 'a connection that is made again', callConnect, 302],
  [
    `${ORG_PAGES}/integrations/actions.ts`,
    'a sync of one connection on its page',
    (who) => callAction(integrationActions, 'syncNow', who, { integration: who.integrationId, dataType: 'all' }),
    'done',
  ],
  [
    `${ORG_PAGES}/integrations/actions.ts`,
    'a choice of accounts on a page',
    (who) => callAction(integrationActions, 'chooseAccounts', who, { integration: who.integrationId, ...who.choice }),
    'redirected',
  ],
  [
    `${ORG_PAGES}/syncs/actions.ts`,
    'a sync of everything on a page',
    (who) => callAction(syncActions, 'syncAll', who, {}),
    'done',
  ],
  [
    `${ORG_PAGES}/syncs/actions.ts`,
    'a sync that is repeated on its page',
    (who) => callAction(syncActions, 'syncAgain', who, { integration: who.integrationId, dataType: 'all' }),
    'redirected',
  ],
  [
    `${ORG_PAGES}/deliveries/actions.ts`,
    'a replay on a page',
    (who) =>
      callAction(() => import('@/app/[locale]/orgs/[org]/deliveries/actions'), 'replay', who, {
        delivery: who.deadLetter,
      }),
    'done',
  ],
];

function isSending({ orgId }: Pick<Person, 'orgId'>): boolean {
  return send.mock.calls.some((call) => JSON.stringify(call).includes(orgId));
}

/** The test's clock stops, and advances by half a second after the call of the engine. */
async function answerWithinHalfASecond(call: (who: Person) => Promise<unknown>, who: Person): Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const answering = call(who);
  await expect.poll(() => isSending(who)).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  return answering;
}

it('every place of `app` that requests a run or a replay is tested here, and none sends an event itself', () => {
  const root = import.meta.dirname;
  const calls = (pattern: RegExp) =>
    readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .flatMap((name) => {
        const found = readFileSync(path.join(root, 'app', name), 'utf8').match(pattern);
        return (found ?? []).map(() => `app/${name}`);
      });
  expect(calls(/\binngest\.send\(|\bsetEventSender\(|\bdeliverEvents\(/g)).toEqual([]);
  const recording = /\b(triggerSync|triggerOrganization|chooseAccounts|choose|replayDelivery|finishConnect)\(/g;
  expect(places.map(([file]) => file).sort()).toEqual(calls(recording).sort());
});

describe.each<Behaviour>(['does not answer', 'is slow'])('while the engine %s', (behaviour) => {
  beforeEach(() => {
    engine.behaviour = behaviour;
  });

  it.each(places)('%s answers %s within 500 ms, before the engine', async (_file, _act, call, answer) => {
    const who = await person();
    expect(await answerWithinHalfASecond(call, who)).toBe(answer);
    expect(engine.answers).toBe(0);
    await expect.poll(() => engine.calls).toBeGreaterThan(0);
  });

  it('a webhook is answered before the engine is called', async () => {
    const { orgId, pageId } = await person();
    const { POST } = await import('@/app/api/webhooks/[platform]/route');
    const request = signedByMeta(metaBody('page', pageId, [feedChange()]));
    expect((await POST(request, { params: Promise.resolve({ platform: 'meta' }) })).status).toBe(200);
    expect(isSending({ orgId })).toBe(false);
    expect((await deliveriesOf(orgId)).some(({ status }) => status === 'received')).toBe(true);
    await expect.poll(() => isSending({ orgId })).toBe(true);
  });
});

it('an event that the engine accepted late leaves the outbox', async () => {
  engine.behaviour = 'is slow';
  const who = await person();
  const [, , call = () => Promise.reject(new Error('There is no such place.'))] = places[0] ?? [];
  expect(await answerWithinHalfASecond(call, who)).toBe(202);
  const waiting = () => recordedEvents(who.orgId, 'sync/run.requested');
  expect(await waiting()).not.toEqual([]);
  await expect.poll(() => engine.calls).toBeGreaterThan(0);
  engine.answerAll();
  await expect.poll(waiting).toEqual([]);
});

describe('while the engine refuses connections', () => {
  beforeAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(places)('%s answers %s within 500 ms', async (_file, _act, call, answer) => {
    const who = await person();
    expect(await answerWithinHalfASecond(call, who)).toBe(answer);
    expect(await integrationsOf(who.orgId)).toMatchObject([{ status: 'active' }]);
  });
});
