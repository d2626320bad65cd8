import { describe, expect, it } from 'vitest';
import { POST } from '@/app/api/orgs/[org]/conversion-actions/[platform]/preview/route';
import { DELETE, PUT } from '@/app/api/orgs/[org]/conversion-actions/[platform]/route';
import { GET } from '@/app/api/orgs/[org]/conversion-actions/route';
import { mintOrganization } from '@/db/testing/organization';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';

type Route = typeof GET;

async function caller(role: 'admin' | 'viewer') {
  const { orgId, userId } = await mintOrganization({ role });
  const cookie = await sessionCookieFor(userId);
  const call = async (
    route: Route,
    method: string,
    { body, platform = 'meta' }: { body?: unknown; platform?: string } = {},
  ) => {
    const request = new Request(`http://localhost:3000/api/orgs/${orgId}/conversion-actions`, {
      method,
      headers: { cookie, origin: 'http://localhost:3000', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await route(request, { params: Promise.resolve({ org: orgId, platform }) });
    return { status: response.status, body: response.status === 204 ? null : await response.json() };
  };
  return { orgId, call };
}

const choice = { conversions: ['lead', 'purchase'], sales: ['purchase'] };

describe('/api/orgs/{org}/conversion-actions', () => {
  it('is protected: strangers learn nothing, and a viewer reads and previews but changes nothing', async () => {
    const viewer = await caller('viewer');
    const stranger = new Request(`http://localhost:3000/api/orgs/${viewer.orgId}/conversion-actions`);
    expect((await GET(stranger, { params: Promise.resolve({ org: viewer.orgId }) })).status).toBe(401);
    expect(await viewer.call(GET, 'GET')).toMatchObject({ status: 200, body: { platforms: [] } });
    const none = { conversions: '0', value: null, cpa: null, roas: null };
    expect(await viewer.call(POST, 'POST', { body: choice })).toMatchObject({
      status: 200,
      body: { before: none, after: none },
    });
    expect((await viewer.call(PUT, 'PUT', { body: choice })).status).toBe(403);
    expect((await viewer.call(DELETE, 'DELETE')).status).toBe(403);
  });

  it('a choice is refused with the faulty field, and a good one is saved and taken back', async () => {
    const admin = await caller('admin');
    const refused = async (body: unknown) => {
      const { status, body: problem } = await admin.call(PUT, 'PUT', { body });
      return [status, JSON.stringify(problem)];
    };
    expect(await refused({ conversions: [], sales: [] })).toEqual([400, expect.stringContaining('body.conversions')]);
    expect(await refused({ conversions: ['lead'], sales: ['purchase'] })).toEqual([
      400,
      expect.stringContaining('must be among the conversions'),
    ]);
    expect(await refused({ ...choice, more: 1 })).toEqual([400, expect.stringContaining('more')]);
    expect((await admin.call(PUT, 'PUT', { body: choice, platform: 'myspace' })).status).toBeGreaterThanOrEqual(400);
    expect((await admin.call(PUT, 'PUT', { body: choice })).status).toBe(204);
    expect((await admin.call(DELETE, 'DELETE')).status).toBe(204);
  });
});
