import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memberships } from '@/db/schema/memberships';
import { syncRuns } from '@/db/schema/sync-runs';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { defineRoute } from '@/lib/api/define-route';
import { endSessions } from '@/lib/auth/end-sessions';
import { loadMember } from '@/lib/auth/load-member';
import { requireRole } from '@/lib/auth/require-role';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { createApiToken, revokeApiToken } from '@/lib/orgs/api-tokens';
import { syncStatusesSchema } from '../schema';
import { getSyncStatuses } from '../status/status';
import { plantIntegrations } from '../testing/plant-integrations';
import { streamStatuses } from './stream-statuses';

// Like the route of the product, which lib cannot import; for marketers, so that a lower role can fail.
const GET = defineRoute({
  method: 'GET',
  role: 'marketer',
  path: '/api/orgs/{org}/sync/events',
  operationId: 'probe',
  summary: 'Sync status as it changes',
  auth: 'session-or-token',
  tier: 'api',
  response: syncStatusesSchema,
  media: 'text/event-stream',
  handler: ({ session, request }) => {
    const lastEventId = request.headers.get('last-event-id');
    return streamStatuses({ session, locale: 'en', lastEventId, signal: request.signal });
  },
});

async function person() {
  const { orgId, userId } = await mintOrganization();
  const [integrationId = ''] = await plantIntegrations(orgId, 1);
  return { orgId, userId, integrationId, cookie: await sessionCookieFor(userId) };
}

function call(org: string, headers: Record<string, string>, rest: RequestInit = {}) {
  const request = new Request(`http://localhost:3000/api/orgs/${org}/sync/events`, { headers, ...rest });
  return GET(request, { params: Promise.resolve({ org }) });
}

const leaving: AbortController[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const client of leaving.splice(0)) client.abort();
});

async function connect(org: string, headers: Record<string, string>) {
  const client = new AbortController();
  leaving.push(client);
  const response = await call(org, headers, { signal: client.signal });
  if (!response.body) throw new Error('There is no stream.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => {
    for (let text = ''; ; ) {
      const { done, value } = await reader.read();
      if (done) return null;
      text += value;
      const [, event = '', id = '', data = ''] = /event: (.*)\nid: (.*)\ndata: (.*)\n\n/.exec(text) ?? [];
      if (id) return { event, id, body: JSON.parse(data) };
    }
  };
  return { response, next, client };
}

async function queueRun({ orgId, integrationId }: Awaited<ReturnType<typeof person>>): Promise<string> {
  const id = randomUUID();
  await withOrg(orgId, (tx) =>
    tx.insert(syncRuns).values({
      ...{ orgId, id, integrationId, platform: 'meta', dataType: 'all', trigger: 'manual', status: 'queued' },
      requestedAt: new Date(),
    }),
  );
  return id;
}

