import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { apiTokens } from '@/db/schema/api-tokens';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { endSessions } from '@/lib/auth/end-sessions';
import { loadMember } from '@/lib/auth/load-member';
import type { OrgSession, SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { AppError } from '@/lib/errors';
import { createApiToken, revokeApiToken } from '@/lib/orgs/api-tokens';
import { changeMemberRole, removeMember } from '@/lib/orgs/members';
import { defineRoute } from './define-route';

const GET = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/probe',
  operationId: 'probe',
  summary: 'Probe',
  auth: 'session-or-token',
  tier: 'api',
  query: z.strictObject({ limit: z.coerce.number().int().optional() }),
  response: z.strictObject({ orgId: z.uuid(), actor: z.string() }),
  handler: async ({ session }) => ({ orgId: session.orgId as string, actor: session.actor.type }),
});

let thrown: unknown;
const POST = defineRoute({
  method: 'POST',
  path: '/api/orgs/{org}/probe/{thing}',
  operationId: 'probe2',
  summary: 'Probe',
  auth: 'session-or-token',
  role: 'admin',
  tier: 'api',
  params: z.strictObject({ thing: z.uuid() }),
  body: z.strictObject({ dataType: z.enum(['all', 'posts']) }),
  response: z.strictObject({ id: z.string() }),
  status: 202,
  handler: async ({ params, body }) => {
    if (thrown) throw thrown;
    return { id: `${params.thing} ${body.dataType}` };
  },
});

const heavy = defineRoute({
  method: 'GET',
  path: '/api/orgs/{org}/heavy',
  operationId: 'probe3',
  summary: 'Probe',
  auth: 'session-or-token',
  tier: 'heavy',
  response: z.strictObject({}),
  handler: async () => ({}),
});

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

function call(route: Route, org: string, init: RequestInit & { query?: string; thing?: string } = {}) {
  const { query = '', thing, ...rest } = init;
  const params = Promise.resolve({ org, ...(thing === undefined ? {} : { thing }) });
  return route(new Request(`http://localhost:3000/api/orgs/${org}/probe${query}`, rest), { params });
}

async function person(overrides: Parameters<typeof mintOrganization>[0] = {}) {
  const minted = await mintOrganization(overrides);
  const answer = await loadMember({ userId: minted.userId, sessionVersion: 1 }, minted.orgId, null);
  if (answer.kind !== 'member') throw new Error('not a member');
  return { ...minted, cookie: await sessionCookieFor(minted.userId), session: requireRole(answer.session, 'owner') };
}

async function colleague(of: { orgId: string; session: SessionWith<'owner'> }, role: OrgSession['role']) {
  const { userId, email } = await mintOrganization();
  const { createInvitation, acceptInvitation } = await import('@/lib/orgs/invitations');
  const { token } = await createInvitation(of.session, { email, role });
  await acceptInvitation(token, { id: userId, email });
  return { userId, cookie: await sessionCookieFor(userId) };
}

