import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { OPTIONS } from '@/app/api/[[...rest]]/route';
import { GET, PUT } from '@/app/api/orgs/[org]/allowed-origins/route';
import { GET as listMembers } from '@/app/api/orgs/[org]/members/route';
import { auditLog } from '@/db/schema/audit-log';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { createApiToken } from '@/lib/orgs/api-tokens';
import { updateAllowedOrigins } from '@/lib/orgs/update-allowed-origins';
import { mintSession } from '@/lib/sync/testing/connected-organization';

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const APP = 'https://app.example';

async function organization(origins: string[] = []) {
  const session = await mintSession();
  await updateAllowedOrigins(session, () => origins);
  const { token } = await createApiToken(session, { name: 'Page', role: 'admin' });
  const bearer = { authorization: `Bearer ${token}` };
  const call = (route: Route, headers: Record<string, string>, body?: unknown, org: string = session.orgId) => {
    const sent = body === undefined ? {} : { method: 'PUT', body: JSON.stringify(body) };
    const typed = { 'content-type': 'application/json', ...headers };
    const request = new Request(`http://localhost:3000/api/orgs/${org}`, { headers: typed, ...sent });
    return route(request, { params: Promise.resolve({ org }) });
  };
  return { session, bearer, call };
}

// As the middleware hands it on.
function preflight(orgId: string, origin: string): Promise<Response> {
  const headers = { origin, 'x-cmis-preflight-org': orgId, 'x-cmis-preflight-methods': 'GET, HEAD, OPTIONS' };
  return OPTIONS(new Request('http://localhost:3000/api/preflight', { method: 'OPTIONS', headers }));
}

const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'));

describe('the allowed-origins API', () => {
  it('is protected: without a session, for another organization and below admin nothing is read or changed', async () => {
    const [ours, theirs] = [await organization([APP]), await organization()];
    const { orgId, userId } = await mintOrganization({ role: 'marketer' });
    const marketer = { cookie: await sessionCookieFor(userId), origin: 'http://localhost:3000' };
    const body = { origins: ['https://evil.example'] };
    for (const [route, sent] of [
      [GET, undefined],
      [PUT, body],
    ] as const) {
      expect((await ours.call(route, {}, sent)).status).toBe(401);
      expect((await ours.call(route, theirs.bearer, sent)).status).toBe(404);
      expect((await ours.call(route, marketer, sent, orgId)).status).toBe(403);
    }
    expect(await (await ours.call(GET, ours.bearer)).json()).toEqual({ origins: [APP] });
  });

  it('replaces the origins as browsers send them, in alphabetical order, and audits what changed', async () => {
    const { session, bearer, call } = await organization([APP]);
    const body = { origins: ['http://localhost:5173', 'https://Reports.example/', 'https://reports.example'] };
    const answer = await call(PUT, bearer, body);
    const stored = { origins: ['http://localhost:5173', 'https://reports.example'] };
    expect([answer.status, await answer.json()]).toEqual([200, stored]);
    expect(await (await call(GET, bearer)).json()).toEqual(stored);
    await call(PUT, bearer, stored);
    const entries = await withOrg(session.orgId, (tx) =>
      tx.select().from(auditLog).where(eq(auditLog.action, 'allowed_origins.updated')),
    );
    expect(entries.map(({ detail }) => detail)).toEqual([
      { added: [APP], removed: [] },
      { added: stored.origins, removed: [APP] },
    ]);
  });

  it('refuses an inexact origin with its place in the list, and more than 20', async () => {
    const { session, bearer, call } = await organization([APP]);
    const inexact = await call(PUT, bearer, { origins: [APP, 'https://*.example'] });
    expect(inexact.status).toBe(400);
    expect((await inexact.json()).invalidParams).toMatchObject([{ name: 'body.origins.1' }]);
    const many = Array.from({ length: 21 }, (_, index) => `https://app-${index}.example`);
    expect((await call(PUT, bearer, { origins: many })).status).toBe(400);
    await updateAllowedOrigins(session, () => many.slice(0, 20));
    const oneMore = updateAllowedOrigins(session, (stored) => [...stored, APP]);
    await expect(oneMore).rejects.toMatchObject({ code: 'conflict', messageKey: 'tooManyOrigins' });
  });
});

describe('calls of a script on a page of another origin', () => {
  it('no answer allows another origin while the organization has none', async () => {
    const { session, bearer, call } = await organization();
    expect(corsOf(await call(listMembers, { ...bearer, origin: APP }))).toEqual({ vary: 'Origin' });
    const answer = await preflight(session.orgId, APP);
    expect([answer.status, corsOf(answer)]).toEqual([204, { vary: 'Origin' }]);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it('a preflight is answered by the organization in its path, and an unknown one like one without origins', async () => {
    const [ours, theirs] = [await organization([APP]), await organization(['https://other.example'])];
    expect(corsOf(await preflight(ours.session.orgId, APP))).toEqual({
      vary: 'Origin',
      'access-control-allow-origin': APP,
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key',
      'access-control-max-age': '600',
    });
    for (const orgId of [theirs.session.orgId, randomUUID(), 'no-id']) {
      expect(corsOf(await preflight(orgId, APP))).toEqual({ vary: 'Origin' });
    }
    for (const origin of ['https://app.example.evil.example', 'http://app.example', `${APP}:8443`, 'null']) {
      expect(corsOf(await preflight(ours.session.orgId, origin))).toEqual({ vary: 'Origin' });
    }
  });

  it('a script of an allowed origin reads answers and refusals of token calls with their limits and request id', async () => {
    const { session, bearer, call } = await organization([APP]);
    const wrong = { authorization: `Bearer cmis_${'x'.repeat(43)}` };
    for (const [headers, status] of [
      [bearer, 200],
      [wrong, 401],
    ] as const) {
      const answer = await call(listMembers, { ...headers, origin: APP });
      expect(answer.status).toBe(status);
      expect(corsOf(answer)).toEqual({
        vary: 'Origin',
        'access-control-allow-origin': APP,
        'access-control-expose-headers': 'ratelimit, ratelimit-policy, retry-after, x-request-id',
      });
    }
    await updateAllowedOrigins(session, () => []);
    expect(corsOf(await call(listMembers, { ...bearer, origin: APP }))).toEqual({ vary: 'Origin' });
  });

  it('a session cookie never gets an answer that another origin may read', async () => {
    const { session, call } = await organization([APP]);
    const cookie = await sessionCookieFor(session.user.id);
    const read = await call(listMembers, { cookie, origin: APP });
    expect([read.status, corsOf(read)]).toEqual([200, {}]);
    const changed = await call(PUT, { cookie, origin: APP }, { origins: [] });
    expect([changed.status, corsOf(changed)]).toEqual([403, {}]);
  });
});
