import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPlatform } from '../registry';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ADS_ONLY, APP, BOTH, failure, ok, POSTS_ONLY, startApi } from './testing/tiktok-server';
import { packDualGrant, unpackDualGrant } from './vendor/dual-grant';

let api: ScriptedPlatform | undefined;
afterEach(async () => {
  await api?.close();
  vi.useRealTimers();
});

async function start(routes: Script): Promise<ScriptedPlatform> {
  api = await startApi(routes);
  return api;
}

const redirectUri = 'https://cmis.example/api/connect/tiktok/callback';
const request = { state: 's~1', redirectUri, codeChallenge: 'challenge', rerequest: false };
const answerOf = (consent: 'ads' | 'posts', query: Record<string, string>) => ({
  consent,
  answer: new URLSearchParams({ state: 's~1', ...query }),
  redirectUri,
  codeVerifier: 'v',
  secret: null,
});
const bodyOf = (server: ScriptedPlatform, index: number) => JSON.parse(server.requests[index]?.body ?? 'null');

const ADS_TOKEN = {
  access_token: 'd57ads',
  advertiser_ids: ['7590001', '7590002'],
  scope: [4, 100, 200, 201],
};
const POSTS_TOKEN = {
  access_token: 'act.1',
  token_type: 'Bearer',
  expires_in: 86_400,
  refresh_token: 'rft.1',
  refresh_token_expires_in: 31_536_000,
  open_id: '723f-open-id',
  scope: 'user.info.basic,video.list',
};

describe('the consent screen', () => {
  it('the consent screen for ads names the app and nothing else: permissions are the app’s', async () => {
    const { url, secret } = await createPlatform('tiktok', APP).oauth.beginConsent({ ...request, consent: 'ads' });
    expect(`${url.origin}${url.pathname}`).toBe('https://business-api.tiktok.com/portal/auth');
    expect(Object.fromEntries(url.searchParams)).toEqual({ app_id: 'app-1', state: 's~1', redirect_uri: redirectUri });
    expect(secret).toBeNull();
  });

  it('the consent screen for posts requests scopes separated by commas, back to a URL that ends with a slash', async () => {
    const { url } = await createPlatform('tiktok', APP).oauth.beginConsent({ ...request, consent: 'posts' });
    expect(`${url.origin}${url.pathname}`).toBe('https://www.tiktok.com/v2/auth/authorize/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_key: 'app-1',
      response_type: 'code',
      scope:
        'user.info.basic,user.info.username,user.info.stats,user.info.profile,user.account.type,user.insights,video.list,video.insights',
      redirect_uri: `${redirectUri}/`,
      state: 's~1',
    });
  });

  it('the consent screen for posts is shown again to those who declined something, and keeps a slash that is there', async () => {
    const again = { ...request, consent: 'posts' as const, rerequest: true, redirectUri: `${redirectUri}/` };
    const { url } = await createPlatform('tiktok', APP).oauth.beginConsent(again);
    expect(url.searchParams.get('disable_auto_auth')).toBe('1');
    expect(url.searchParams.get('redirect_uri')).toBe(`${redirectUri}/`);
  });

  it('is the sandbox where one is configured', async () => {
    const platform = createPlatform('tiktok', { ...APP, sandboxOrigin: 'http://127.0.0.1:4000' });
    const { url } = await platform.oauth.beginConsent({ ...request, consent: 'posts' });
    expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:4000\/www\.tiktok\.com\/v2\/auth\/authorize\/\?client_key=app-1&/);
  });
});