const json = (cookie: string, body: unknown): RequestInit => ({
  method: 'POST',
  headers: { cookie, 'content-type': 'application/json', origin: 'http://localhost:3000' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('defineRoute', () => {
  let ours: Awaited<ReturnType<typeof person>>;
  let theirs: Awaited<ReturnType<typeof person>>;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([person(), person()]);
  });
  afterEach(() => {
    thrown = undefined;
    vi.unstubAllEnvs();
  });

  it('is protected', async () => {
    const wrong: HeadersInit[] = [{}, { cookie: 'cmis.session=forged' }, { authorization: 'Bearer cmis_wrong' }];
    for (const headers of wrong) {
      const response = await call(GET, ours.orgId, { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
    }
  });

  it('answers a member, uncached, with request id and rate limit', async () => {
    const response = await call(GET, ours.orgId, { headers: { cookie: ours.cookie } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ orgId: ours.orgId, actor: 'user' });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('ratelimit')).toMatch(/^"api";r=\d+;t=0$/);
  });

  it('gives unknown, foreign and malformed organizations the same 404, by session and by token', async () => {
    const { token } = await createApiToken(ours.session, { name: 'probe', role: 'viewer' });
    const bodies = new Set<string>();
    const ids = [theirs.orgId, randomUUID(), 'not-a-uuid', "' or 1=1 --", ours.orgId.toUpperCase(), ''];
    for (const org of ids) {
      for (const headers of [{ cookie: ours.cookie }, { authorization: `Bearer ${token}` }] as HeadersInit[]) {
        const response = await call(GET, org, { headers });
        expect(response.status).toBe(404);
        const { requestId, ...body } = await response.json();
        expect(requestId).toBeTruthy();
        bodies.add(JSON.stringify(body));
      }
    }
    expect(bodies.size).toBe(1);
  });

  it('refuses a role that is too low before it reads the input', async () => {
    const viewer = await colleague(ours, 'viewer');
    const response = await call(POST, ours.orgId, { ...json(viewer.cookie, '{'), thing: randomUUID() });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'forbidden' });
  });

  it('refuses a body where none belongs, and accepts the empty object that some libraries send', async () => {
    const without = defineRoute({
      method: 'POST',
      path: '/api/orgs/{org}/bodiless-probe',
      operationId: 'sendNothing',
      summary: 'Probe',
      auth: 'session-or-token',
      tier: 'api',
      response: z.null(),
      status: 204,
      handler: async () => null,
    });
    for (const body of ['{"dataType":"all"}', 'null', 'text', '[]']) {
      const response = await call(without, ours.orgId, json(ours.cookie, body));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid_input', invalidParams: [{ name: 'body' }] });
    }
    for (const body of ['', '{}']) expect((await call(without, ours.orgId, json(ours.cookie, body))).status).toBe(204);
  });

  it('names every wrong field, and refuses unknown fields', async () => {
    const body = { dataType: 'some', orgId: theirs.orgId };
    const response = await call(POST, ours.orgId, { ...json(ours.cookie, body), thing: randomUUID() });
    expect(response.status).toBe(400);
    const { code, invalidParams } = await response.json();
    expect(code).toBe('invalid_input');
    expect(invalidParams.map(({ name }: { name: string }) => name).sort()).toEqual(['body', 'body.dataType']);
    const query = await call(GET, ours.orgId, { headers: { cookie: ours.cookie }, query: '?limit=x&other=1' });
    expect(query.status).toBe(400);
    expect((await query.json()).invalidParams.map(({ name }: { name: string }) => name).sort()).toEqual([
      'query',
      'query.limit',
    ]);
  });

  it('refuses bodies that are not JSON, too large, or of another media type', async () => {
    const send = async (init: RequestInit) => (await call(POST, ours.orgId, { ...init, thing: randomUUID() })).status;
    expect(await send(json(ours.cookie, '{'))).toBe(400);
    expect(await send(json(ours.cookie, `"${'x'.repeat(1_048_576)}"`))).toBe(413);
    const form = { cookie: ours.cookie, origin: 'http://localhost:3000', 'content-type': 'text/plain' };
    expect(await send({ method: 'POST', headers: form, body: '{"dataType":"all"}' })).toBe(415);
  });

  it('refuses a browser request from another site with a valid cookie', async () => {
    const init = json(ours.cookie, { dataType: 'all' });
    const evil = { ...(init.headers as object), origin: 'https://evil.example' };
    const response = await call(POST, ours.orgId, { ...init, headers: evil, thing: randomUUID() });
    expect(response.status).toBe(403);
  });

  it('answers with the declared status, and 404 for a malformed path parameter', async () => {
    const thing = randomUUID();
    const response = await call(POST, ours.orgId, { ...json(ours.cookie, { dataType: 'all' }), thing });
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ id: `${thing} all` });
    const malformed = await call(POST, ours.orgId, { ...json(ours.cookie, { dataType: 'all' }), thing: 'x' });
    expect(malformed.status).toBe(404);
  });

  it('converts thrown errors into problems without internal details', async () => {
    const send = () => call(POST, ours.orgId, { ...json(ours.cookie, { dataType: 'all' }), thing: randomUUID() });
    thrown = new AppError('conflict', 'Already running.');
    expect((await send()).status).toBe(409);
    thrown = new Error('password=hunter2');
    const response = await send();
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });

  it('checks and writes an answer once that is the same object for many readers, as a cached one is', async () => {
    let checks = 0;
    const value = { id: 'shared' };
    const shared = defineRoute({
      method: 'GET',
      path: '/api/orgs/{org}/shared',
      operationId: 'probeShared',
      summary: 'Shared',
      auth: 'session-or-token',
      tier: 'api',
      response: z.strictObject({ id: z.string() }).refine(() => {
        checks += 1;
        return true;
      }),
      handler: async () => value,
    });
    for (const _reader of [1, 2]) {
      const response = await call(shared, ours.orgId, { headers: { cookie: ours.cookie } });
      expect(await response.json()).toEqual(value);
    }
    expect(checks).toBe(1);
  });

  it('checks answers against their schema', async () => {
    const broken = defineRoute({
      method: 'GET',
      path: '/api/orgs/{org}/broken',
      operationId: 'probe4',
      summary: 'Broken',
      auth: 'session-or-token',
      tier: 'api',
      response: z.strictObject({ id: z.uuid() }),
      handler: async () => ({ id: 'no uuid' }),
    });
    expect((await call(broken, ours.orgId, { headers: { cookie: ours.cookie } })).status).toBe(500);
    vi.stubEnv('NODE_ENV', 'production');
    expect((await call(broken, ours.orgId, { headers: { cookie: ours.cookie } })).status).toBe(200);
  });

  it('admits exactly 20 heavy requests a minute per person, from all addresses together', async () => {
    const someone = await person();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        call(heavy, someone.orgId, { headers: { cookie: someone.cookie, 'x-cmis-client-ip': `198.51.100.${index}` } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(30);
    expect(refused[0]?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(await refused[0]?.json()).toMatchObject({ code: 'rate_limited' });
    expect((await call(heavy, theirs.orgId, { headers: { cookie: theirs.cookie } })).status).toBe(200);
  });

  it('limits wrong tokens by address, and still accepts a right one from there', async () => {
    const from = { 'x-cmis-client-ip': '192.0.2.77' };
    const wrong = () => call(GET, ours.orgId, { headers: { ...from, authorization: `Bearer cmis_${'a'.repeat(43)}` } });
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await wrong()).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const { token } = await createApiToken(ours.session, { name: 'right', role: 'viewer' });
    const right = await call(GET, ours.orgId, { headers: { ...from, authorization: `Bearer ${token}` } });
    expect(right.status).toBe(200);
  });
});

