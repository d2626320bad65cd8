import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { GET as getMe } from '@/app/api/me/route';
import { GET as getOrganization } from '@/app/api/orgs/[org]/route';
import { POST as postToken } from '@/app/api/orgs/[org]/tokens/route';
import { GET as listOrganizations } from '@/app/api/orgs/route';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { memberships } from '@/db/schema/memberships';
import { withOrg } from '@/db/tenant';
import { type MintedOrganization, mintOrganization } from '@/db/testing/organization';
import type { Role } from '@/lib/auth/roles';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { plantIntegrations } from '@/lib/sync/testing/plant-integrations';

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function read(route: Route, headers: Record<string, string>, org = '') {
  const answer = await route(new Request('http://localhost:3000/', { headers }), { params: Promise.resolve({ org }) });
  return { status: answer.status, body: await answer.json() };
}

async function tokenOf({ orgId, userId }: MintedOrganization, role: Role) {
  const headers = {
    cookie: await sessionCookieFor(userId),
    origin: 'http://localhost:3000',
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ name: 'Reporting', role });
  const request = new Request('http://localhost:3000/', { method: 'POST', headers, body });
  const made = await (await postToken(request, { params: Promise.resolve({ org: orgId }) })).json();
  return { made, bearer: { authorization: `Bearer ${made.token}` } };
}

describe('the routes about the caller', () => {
  it('GET /api/me and GET /api/orgs/{org} are protected: without a session or with a wrong token they answer 401', async () => {
    const { orgId } = await mintOrganization();
    for (const headers of [{}, { authorization: `Bearer cmis_${'x'.repeat(43)}` }] as Record<string, string>[]) {
      expect((await read(getMe, headers)).status).toBe(401);
      expect((await read(getOrganization, headers, orgId)).status).toBe(401);
    }
  });

  it('GET /api/me answers a session with the person and all its organizations, each with role and scopes', async () => {
    const [own, other] = [await mintOrganization({ name: 'A' }), await mintOrganization({ name: 'B' })];
    await withOrg(other.orgId, (tx) =>
      tx.insert(memberships).values({ orgId: other.orgId, userId: own.userId, role: 'marketer' }),
    );
    const cookie = await sessionCookieFor(own.userId);
    const { status, body } = await read(getMe, { cookie: `${cookie}; NEXT_LOCALE=ar` });
    expect(status).toBe(200);
    const place = { currency: 'SAR', timeZone: 'Asia/Riyadh' };
    expect(body).toEqual({
      id: own.userId,
      name: 'Test Person',
      email: own.email,
      language: 'ar',
      organizations: [
        { id: own.orgId, name: 'A', ...place, role: 'owner', scopes: ['viewer', 'marketer', 'admin', 'owner'] },
        { id: other.orgId, name: 'B', ...place, role: 'marketer', scopes: ['viewer', 'marketer'] },
      ],
      token: null,
    });
    expect((await read(getMe, { cookie })).body.language).toBeNull();
    expect((await read(getMe, { cookie: `${cookie}; NEXT_LOCALE=xx` })).body.language).toBeNull();
  });

  it('a token sees its own organization only, with the role of the token and not of its creator', async () => {
    const [own, other] = [await mintOrganization(), await mintOrganization()];
    await withOrg(other.orgId, (tx) =>
      tx.insert(memberships).values({ orgId: other.orgId, userId: own.userId, role: 'owner' }),
    );
    const { made, bearer } = await tokenOf(own, 'viewer');
    const { body } = await read(getMe, { ...bearer, cookie: 'NEXT_LOCALE=ar' });
    expect(body.organizations).toMatchObject([{ id: own.orgId, role: 'viewer', scopes: ['viewer'] }]);
    expect(body).toMatchObject({ id: own.userId, language: null });
    const { id, prefix } = made;
    expect(body.token).toEqual({ id, name: 'Reporting', prefix, role: 'viewer', expiresAt: null });
    expect((await read(listOrganizations, bearer)).body.organizations).toMatchObject([{ id: own.orgId }]);
    expect((await read(getOrganization, bearer, own.orgId)).body).toMatchObject({ role: 'viewer', scopes: ['viewer'] });
  });

  it('GET /api/orgs/{org} answers settings and counts; disconnected integrations do not count', async () => {
    const owned = await mintOrganization({ weekStartsOn: 6, marginBasisPoints: 2500, currency: 'KWD' });
    const { orgId } = owned;
    const [connected = '', ended = ''] = await plantIntegrations(orgId, 2);
    await withOrg(orgId, async (tx) => {
      await tx.update(integrations).set({ status: 'disconnected' }).where(eq(integrations.id, ended));
      const account = { orgId, integrationId: connected, platform: 'meta', currency: 'KWD', timeZone: 'Asia/Kuwait' };
      const rows = ['chosen', 'offered'].map((externalId) => ({
        ...account,
        externalId,
        name: externalId,
        selected: externalId === 'chosen',
        observedAt: new Date(),
      }));
      await tx.insert(adAccounts).values(rows);
    });
    const { body } = await read(getOrganization, { cookie: await sessionCookieFor(owned.userId) }, owned.orgId);
    expect(body).toMatchObject({
      id: owned.orgId,
      currency: 'KWD',
      timeZone: 'Asia/Riyadh',
      weekStartsOn: 6,
      marginBasisPoints: 2500,
      role: 'owner',
    });
    expect(body.counts).toEqual({ members: 1, integrations: 1, adAccounts: 1, profiles: 0, campaigns: 0 });
  });

  it('GET /api/orgs/{org} answers a foreign organization like one that does not exist', async () => {
    const [own, other] = [await mintOrganization(), await mintOrganization()];
    const { bearer } = await tokenOf(own, 'owner');
    for (const headers of [bearer, { cookie: await sessionCookieFor(own.userId) }] as Record<string, string>[]) {
      const answers = [];
      for (const org of [other.orgId, randomUUID(), 'not-an-id']) {
        const { status, body } = await read(getOrganization, headers, org);
        const { requestId: _own, ...problem } = body;
        answers.push({ status, problem });
      }
      expect(answers[0]?.status).toBe(404);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
  });
});
