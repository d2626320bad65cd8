import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlatform } from '../registry';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import profileFixture from './fixtures/my-profile.json';
import { ACCESS_TOKEN, APP, snapchatError, startSnapchat } from './testing/snapchat-server';

let snap: ScriptedPlatform | undefined;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(async () => {
  vi.useRealTimers();
  await snap?.close();
});

async function start(routes: Script): Promise<ScriptedPlatform> {
  snap = await startSnapchat(routes);
  return snap;
}

const TOKEN = 'POST /login/oauth2/access_token';
const redirectUri = 'https://cmis.example/api/connect/snapchat/callback';
const request = { consent: 'ads_and_posts' as const, state: 's~1', redirectUri, codeChallenge: 'abc', rerequest: true };
const answerOf = (query: string) => ({
  consent: 'ads_and_posts' as const,
  answer: new URLSearchParams(query),
  redirectUri,
  codeVerifier: 'verifier',
  secret: null,
});
const tokens = { access_token: '0.new', token_type: 'Bearer', expires_in: 3600, scope: 'snapchat-marketing-api' };
const secondsFromNow = (date: Date | null | undefined) => Math.round(((date?.getTime() ?? 0) - Date.now()) / 1000);

describe('the consent screen', () => {
  it('requests ads and profiles at once, separated by a space, without PKCE', async () => {
    const platform = createPlatform('snapchat', APP);
    const { url, secret } = await platform.oauth.beginConsent(request);
    expect(`${url.origin}${url.pathname}`).toBe('https://accounts.snapchat.com/login/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'app-1',
      redirect_uri: redirectUri,
      scope: 'snapchat-marketing-api snapchat-profile-api',
      state: 's~1',
    });
    expect(secret).toBeNull();
    expect(platform.consents).toEqual([
      { kind: 'ads_and_posts', scopes: ['snapchat-marketing-api', 'snapchat-profile-api'] },
    ]);
  });

  it('is the sandbox where one is configured', async () => {
    const platform = createPlatform('snapchat', { ...APP, sandboxOrigin: 'http://127.0.0.1:4000' });
    const { url } = await platform.oauth.beginConsent(request);
    expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:4000\/accounts\.snapchat\.com\/login\/oauth2\/authorize\?/);
  });
});

describe('the answer of the consent screen', () => {
  it('is exchanged for tokens, the secret in the body', async () => {
    const { platform, requests } = await start({ [TOKEN]: () => ({ body: { ...tokens, refresh_token: 'r1' } }) });
    const grant = await platform.oauth.completeConsent(answerOf('code=c0de&state=s~1'));
    expect(grant).toMatchObject({ accessToken: '0.new', refreshToken: 'r1' });
    expect(secondsFromNow(grant.expiresAt)).toBe(3600);
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      code: 'c0de',
      redirect_uri: redirectUri,
    });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('keeps tokens for as long as they say, and for half an hour when they do not', async () => {
    const { platform } = await start({
      [TOKEN]: (_request, count) => ({ body: { ...tokens, expires_in: [1800, undefined, 'soon'][count - 1] } }),
    });
    for (let count = 0; count < 3; count += 1) {
      const { expiresAt } = await platform.oauth.completeConsent(answerOf('code=c'));
      expect(secondsFromNow(expiresAt)).toBe(1800);
    }
  });

  it.each([
    ['error=access_denied&state=s', 'consent_refused', undefined],
    ['error=invalid_scope&state=s', 'request_rejected', 'invalid_scope'],
    ['state=s', 'request_rejected', undefined],
  ])('the answer of the consent screen: %s is no grant', async (query, code, vendorCode) => {
    const { platform, requests } = await start({});
    const failure = await failureOf(platform.oauth.completeConsent(answerOf(query)));
    expect(failure).toMatchObject({ errorClass: 'permanent', code });
    if (vendorCode) expect(failure.vendorCode).toBe(vendorCode);
    expect(requests).toHaveLength(0);
  });

  it('an answer with a used code fails for good, and the code is never sent twice', async () => {
    const { platform, requests } = await start({
      [TOKEN]: (_request, count) =>
        count === 1
          ? { status: 400, body: { error: 'invalid_grant', error_description: 'used' } }
          : { status: 500, body: {} },
    });
    expect(await failureOf(platform.oauth.completeConsent(answerOf('code=c')))).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: 'invalid_grant',
    });
    expect(await failureOf(platform.oauth.completeConsent(answerOf('code=c')))).toMatchObject({
      errorClass: 'transient',
    });
    expect(requests).toHaveLength(2);
  });
});

