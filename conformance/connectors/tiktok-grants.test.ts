import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '@/lib/platforms/platform';
import { contentOf } from '@/lib/platforms/testing/content-of';
import { failureOf } from '@/sandbox/testing/read-connector';
import { connectorOf, grantConsent, grantEverything } from './connector';
import { accountOf } from './fixtures/fixture';
import { tiktok } from './fixtures/tiktok';
import { runSandbox, sandbox, WEEK } from './run-sandbox';

runSandbox();

describe('a grant of TikTok', () => {
  let connector: Platform;
  beforeAll(() => {
    connector = connectorOf(tiktok);
  });

  it('throws token_expired, which a renewal ends, for an ended token of posts', async () => {
    const { accessToken } = await grantEverything(connector);
    sandbox().faults.add({ kind: 'expired_token', match: { pathPattern: '/business/' } });
    expect(await failureOf(contentOf(connector).listProfiles({ accessToken, cursor: null }))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_expired',
    });
  });

  it('with permissions declined reads what the others allow', async () => {
    const { accessToken } = connector.oauth.mergeGrants(
      await grantConsent(connector, 'ads', { decline: ['210', '44'] }),
      await grantConsent(connector, 'posts', {
        decline: ['user.info.stats', 'user.info.username', 'video.insights'],
      }),
    );
    const page = { accessToken, cursor: null };
    expect((await connector.oauth.describeGrant(accessToken)).scopesDeclined).toEqual([
      'tiktok_ad_groups',
      'tiktok_reports',
      'user.info.username',
      'user.info.stats',
      'video.insights',
    ]);
    const account = accountOf(tiktok, tiktok.mainAccount);
    const campaigns = await connector.ads.listCampaigns({ ...page, account });
    expect(campaigns.items.length).toBeGreaterThan(20);
    expect(campaigns.items.every(({ startsAt, endsAt }) => startsAt === null && endsAt === null)).toBe(true);
    const metrics = connector.ads.listDailyMetrics({ ...page, account, window: WEEK });
    expect(await failureOf(metrics)).toMatchObject({ errorClass: 'reauth', code: 'permission_missing' });
    const [profile] = (await contentOf(connector).listProfiles(page)).items;
    expect(profile).toMatchObject({ name: 'Nakhla | نخلة', handle: null, followers: null });
    const posts = await contentOf(connector).listPosts({
      ...page,
      profile: { externalId: profile?.externalId ?? '', kind: 'tiktok' },
      since: new Date('2026-11-01T00:00:00Z'),
    });
    expect(posts.items[0]?.engagement).toMatchObject({ reach: null, views: expect.any(Number) });
  });

  it('keeps one consent when the other is revoked', async () => {
    const { person } = tiktok.reach.omar;
    const ads = await grantConsent(connector, 'ads', { person });
    const posts = await grantConsent(connector, 'posts', { person });
    const { accessToken: both } = connector.oauth.mergeGrants(ads, posts);
    await connector.oauth.revoke(posts);
    expect(await connector.oauth.describeGrant(both)).toMatchObject({ displayName: 'Omar Rashid', consents: ['ads'] });
    const again = connector.oauth.mergeGrants(ads, await grantConsent(connector, 'posts', { person }));
    await connector.oauth.revoke(ads);
    expect(await connector.oauth.describeGrant(again.accessToken)).toMatchObject({ consents: ['posts'] });
  });
});
