import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '@/lib/platforms/platform';
import { contentOf } from '@/lib/platforms/testing/content-of';
import { failureOf } from '@/sandbox/testing/read-connector';
import { connectorOf, consentTo, grantConsent, grantEverything } from './connector';
import { accountOf, hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { DAY_MS, NOW, runSandbox, sandbox, setSecondsLater, WEEK, worldOf } from './run-sandbox';

runSandbox();

const NOTHING = { items: [], nextCursor: null };
const MISSING = { errorClass: 'reauth', code: 'permission_missing' };

describe.each(platforms)('the %s connector with separate consents for ads and posts', (_, fixture) => {
  const { separateConsents } = fixture;
  if (hasLack(separateConsents)) {
    it('does not exist', (context) => context.skip(separateConsents.lack));
    return;
  }

  let connector: Platform;
  const account = accountOf(fixture, fixture.mainAccount);
  beforeAll(() => {
    connector = connectorOf(fixture);
  });
  const ownProfile = () => {
    const [profile] = worldOf(fixture.id).profiles;
    if (!profile) throw new Error('the world has no profile');
    return { externalId: profile.id, kind: profile.kind };
  };

  it('lists no profiles and refuses posts for a grant of ads alone', async () => {
    const page = { ...(await grantConsent(connector, 'ads')), cursor: null };
    expect(await connector.oauth.describeGrant(page.accessToken)).toMatchObject({
      consents: ['ads'],
      scopesDeclined: [],
    });
    expect(await contentOf(connector).listProfiles(page)).toEqual(NOTHING);
    const posts = contentOf(connector).listPosts({ ...page, profile: ownProfile(), since: new Date(NOW) });
    expect(await failureOf(posts)).toMatchObject(MISSING);
  });

  it('lists no ad accounts and refuses campaigns and figures for a grant of posts alone', async () => {
    const page = { ...(await grantConsent(connector, 'posts')), cursor: null };
    expect(await connector.oauth.describeGrant(page.accessToken)).toMatchObject({
      ...separateConsents.postsGrantor,
      consents: ['posts'],
    });
    expect(await connector.ads.listAccounts(page)).toEqual(NOTHING);
    expect(await failureOf(connector.ads.listCampaigns({ ...page, account }))).toMatchObject(MISSING);
    expect(await failureOf(connector.ads.listDailyMetrics({ ...page, account, window: WEEK }))).toMatchObject(MISSING);
  });

  it('returns a grant of ads alone unchanged on renewal, without a call', async () => {
    const grant = await grantConsent(connector, 'ads');
    setSecondsLater((400 * DAY_MS) / 1000);
    const down = sandbox().faults.add({ kind: 'down' });
    expect(await connector.oauth.refresh(grant)).toEqual(grant);
    expect(sandbox().faults.hits(down.id)).toBe(0);
    sandbox().faults.clear();
    expect(await connector.oauth.describeGrant(grant.accessToken)).toMatchObject({
      consents: ['ads'],
      scopesDeclined: [],
    });
  });

  it('keeps ads and both consents while the token of posts has ended', async () => {
    const grant = await grantEverything(connector);
    const page = { accessToken: grant.accessToken, cursor: null };
    setSecondsLater(fixture.renewal.everySeconds);
    expect(await failureOf(contentOf(connector).listProfiles(page))).toMatchObject({ code: 'token_expired' });
    expect((await connector.ads.listAccounts(page)).items).toHaveLength(fixture.accounts.length);
    expect(await connector.oauth.describeGrant(grant.accessToken)).toMatchObject({
      externalUserId: worldOf(fixture.id).people[0]?.id,
      consents: fixture.consents.map(({ kind }) => kind),
      scopesDeclined: [],
    });
    const renewed = { accessToken: (await connector.oauth.refresh(grant)).accessToken, cursor: null };
    expect((await contentOf(connector).listProfiles(renewed)).items).toHaveLength(1);
    expect((await connector.ads.listAccounts(renewed)).items).toHaveLength(fixture.accounts.length);
  });

  it('ends a grant of posts alone when its refresh token is used twice', async () => {
    const grant = await grantConsent(connector, 'posts');
    const renewed = await connector.oauth.refresh(grant);
    expect(renewed.refreshToken).not.toBe(grant.refreshToken);
    expect(await failureOf(connector.oauth.refresh(grant))).toMatchObject(separateConsents.spentRefreshToken);
    const again = await connector.oauth.refresh(renewed);
    expect(await connector.oauth.describeGrant(again.accessToken)).toMatchObject({ consents: ['posts'] });
    expect(await failureOf(connector.oauth.refresh({ ...grant, refreshToken: null }))).toMatchObject({
      code: 'token_revoked',
    });
  });

  it('rejects the answer of one consent for the other', async () => {
    const answer = await consentTo(connector, 'posts');
    expect(await failureOf(connector.oauth.completeConsent({ ...answer, consent: 'ads' }))).toMatchObject({
      errorClass: 'permanent',
    });
  });
});