describe('a renewal', () => {
  const grant = { accessToken: ACCESS_TOKEN, refreshToken: 'r1' };

  it('hands on a rotated refresh token, and none when none came', async () => {
    const { platform, requests } = await start({
      [TOKEN]: (_request, count) => ({ body: { ...tokens, ...(count === 1 ? { refresh_token: 'r2' } : {}) } }),
    });
    const rotated = await platform.oauth.refresh(grant);
    expect(rotated).toMatchObject({ accessToken: '0.new', refreshToken: 'r2' });
    const silent = await platform.oauth.refresh(grant);
    expect(silent.refreshToken).toBeNull();
    const previous = { ...grant, expiresAt: null };
    expect(platform.oauth.mergeGrants(previous, silent).refreshToken).toBe('r1');
    expect(platform.oauth.mergeGrants(previous, rotated).refreshToken).toBe('r2');
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      refresh_token: 'r1',
    });
  });

  it.each([
    [400, { error: 'invalid_grant' }, 'reauth', 'token_revoked'],
    [401, { error: 'invalid_client' }, 'permanent', 'request_rejected'],
    [401, { message: 'no' }, 'reauth', 'token_revoked'],
    [429, {}, 'rate_limited', 'rate_limited'],
    [500, {}, 'transient', 'platform_down'],
    [200, ['not an object'], 'permanent', 'unexpected_answer'],
  ])('a renewal that ends in %i %j', async (status, body, errorClass, code) => {
    const { platform, requests } = await start({ [TOKEN]: () => ({ status, body }) });
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject({ errorClass, code });
    expect(requests).toHaveLength(1);
  });

  it('is impossible without a refresh token', async () => {
    const { platform, requests } = await start({});
    const failure = await failureOf(platform.oauth.refresh({ accessToken: ACCESS_TOKEN, refreshToken: null }));
    expect(failure).toMatchObject({ errorClass: 'reauth', code: 'token_revoked' });
    expect(requests).toHaveLength(0);
  });
});

describe('a revocation', () => {
  it('is not claimed, as Snap offers no revocation: the settings of the account are named instead', async () => {
    const { platform, requests } = await start({});
    const failure = await failureOf(platform.oauth.revoke({ accessToken: ACCESS_TOKEN, refreshToken: null }));
    expect(failure).toMatchObject({ errorClass: 'permanent' });
    expect(platform.capabilities.accessSettingsUrl).toBe('https://accounts.snapchat.com');
    expect(requests).toHaveLength(0);
  });
});

describe('the grant', () => {
  const me = () => ({
    body: { me: { id: 'u-1', email: 'amal@example.com', organization_id: 'o', display_name: 'Amal' } },
  });

  it('is described by its person; the token travels in the header alone', async () => {
    const { platform, requests } = await start({
      'GET /me': me,
      'GET /public_profiles/my_profile': () => ({ body: profileFixture }),
    });
    expect(await platform.oauth.describeGrant(ACCESS_TOKEN)).toEqual({
      externalUserId: 'u-1',
      displayName: 'Amal',
      scopesGranted: ['snapchat-marketing-api', 'snapchat-profile-api'],
      scopesDeclined: [],
      consents: ['ads_and_posts'],
    });
    for (const { headers, address } of requests) {
      expect(headers.authorization).toBe(`Bearer ${ACCESS_TOKEN}`);
      expect(address).not.toContain(ACCESS_TOKEN);
    }
  });

  it.each([
    [403, ['snapchat-profile-api']],
    [404, []],
  ])('describes the profiles of a grant after status %i', async (status, scopesDeclined) => {
    const { platform } = await start({
      'GET /me': () => ({ body: { me: { id: 'u-1', email: 'amal@example.com' } } }),
      'GET /public_profiles/my_profile': () => snapchatError(status, 'E3003', 'AUTHORIZATION_PERMISSION_DENIED'),
    });
    const description = await platform.oauth.describeGrant(ACCESS_TOKEN);
    expect(description).toMatchObject({ displayName: 'amal@example.com', scopesDeclined });
  });

  it('is not described while Snap is down, nor with a dead token', async () => {
    const down = await start({ 'GET /me': me, 'GET /public_profiles/my_profile': () => ({ status: 500, body: {} }) });
    expect(await failureOf(down.platform.oauth.describeGrant(ACCESS_TOKEN))).toMatchObject({ errorClass: 'transient' });
    await down.close();
    const dead = await start({
      'GET /me': () => ({ status: 401, body: { request_status: 'ERROR', msg: 'Unauthorized' } }),
    });
    expect(await failureOf(dead.platform.oauth.describeGrant(ACCESS_TOKEN))).toMatchObject({ errorClass: 'reauth' });
  });
});