describe('completing the consent to ads', () => {
  it('exchanges auth_code, as JSON, for a token without end', async () => {
    const server = await start({ 'POST /oauth2/access_token/': () => ok(ADS_TOKEN) });
    const grant = await server.platform.oauth.completeConsent(answerOf('ads', { auth_code: 'a1', code: 'other' }));
    expect(grant).toEqual({ accessToken: expect.any(String), refreshToken: null, expiresAt: null });
    expect(unpackDualGrant(grant.accessToken)).toEqual({
      ads: { token: 'd57ads', scopes: [4, 100, 200, 201] },
      posts: null,
    });
    expect(bodyOf(server, 0)).toEqual({ app_id: 'app-1', secret: 'app-secret-canary', auth_code: 'a1' });
  });

  it('never sends the code a second time', async () => {
    const server = await start({ 'POST /oauth2/access_token/': () => ({ status: 500, body: {} }) });
    expect(await failureOf(server.platform.oauth.completeConsent(answerOf('ads', { auth_code: 'a1' })))).toMatchObject({
      errorClass: 'transient',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('refuses a code that TikTok refuses', async () => {
    const { platform } = await start({ 'POST /oauth2/access_token/': () => failure(40_110, 'Auth_code is used') });
    expect(await failureOf(platform.oauth.completeConsent(answerOf('ads', { auth_code: 'used' })))).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: '40110',
      vendorRequestId: '20261122AB',
      endpoint: 'POST /oauth2/access_token/',
    });
  });
});

describe('completing the consent to posts', () => {
  it('exchanges the code, with the very redirect address, for a token of a day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
    const server = await start({ 'POST /tt_user/oauth2/token/': () => ok(POSTS_TOKEN) });
    const grant = await server.platform.oauth.completeConsent(answerOf('posts', { code: 'c1' }));
    expect(grant).toMatchObject({ refreshToken: 'rft.1', expiresAt: new Date('2026-11-23T12:00:00Z') });
    expect(unpackDualGrant(grant.accessToken)).toEqual({
      ads: null,
      posts: { token: 'act.1', openId: '723f-open-id', scopes: ['user.info.basic', 'video.list'] },
    });
    expect(bodyOf(server, 0)).toEqual({
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      grant_type: 'authorization_code',
      auth_code: 'c1',
      redirect_uri: `${redirectUri}/`,
    });
  });

  it('names what a changed answer lacks, and no token', async () => {
    const { open_id: _openId, ...rest } = POSTS_TOKEN;
    const { platform } = await start({ 'POST /tt_user/oauth2/token/': () => ok(rest) });
    const error = await failureOf(platform.oauth.completeConsent(answerOf('posts', { code: 'c1' })));
    expect(error).toMatchObject({ code: 'unexpected_answer', drift: 'open_id invalid_type' });
    expect(JSON.stringify(error)).not.toContain('act.1');
  });
});

it.each(['ads', 'posts'] as const)('the person may refuse (%s)', async (consent) => {
  const { platform } = await start({});
  const refused = answerOf(consent, { error: 'access_denied' });
  expect(await failureOf(platform.oauth.completeConsent(refused))).toMatchObject({ code: 'consent_refused' });
  expect(await failureOf(platform.oauth.completeConsent(answerOf(consent, {})))).toMatchObject({
    code: 'request_rejected',
  });
});

describe('merging two grants', () => {
  const { mergeGrants } = createPlatform('tiktok', APP).oauth;
  const posts = { accessToken: POSTS_ONLY, refreshToken: 'rft.posts', expiresAt: new Date('2026-11-23T12:00:00Z') };
  const ads = { accessToken: ADS_ONLY, refreshToken: null, expiresAt: null };

  it('adds the one half to the other, in any order; life and renewal are those of posts', () => {
    const both = { accessToken: BOTH, refreshToken: 'rft.posts', expiresAt: posts.expiresAt };
    expect(mergeGrants(ads, posts)).toEqual(both);
    expect(mergeGrants(posts, ads)).toEqual(both);
  });

  it('replaces the half that is given again', () => {
    const newer = packDualGrant({ ads: null, posts: { token: 'act.2', openId: '723f-open-id', scopes: [] } });
    const fresh = { accessToken: newer, refreshToken: 'rft.2', expiresAt: new Date('2026-12-01T00:00:00Z') };
    const merged = mergeGrants({ ...posts, accessToken: BOTH }, fresh);
    expect(merged).toMatchObject({ refreshToken: 'rft.2', expiresAt: fresh.expiresAt });
    expect(unpackDualGrant(merged.accessToken)).toMatchObject({
      ads: { token: 'ads-token-canary' },
      posts: { token: 'act.2' },
    });
  });
});

describe('a renewal', () => {
  const both = { accessToken: BOTH, refreshToken: 'rft.1' };

  it('keeps the ads half and returns the new refresh token', async () => {
    const server = await start({
      'POST /tt_user/oauth2/refresh_token/': () =>
        ok({ ...POSTS_TOKEN, access_token: 'act.2', refresh_token: 'rft.2' }),
    });
    const grant = await server.platform.oauth.refresh(both);
    expect(grant.refreshToken).toBe('rft.2');
    expect(unpackDualGrant(grant.accessToken)).toMatchObject({
      ads: { token: 'ads-token-canary' },
      posts: { token: 'act.2', openId: '723f-open-id' },
    });
    expect(bodyOf(server, 0)).toEqual({
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      grant_type: 'refresh_token',
      refresh_token: 'rft.1',
    });
  });

  it('leaves the keeping to the caller when TikTok returns no refresh token', async () => {
    const { refresh_token: _token, ...rest } = POSTS_TOKEN;
    const { platform } = await start({ 'POST /tt_user/oauth2/refresh_token/': () => ok(rest) });
    expect(await platform.oauth.refresh(both)).toMatchObject({ refreshToken: null, expiresAt: expect.any(Date) });
  });

  it('tries once: the token may be spent', async () => {
    const server = await start({ 'POST /tt_user/oauth2/refresh_token/': () => failure(50_000) });
    expect(await failureOf(server.platform.oauth.refresh(both))).toMatchObject({ errorClass: 'transient' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [40_103, 'token_revoked'],
    [40_105, 'token_revoked'],
    [40_107, 'token_revoked'],
    [40_102, 'token_expired'],
    [40_001, 'permission_missing'],
  ])('reports posts that are refused (%i, %s) from a grant that has ads', async (code, reason) => {
    const { platform } = await start({ 'POST /tt_user/oauth2/refresh_token/': () => failure(code) });
    const error = expect.objectContaining({ errorClass: 'reauth', code: reason });
    const rest = { accessToken: ADS_ONLY, refreshToken: null, expiresAt: null };
    expect(await platform.oauth.refresh(both)).toEqual({ ...rest, lost: [{ kind: 'posts', error }] });
    expect(await failureOf(platform.oauth.refresh({ ...both, accessToken: POSTS_ONLY }))).toMatchObject({
      errorClass: 'reauth',
      code: reason,
    });
  });

  it('is impossible for posts without a refresh token', async () => {
    const { platform } = await start({});
    const grant = { accessToken: POSTS_ONLY, refreshToken: null };
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
  });

  it('makes no call for ads, which never expire', async () => {
    const server = await start({});
    const grant = { accessToken: ADS_ONLY, refreshToken: null };
    expect(await server.platform.oauth.refresh(grant)).toEqual({ ...grant, expiresAt: null });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a revocation', () => {
  it('ends both halves, each in its own words', async () => {
    const server = await start({
      'POST /tt_user/oauth2/revoke/': () => ok({}),
      'POST /oauth2/revoke_token/': () => ok({}),
    });
    await server.platform.oauth.revoke({ accessToken: BOTH, refreshToken: 'rft.1' });
    expect(bodyOf(server, 0)).toEqual({
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      access_token: 'act.posts-token-canary',
    });
    expect(bodyOf(server, 1)).toEqual({
      app_id: 'app-1',
      secret: 'app-secret-canary',
      access_token: 'ads-token-canary',
    });
  });

  it.each([40_102, 40_105])('accepts tokens that are dead already (%i)', async (code) => {
    const server = await start({
      'POST /tt_user/oauth2/revoke/': () => failure(code),
      'POST /oauth2/revoke_token/': () => failure(code),
    });
    await server.platform.oauth.revoke({ accessToken: BOTH, refreshToken: null });
    expect(server.requests).toHaveLength(2);
  });

  it('fails when TikTok does', async () => {
    const server = await start({ 'POST /oauth2/revoke_token/': () => failure(50_000) });
    expect(await failureOf(server.platform.oauth.revoke({ accessToken: ADS_ONLY, refreshToken: null }))).toMatchObject({
      code: 'platform_down',
    });
    expect(server.requests).toHaveLength(3);
  });
});

describe('describing a grant', () => {
  const user = () => ok({ core_user_id: '7010158842000000001', display_name: 'Layla Haddad', email: 'l****@x' });
  const tokenInfo = (scope: string) => () => ok({ app_id: 'app-1', scope, creator_id: '723f-open-id' });
  const name = () => ok({ display_name: 'Nakhla | نخلة', username: 'nakhla' });

  it('is who granted the ads, with the permissions of both halves', async () => {
    const server = await start({
      'GET /user/info/': user,
      'POST /tt_user/token_info/get/': tokenInfo('user.info.basic,video.list,comment.list'),
    });
    expect(await server.platform.oauth.describeGrant(BOTH)).toEqual({
      externalUserId: '7010158842000000001',
      displayName: 'Layla Haddad',
      scopesGranted: [
        'tiktok_ad_accounts',
        'tiktok_campaigns',
        'tiktok_ad_groups',
        'tiktok_reports',
        'user.info.basic',
        'video.list',
        'comment.list',
      ],
      scopesDeclined: [
        'user.info.username',
        'user.info.stats',
        'user.info.profile',
        'user.account.type',
        'user.insights',
        'video.insights',
      ],
      consents: ['ads', 'posts'],
    });
    const user_ = server.requests.find(({ path }) => path.endsWith('/user/info/'));
    expect(user_?.headers['access-token']).toBe('ads-token-canary');
    expect(user_?.headers.authorization).toBeUndefined();
  });

  it('counts a parent permission for its children, and reports the missing permissions of ads', async () => {
    const { platform } = await start({ 'GET /user/info/': user });
    const describe_ = async (scopes: number[]) =>
      (await platform.oauth.describeGrant(packDualGrant({ ads: { token: 't', scopes }, posts: null }))).scopesDeclined;
    expect(await describe_([1, 2, 4])).toEqual([]);
    expect(await describe_([100, 210])).toEqual(['tiktok_campaigns', 'tiktok_reports']);
    expect(await describe_([])).toHaveLength(4);
  });

  it('is the TikTok account where there are only posts', async () => {
    const { platform } = await start({
      'POST /tt_user/token_info/get/': tokenInfo('video.list'),
      'GET /business/get/': name,
    });
    expect(await platform.oauth.describeGrant(POSTS_ONLY)).toMatchObject({
      externalUserId: '723f-open-id',
      displayName: 'Nakhla | نخلة',
      consents: ['posts'],
    });
  });

  it('names a TikTok account by its id when its name was declined', async () => {
    const { platform } = await start({
      'POST /tt_user/token_info/get/': tokenInfo('video.list'),
      'GET /business/get/': () => failure(40_001),
    });
    expect(await platform.oauth.describeGrant(POSTS_ONLY)).toMatchObject({ displayName: '723f-open-id' });
  });

  it('leaves a dead half out, and keeps one that only has to be renewed', async () => {
    const routes = { 'GET /user/info/': user, 'POST /tt_user/token_info/get/': () => failure(40_105) };
    const dead = await start(routes);
    expect(await dead.platform.oauth.describeGrant(BOTH)).toMatchObject({ consents: ['ads'], scopesDeclined: [] });
    await dead.close();

    const expired = await start({ ...routes, 'POST /tt_user/token_info/get/': () => failure(40_102) });
    expect(await expired.platform.oauth.describeGrant(BOTH)).toMatchObject({
      consents: ['ads', 'posts'],
      scopesDeclined: [],
    });
    await expired.close();

    const noAds = await start({
      'GET /user/info/': () => failure(40_105),
      'POST /tt_user/token_info/get/': tokenInfo('video.list'),
      'GET /business/get/': name,
    });
    expect(await noAds.platform.oauth.describeGrant(BOTH)).toMatchObject({
      externalUserId: '723f-open-id',
      consents: ['posts'],
    });
  });

  it('fails when both are dead, and when TikTok is', async () => {
    const dead = { 'GET /user/info/': () => failure(40_105), 'POST /tt_user/token_info/get/': () => failure(40_105) };
    const first = await start(dead);
    expect(await failureOf(first.platform.oauth.describeGrant(BOTH))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
    await first.close();
    const second = await start({ ...dead, 'GET /user/info/': () => failure(50_000) });
    expect(await failureOf(second.platform.oauth.describeGrant(BOTH))).toMatchObject({ errorClass: 'transient' });
  });
});

it('no secret and no token gets into an address that is not TikTok’s own way, an error or its text', async () => {
  const server = await start({ 'GET /user/info/': () => failure(40_002, 'ads-token-canary') });
  const error = await failureOf(server.platform.oauth.describeGrant(ADS_ONLY));
  expect(JSON.stringify(error) + error.message + error.stack).not.toContain('canary');
  expect(server.requests.every(({ address }) => !address.includes('canary'))).toBe(true);
});
