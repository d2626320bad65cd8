import path from 'node:path';
import { expect, it } from 'vitest';
import { loadMember } from '@/lib/auth/load-member';
import { requireRole } from '@/lib/auth/require-role';
import { exampleIds } from '@/lib/openapi/example-ids';
import { exampleOrganization } from '@/lib/openapi/testing/example-organization';
import { createApiToken } from '@/lib/orgs/api-tokens';
import { createCmisClient } from './create-cmis-client';

const app = path.resolve(import.meta.dirname, '../app');

// The routes of the product instead of a server in front of them.
async function answer(request: Request): Promise<Response> {
  const [, ...parts] = new URL(request.url).pathname.split('/');
  const [, , org = ''] = parts;
  const file = parts.map((part) => (part === org ? '[org]' : part)).join('/');
  const route = await import(`${app}/${file}/route.ts`);
  return route[request.method](request, { params: Promise.resolve({ org }) });
}

async function organizationWithToken() {
  const { orgId, userId } = await exampleOrganization();
  const member = await loadMember({ userId, sessionVersion: 1 }, orgId, null);
  if (member.kind !== 'member') throw new Error('The owner is no member.');
  const { token } = await createApiToken(requireRole(member.session, 'owner'), { name: 'Report', role: 'marketer' });
  return { org: orgId, cmis: createCmisClient({ url: 'http://localhost:3000', token, fetch: answer }) };
}

it('a program reads and changes an organization with the typed client', async () => {
  const { org, cmis } = await organizationWithToken();
  const dashboard = await cmis.GET('/api/orgs/{org}/dashboard', {
    params: { path: { org }, query: { period: 'last_7_days' } },
  });
  expect(dashboard.data?.overview.advertising.spend).toEqual({ amountMicros: '2660000000', currency: 'SAR' });
  const made = await cmis.POST('/api/orgs/{org}/labels', {
    params: { path: { org } },
    body: { name: 'Back to school', colour: 'blue', pattern: null },
  });
  expect(made.response.status).toBe(201);
  const { data } = await cmis.GET('/api/orgs/{org}/labels', { params: { path: { org } } });
  expect(data?.labels.map(({ id }) => id).sort()).toEqual([exampleIds.labelId, made.data?.id].sort());
});

it('an error of the typed client is a problem document with its code', async () => {
  const { org, cmis } = await organizationWithToken();
  const { data, error } = await cmis.POST('/api/orgs/{org}/labels', {
    params: { path: { org } },
    body: { name: 'Summer', colour: 'blue', pattern: null },
  });
  expect(data).toBeUndefined();
  expect(error?.code).toBe('conflict');
});
