import { randomUUID } from 'node:crypto';
import { expect, test } from './api-fixtures';
import { cmisClient } from './cmis-client';
import { expectProblem } from './expect-problem';
import type { Organization } from './organization';

const notFound = { status: 404, code: 'not_found' };

function loadDashboard(organization: Organization) {
  return cmisClient(organization).GET('/api/orgs/{org}/dashboard', { params: { path: { org: organization.id } } });
}

function refreshDashboard(organization: Organization) {
  return cmisClient(organization).POST('/api/orgs/{org}/dashboard/refresh', {
    params: { path: { org: organization.id } },
  });
}

test('the dashboard has the eight sections of its contract and is rebuilt on request', async ({ demo }) => {
  const { data: dashboard, response } = await loadDashboard(demo);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  if (!dashboard) throw new Error(`The dashboard answered ${response.status}.`);
  expect(Object.keys(dashboard).sort()).toEqual(
    [
      ...['organization', 'filter', 'period', 'generatedAt', 'renewing'],
      ...['overview', 'kpis', 'activeCampaigns', 'scheduledContent', 'recentPosts', 'connectedAccounts', 'alerts'],
      ...['platforms', 'campaignsToReview', 'reviewedDays', 'alertCounts'],
      'syncStatus',
    ].sort(),
  );
  expect(dashboard.organization.id).toBe(demo.id);
  for (const section of ['kpis', 'activeCampaigns', 'scheduledContent', 'recentPosts'] as const) {
    expect(dashboard[section].length, section).toBeGreaterThan(0);
  }
  expect(BigInt(dashboard.overview.advertising.spend?.amountMicros ?? 0)).toBeGreaterThan(0n);

  const instant = ({ data }: { data?: { generatedAt: string } }) => Date.parse(data?.generatedAt ?? '');
  const again = instant(await loadDashboard(demo));
  const refreshed = instant(await refreshDashboard(demo));
  expect(refreshed).toBeGreaterThan(again);
  expect(instant(await loadDashboard(demo))).toBeGreaterThanOrEqual(refreshed);
});

test('a call without a valid token gets no dashboard and does not learn which organizations exist', async ({
  request,
  stack,
  organization,
  demo,
}) => {
  const anonymous = await request.get(`/api/orgs/${stack.orgId}/dashboard`);
  await expectProblem(anonymous, 401, 'unauthenticated');
  expect(anonymous.headers()['www-authenticate']).toBe('Bearer realm="cmis"');
  await expectProblem(await request.post(`/api/orgs/${stack.orgId}/dashboard/refresh`), 401, 'unauthenticated');

  const problems = [];
  for (const id of [stack.orgId, randomUUID(), 'nonsense']) {
    problems.push((await loadDashboard({ ...organization, id })).error);
    problems.push((await refreshDashboard({ ...organization, id })).error);
    const session = await organization.requests.get(`/api/orgs/${id}/dashboard`);
    problems.push(await session.json());
  }
  problems.push((await loadDashboard({ ...demo, id: organization.id })).error);
  const [first] = problems;
  expect(first).toMatchObject(notFound);
  for (const problem of problems) expect({ ...problem, requestId: '' }).toEqual({ ...first, requestId: '' });

  expect((await loadDashboard(organization)).response.status).toBe(200);
  expect((await organization.requests.get(`/api/orgs/${organization.id}/dashboard`)).status()).toBe(200);
});

test('a revoked token is refused at once', async ({ request, organization, person }) => {
  const made = await person.session.post(`/api/orgs/${organization.id}/tokens`, {
    data: { name: 'Short-lived', role: 'viewer' },
  });
  const { id, token } = await made.json();
  const viewer = { ...organization, token, requests: request };
  const params = { path: { org: organization.id } };
  expect((await loadDashboard(viewer)).response.status).toBe(200);
  const tokens = await cmisClient(viewer).GET('/api/orgs/{org}/tokens', { params });
  expect(tokens.error).toMatchObject({ status: 403, code: 'forbidden' });
  const revoked = await cmisClient(organization).DELETE('/api/orgs/{org}/tokens/{token}', {
    params: { path: { ...params.path, token: id } },
  });
  expect(revoked.response.status).toBe(204);
  expect((await loadDashboard(viewer)).error).toMatchObject({ status: 401, code: 'unauthenticated' });
});
