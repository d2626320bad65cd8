import { expect, it } from 'vitest';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { connectAll, mintSession, stepsOf, sync } from '../testing/connected-organization';
import { FakePlatform, remoteAccount } from '../testing/fake-platform';

class AdsOnlyPlatform extends FakePlatform {
  override get content() {
    return null;
  }
}

it('a platform without organic content is connected and synced without calls for profiles and posts', async () => {
  const platform = new AdsOnlyPlatform();
  platform.accounts = [remoteAccount('101')];
  platform.profiles = [{ externalId: 'p1', kind: 'page', name: 'Page', handle: null, followers: null }];
  const { orgId, ...session } = await mintSession();
  const integrationId = await connectAll({ orgId, ...session }, platform);
  const finished = await sync(orgId, integrationId, platform);
  expect(finished.status).toBe('succeeded');
  expect((await stepsOf(orgId, finished.runId)).every(({ state }) => state === 'done')).toBe(true);
  const { adAccounts, profiles } = await loadIntegration(orgId, integrationId);
  expect(adAccounts).toHaveLength(1);
  expect(profiles).toEqual([]);
  const methods = platform.calls.map(({ method }) => method);
  expect(methods).toContain('listAccounts');
  expect(methods).not.toContain('listProfiles');
  expect(methods).not.toContain('listPosts');
});
