import { randomUUID } from 'node:crypto';
import { dashboardSchema } from '@/lib/dashboard/schema';
import { expect, test } from './api-fixtures';
import { expectProblem } from './expect-problem';
import { callApi } from './organization';

test('the dashboard has the eight sections of its contract and is rebuilt on request', async ({ demo }) => {
  const first = await callApi(demo, 'GET', '/dashboard');
  expect(first.status()).toBe(200);
  expect(first.headers()['cache-control']).toBe('private, no-store');
  const dashboard = dashboardSchema.parse(await first.json());
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

  const again = dashboardSchema.parse(await (await callApi(demo, 'GET', '/dashboard')).json());
  const refreshed = await callApi(demo, 'POST', '/dashboard/refresh');
  expect(refreshed.status()).toBe(200);
  const { generatedAt } = dashboardSchema.parse(await refreshed.json());
  expect(Date.parse(generatedAt)).toBeGreaterThan(Date.parse(again.generatedAt));
  const kept = dashboardSchema.parse(await (await callApi(demo, 'GET', '/dashboard')).json());
  expect(Date.parse(kept.generatedAt)).toBeGreaterThanOrEqual(Date.parse(generatedAt));
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
    problems.push(await expectProblem(await callApi({ ...organization, id }, 'GET', '/dashboard'), 404, 'not_found'));
    const session = await organization.requests.get(`/api/orgs/${id}/dashboard`);
    problems.push(await expectProblem(session, 404, 'not_found'));
    problems.push(
      await expectProblem(await callApi({ ...organization, id }, 'POST', '/dashboard/refresh'), 404, 'not_found'),
    );
  }
  for (const problem of problems) expect(problem).toEqual(problems[0]);
  const foreign = { ...demo, id: organization.id };
  expect(await expectProblem(await callApi(foreign, 'GET', '/dashboard'), 404, 'not_found')).toEqual(problems[0]);

  expect((await callApi(organization, 'GET', '/dashboard')).status()).toBe(200);
  expect((await organization.requests.get(`/api/orgs/${organization.id}/dashboard`)).status()).toBe(200);
});

test('a revoked token is refused at once', async ({ request, organization, person }) => {
  const made = await person.session.post(`/api/orgs/${organization.id}/tokens`, {
    data: { name: 'Short-lived', role: 'viewer' },
  });
  const { id, token } = await made.json();
  const viewer = { ...organization, token, requests: request };
  expect((await callApi(viewer, 'GET', '/dashboard')).status()).toBe(200);
  await expectProblem(await callApi(viewer, 'GET', '/tokens'), 403, 'forbidden');
  expect((await callApi(organization, 'DELETE', `/tokens/${id}`)).status()).toBe(204);
  await expectProblem(await callApi(viewer, 'GET', '/dashboard'), 401, 'unauthenticated');
});