describe('access ends with the next request', () => {
  const get = (org: string, headers: Record<string, string>) => call(GET, org, { headers });

  it('after signing out everywhere', async () => {
    const someone = await person();
    expect((await get(someone.orgId, { cookie: someone.cookie })).status).toBe(200);
    await endSessions(someone.userId, 'test');
    expect((await get(someone.orgId, { cookie: someone.cookie })).status).toBe(401);
    const newer = await sessionCookieFor(someone.userId, 2);
    expect((await get(someone.orgId, { cookie: newer })).status).toBe(200);
  });

  it('after removal from the organization, also for tokens of the member', async () => {
    const owner = await person();
    const admin = await colleague(owner, 'admin');
    const member = await loadMember({ userId: admin.userId, sessionVersion: 1 }, owner.orgId, null);
    if (member.kind !== 'member') throw new Error('not a member');
    const { token } = await createApiToken(requireRole(member.session, 'admin'), { name: 'copied', role: 'viewer' });
    const bearer = { authorization: `Bearer ${token}` };
    expect((await get(owner.orgId, bearer)).status).toBe(200);
    await removeMember(owner.session, admin.userId);
    expect((await get(owner.orgId, { cookie: admin.cookie })).status).toBe(401);
    const again = await sessionCookieFor(admin.userId, 2);
    expect((await get(owner.orgId, { cookie: again })).status).toBe(404);
    expect((await get(owner.orgId, bearer)).status).toBe(401);
  });

  it('after a lower role, also for tokens above it', async () => {
    const owner = await person();
    const admin = await colleague(owner, 'admin');
    await changeMemberRole(owner.session, admin.userId, 'viewer');
    const init = { ...json(admin.cookie, { dataType: 'all' }), thing: randomUUID() };
    expect((await call(POST, owner.orgId, init)).status).toBe(403);
  });

  it('after revocation or expiry of an API token', async () => {
    const owner = await person();
    const made = await createApiToken(owner.session, { name: 'ci', role: 'marketer' });
    const bearer = { authorization: `Bearer ${made.token}` };
    const response = await get(owner.orgId, bearer);
    expect(await response.json()).toEqual({ orgId: owner.orgId, actor: 'api_token' });
    await revokeApiToken(owner.session, made.id);
    expect((await get(owner.orgId, bearer)).status).toBe(401);
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const brief = await createApiToken(owner.session, { name: 'brief', role: 'viewer', expiresAt: soon });
    const briefly = { authorization: `Bearer ${brief.token}` };
    expect((await get(owner.orgId, briefly)).status).toBe(200);
    await withOrg(owner.orgId, (tx) =>
      tx
        .update(apiTokens)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .where(eq(apiTokens.id, brief.id)),
    );
    expect((await get(owner.orgId, briefly)).status).toBe(401);
  });

  it('beyond the role of an API token, also with an owner of a higher role', async () => {
    const owner = await person();
    const { token } = await createApiToken(owner.session, { name: 'read', role: 'viewer' });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: '{"dataType":"all"}', thing: randomUUID() };
    expect((await call(POST, owner.orgId, init)).status).toBe(403);
  });
});