describe('the stream of sync statuses', () => {
  it('is protected', async () => {
    const [ours, theirs] = await Promise.all([person(), person()]);
    const statusOf = async (org: string, headers: Record<string, string>) => (await call(org, headers)).status;
    expect(await statusOf(ours.orgId, {})).toBe(401);
    expect(await statusOf(ours.orgId, { authorization: 'Bearer cmis_wrong' })).toBe(401);
    expect(await statusOf(theirs.orgId, { cookie: ours.cookie })).toBe(404);
    expect(await statusOf(randomUUID(), { cookie: ours.cookie })).toBe(404);
  });

  it('begins with the answer of the status endpoint, unbuffered by proxies', async () => {
    const ours = await person();
    await queueRun(ours);
    const { response, next } = await connect(ours.orgId, { cookie: ours.cookie });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    const first = await next();
    expect(first).toMatchObject({ event: 'status', id: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(syncStatusesSchema.parse(first?.body)).toEqual({ integrations: await getSyncStatuses(ours.orgId, 'en') });
    expect(first?.body.integrations).toMatchObject([{ integrationId: ours.integrationId, state: 'queued' }]);
  });

  it('accepts an API token', async () => {
    const ours = await person();
    const member = await loadMember({ userId: ours.userId, sessionVersion: 1 }, ours.orgId, null);
    if (member.kind !== 'member') throw new Error('not a member');
    const { token } = await createApiToken(requireRole(member.session, 'admin'), { name: 'live', role: 'marketer' });
    const { next } = await connect(ours.orgId, { authorization: `Bearer ${token}` });
    expect((await next())?.body.integrations).toHaveLength(1);
  });
});

it('a status change reaches all who watch the organization, and no one else', async () => {
  const [ours, theirs] = await Promise.all([person(), person()]);
  const [one, two] = [
    await connect(ours.orgId, { cookie: ours.cookie }),
    await connect(ours.orgId, { cookie: ours.cookie }),
  ];
  const other = await connect(theirs.orgId, { cookie: theirs.cookie });
  await Promise.all([one.next(), two.next(), other.next()]);
  let received = false;
  void other.next().then((event) => {
    received = event !== null;
  });

  const runId = await queueRun(ours);
  const events = await Promise.all([one.next(), two.next()]);
  for (const event of events) expect(event?.body.integrations).toMatchObject([{ state: 'queued', run: { id: runId } }]);

  const ended = { status: 'failed', errorClass: 'permanent', errorCode: 'internal', finishedAt: new Date() } as const;
  await withOrg(ours.orgId, (tx) =>
    tx
      .update(syncRuns)
      .set(ended)
      .where(and(eq(syncRuns.orgId, ours.orgId), eq(syncRuns.id, runId))),
  );
  expect((await one.next())?.body.integrations).toMatchObject([{ run: { id: runId, status: 'failed' } }]);
  expect(received).toBe(false);
});

it('a reconnected client gets what it missed, and nothing twice', async () => {
  const ours = await person();
  const before = await connect(ours.orgId, { cookie: ours.cookie });
  const known = (await before.next())?.id ?? '';
  before.client.abort();
  expect(await before.next()).toBeNull();

  const again = await connect(ours.orgId, { cookie: ours.cookie, 'last-event-id': known });
  const next = again.next();
  const runId = await queueRun(ours);
  expect((await next)?.body.integrations).toMatchObject([{ run: { id: runId } }]);

  const late = await connect(ours.orgId, { cookie: ours.cookie, 'last-event-id': known });
  expect((await late.next())?.body.integrations).toMatchObject([{ run: { id: runId } }]);
});

describe('the slots for live streams', () => {
  it('are ten for each person, and are released however the client leaves', async () => {
    const [ours, theirs] = await Promise.all([person(), person()]);
    const streams = [];
    for (let count = 0; count < 10; count += 1) streams.push(await connect(ours.orgId, { cookie: ours.cookie }));
    const refused = await call(ours.orgId, { cookie: ours.cookie });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    expect((await connect(theirs.orgId, { cookie: theirs.cookie })).response.status).toBe(200);

    streams[0]?.client.abort();
    expect((await connect(ours.orgId, { cookie: ours.cookie })).response.status).toBe(200);
    expect((await call(ours.orgId, { cookie: ours.cookie })).status).toBe(429);
  });

  it('are not taken by a request for headers only', async () => {
    const ours = await person();
    for (let count = 0; count < 12; count += 1) {
      expect((await call(ours.orgId, { cookie: ours.cookie }, { method: 'HEAD' })).status).toBe(200);
    }
  });
});

describe('a live stream ends', () => {
  const membership = ({ orgId, userId }: Awaited<ReturnType<typeof person>>) =>
    and(eq(memberships.orgId, orgId), eq(memberships.userId, userId));
  const loseAccess: Record<string, (ours: Awaited<ReturnType<typeof person>>) => Promise<unknown>> = {
    'a session ends': ({ userId }) => endSessions(userId, 'test'),
    'a member is removed': (ours) => withOrg(ours.orgId, (tx) => tx.delete(memberships).where(membership(ours))),
    'a role becomes too low': (ours) =>
      withOrg(ours.orgId, (tx) => tx.update(memberships).set({ role: 'viewer' }).where(membership(ours))),
    'a person is disabled': ({ userId }) =>
      withSystem('test: disable', (tx) => tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId))),
  };

  it.each(Object.keys(loseAccess))('within 5 s after %s, and not before', async (loss) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const ours = await person();
    const { next } = await connect(ours.orgId, { cookie: ours.cookie });
    await next();
    const end = next();
    await vi.advanceTimersByTimeAsync(60_000);
    await queueRun(ours);
    expect(await end).toMatchObject({ event: 'status' });
    const ended = next();
    await loseAccess[loss]?.(ours);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(await ended).toBeNull();
  });

  it('within 5 s after its API token is revoked', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const ours = await person();
    const member = await loadMember({ userId: ours.userId, sessionVersion: 1 }, ours.orgId, null);
    if (member.kind !== 'member') throw new Error('not a member');
    const { id, token } = await createApiToken(requireRole(member.session, 'admin'), {
      name: 'live',
      role: 'marketer',
    });
    const { next } = await connect(ours.orgId, { authorization: `Bearer ${token}` });
    await next();
    const end = next();
    await revokeApiToken(requireRole(member.session, 'admin'), id);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(await end).toBeNull();
  });

  it('after ten minutes, for the client to connect again', async () => {
    const ours = await person();
    // From here on only this stream's timers count; the database has connected.
    await getSyncStatuses(ours.orgId, 'en');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { next } = await connect(ours.orgId, { cookie: ours.cookie });
    await next();
    const end = next();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(await end).toBeNull();
  });
});
