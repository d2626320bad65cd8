import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, signUpWithOrganization, test } from './fixtures';

test('a second person sees no data of the first organization, by page and by API', async ({ page, stack, request }) => {
  await signUpWithOrganization(page, 'Second Company');
  await expect(page.getByText('Connect your first platform')).toBeVisible();
  await expect(page.getByText('Nakhla')).toHaveCount(0);
  await expectAccessible(page);

  const unknown = randomUUID();
  for (const section of ['dashboard', 'campaigns', 'content', 'integrations', 'syncs', 'alerts', 'settings']) {
    const answers = [];
    for (const org of [stack.orgId, unknown]) {
      const answer = await page.goto(`/en/orgs/${org}/${section}`);
      answers.push({ status: answer?.status(), heading: await page.getByRole('heading', { level: 1 }).textContent() });
    }
    expect(answers).toEqual([answers[1], { status: 404, heading: 'Page not found' }]);
  }

  // An organization that exists and one that does not give the same 404.
  for (const path of ['dashboard', 'campaigns', 'integrations', 'sync/status', 'kpis', 'fx-rates', 'alerts', 'posts']) {
    const bodies = [];
    for (const org of [stack.orgId, unknown]) {
      const answer = await page.request.get(`/api/orgs/${org}/${path}`);
      expect(answer.status()).toBe(404);
      expect(answer.headers()['content-type']).toContain('application/problem+json');
      const { requestId: _, instance: __, ...body } = await answer.json();
      bodies.push(body);
    }
    expect(bodies[0]).toEqual(bodies[1]);
  }

  const anonymous = await request.get(`/api/orgs/${stack.orgId}/dashboard`);
  expect(anonymous.status()).toBe(401);
  const owner = { authorization: `Bearer ${stack.apiToken}` };
  const sections = await request.get(`/api/orgs/${stack.orgId}/dashboard`, { headers: owner });
  expect(Object.keys(await sections.json())).toEqual(
    expect.arrayContaining([
      'overview',
      'kpis',
      'activeCampaigns',
      'scheduledContent',
      'recentPosts',
      'connectedAccounts',
      'alerts',
      'syncStatus',
      'generatedAt',
    ]),
  );
  expect((await request.get(`/api/orgs/${unknown}/dashboard`, { headers: owner })).status()).toBe(404);
});
