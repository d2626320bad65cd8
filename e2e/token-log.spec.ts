import { expect, test } from './api-fixtures';
import { cmisClient } from './cmis-client';
import type { Organization } from './organization';

function tokenEvents(
  organization: Organization,
  integrationId: string,
  query: { limit?: number; cursor?: string } = {},
) {
  return cmisClient(organization).GET('/api/orgs/{org}/integrations/{integrationId}/token-events', {
    params: { path: { org: organization.id, integrationId }, query },
  });
}

test('every connection lists its token events, page by page, to its own organization only', async ({
  demo,
  organization,
}) => {
  const listed = await cmisClient(demo).GET('/api/orgs/{org}/integrations', { params: { path: { org: demo.id } } });
  const integrations = listed.data?.integrations ?? [];
  expect(integrations).not.toEqual([]);
  for (const { id, platform, token } of integrations) {
    const { data } = await tokenEvents(demo, id);
    expect.soft(data?.events.at(-1), platform).toMatchObject({ cause: 'consent', outcome: 'granted' });
    expect.soft(token?.renewsItself, platform).toBeDefined();
    const foreign = await tokenEvents(organization, id);
    expect(foreign.error).toMatchObject({ status: 404, code: 'not_found' });
  }
  const twice = integrations.find(({ consents }) => consents.length > 1)?.id ?? '';
  const first = await tokenEvents(demo, twice, { limit: 1 });
  const cursor = first.data?.nextCursor ?? '';
  expect(cursor).not.toBe('');
  const second = await tokenEvents(demo, twice, { limit: 1, cursor });
  expect(second.data?.events).toHaveLength(1);
  expect(second.data?.events[0]?.id).not.toBe(first.data?.events[0]?.id);
  const broken = await tokenEvents(demo, twice, { cursor: 'nonsense' });
  expect(broken.error).toMatchObject({ status: 400, code: 'invalid_input' });
});
