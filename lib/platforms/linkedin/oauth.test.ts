import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlatform } from '../registry';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCESS_TOKEN, APP, apiError, startLinkedIn } from './testing/linkedin-server';

let linkedin: ScriptedPlatform | undefined;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(async () => {
  vi.useRealTimers();
  await linkedin?.close();
});

async function start(routes: Script): Promise<ScriptedPlatform> {
  linkedin = await startLinkedIn(routes);
  return linkedin;
}

const TOKEN = 'POST /accessToken';
const scopes = ['openid', 'profile', 'r_ads', 'r_ads_reporting', 'r_organization_social', 'rw_organization_admin'];
const redirectUri = 'https://cmis.example/api/connect/linkedin/callback';
const request = { consent: 'ads_and_posts' as const, state: 's~1', redirectUri, codeChallenge: 'abc', rerequest: true };
const answerOf = (query: string) => ({
  consent: 'ads_and_posts' as const,
  answer: new URLSearchParams(query),
  redirectUri,
  codeVerifier: 'verifier',
  secret: null,
});
const secondsFromNow = (date: Date | null | undefined) => Math.round(((date?.getTime() ?? 0) - Date.now()) / 1000);
const formOf = (body: string | undefined) => Object.fromEntries(new URLSearchParams(body));

describe('the consent screen', () => {
  it('requests ads and pages at once, separated by spaces, without PKCE', async () => {
    const platform = createPlatform('linkedin', APP);
    const { url, secret } = await platform.oauth.beginConsent(request);
    expect(`${url.origin}${url.pathname}`).toBe('https://www.linkedin.com/oauth/v2/authorization');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'app-1',
      redirect_uri: redirectUri,
      state: 's~1',
      scope: scopes.join(' '),
    });
    expect(secret).toBeNull();
    expect(platform.consents).toEqual([{ kind: 'ads_and_posts', scopes }]);
  });

  it('is the sandbox where one is configured', async () => {
    const platform = createPlatform('linkedin', { ...APP, sandboxOrigin: 'http://127.0.0.1:4000' });
    const { url } = await platform.oauth.beginConsent(request);
    expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:4000\/www\.linkedin\.com\/oauth\/v2\/authorization\?/);
  });
});

describe('the answer of the consent screen', () => {
  it('is exchanged for an access token, the secret in the body; most apps get no refresh token', async () => {
    const { platform, requests } = await start({
      [TOKEN]: () => ({ body: { access_token: 'AQXnew', expires_in: 5_184_000, scope: 'r_ads,r_ads_reporting' } }),
    });
    const grant = await platform.oauth.completeConsent(answerOf('code=c0de&state=s~1'));
    expect(grant).toMatchObject({ accessToken: 'AQXnew', refreshToken: null });
    expect(secondsFromNow(grant.expiresAt)).toBe(5_184_000);
    expect(formOf(requests[0]?.body)).toEqual({
      grant_type: 'authorization_code',
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      code: 'c0de',
      redirect_uri: redirectUri,
    });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('brings a refresh token to an approved app', async () => {
    const { platform } = await start({
      [TOKEN]: () => ({
        body: { access_token: 'AQX', expires_in: 60, refresh_token: 'AQW', refresh_token_expires_in: 31_536_000 },
      }),
    });
    expect(await platform.oauth.completeConsent(answerOf('code=c'))).toMatchObject({ refreshToken: 'AQW' });
  });

  it.each([
    ['error=user_cancelled_login&state=s', 'consent_refused', 'user_cancelled_login'],
    ['error=user_cancelled_authorize&state=s', 'consent_refused', 'user_cancelled_authorize'],
    ['error=unauthorized_scope_error&state=s', 'request_rejected', 'unauthorized_scope_error'],
    ['state=s', 'request_rejected', undefined],
  ])('the answer of the consent screen: %s is no grant', async (query, code, vendorCode) => {
    const { platform, requests } = await start({});
    const failure = await failureOf(platform.oauth.completeConsent(answerOf(query)));
    expect(failure).toMatchObject({ errorClass: 'permanent', code });
    expect(failure.vendorCode).toBe(vendorCode);
    expect(requests).toHaveLength(0);
  });

  it('an answer with a used code fails for good, and the code is never sent twice', async () => {
    const { platform, requests } = await start({
      [TOKEN]: (_request, count) =>
        count === 1 ? { status: 400, body: { error: 'invalid_request' } } : { status: 500, body: {} },
    });
    expect(await failureOf(platform.oauth.completeConsent(answerOf('code=c')))).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: 'invalid_request',
      httpStatus: 400,
    });
    expect(await failureOf(platform.oauth.completeConsent(answerOf('code=c')))).toMatchObject({
      errorClass: 'transient',
    });
    expect(requests).toHaveLength(2);
  });

  it('an answer without a token is drift; a token without an expiry is trusted for 60 days', async () => {
    const { platform } = await start({
      [TOKEN]: (_request, count) => ({ body: count === 1 ? {} : { access_token: 'AQX' } }),
    });
    expect(await failureOf(platform.oauth.completeConsent(answerOf('code=c')))).toMatchObject({
      code: 'unexpected_answer',
    });
    expect(secondsFromNow((await platform.oauth.completeConsent(answerOf('code=c'))).expiresAt)).toBe(5_184_000);
  });
});

describe('a renewal', () => {
  const grant = { accessToken: ACCESS_TOKEN, refreshToken: 'AQW1' };

  it('hands on what came back: the same refresh token, another one, or none', async () => {
    const { platform, requests } = await start({
      [TOKEN]: (_request, count) => ({
        body: { access_token: 'AQX2', expires_in: 432_000, refresh_token: ['AQW1', 'AQW2', undefined][count - 1] },
      }),
    });
    const previous = { ...grant, expiresAt: null };
    const kept = [];
    for (let round = 0; round < 3; round += 1) {
      const fresh = await platform.oauth.refresh(grant);
      expect(secondsFromNow(fresh.expiresAt)).toBe(432_000);
      kept.push(platform.oauth.mergeGrants(previous, fresh).refreshToken);
    }
    expect(kept).toEqual(['AQW1', 'AQW2', 'AQW1']);
    expect(formOf(requests[0]?.body)).toEqual({
      grant_type: 'refresh_token',
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      refresh_token: 'AQW1',
    });
  });

  it.each([
    [400, { error: 'invalid_grant' }, 'reauth', 'token_revoked'],
    [400, { error: 'invalid_request' }, 'reauth', 'token_revoked'],
    [401, { error: 'invalid_client' }, 'permanent', 'request_rejected'],
    [429, {}, 'rate_limited', 'rate_limited'],
    [500, {}, 'transient', 'platform_down'],
    [503, '<html>down</html>', 'transient', 'platform_down'],
    [200, '', 'transient', 'malformed_answer'],
    [200, {}, 'permanent', 'unexpected_answer'],
  ])('a renewal that ends in %i %j', async (status, body, errorClass, code) => {
    const { platform, requests } = await start({ [TOKEN]: () => ({ status, body }) });
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject({ errorClass, code });
    expect(requests).toHaveLength(1);
  });

  it('needs the person where there is no refresh token', async () => {
    const { platform, requests } = await start({});
    const failure = await failureOf(platform.oauth.refresh({ accessToken: ACCESS_TOKEN, refreshToken: null }));
    expect(failure).toMatchObject({ errorClass: 'reauth', code: 'token_expired' });
    expect(requests).toHaveLength(0);
  });
});

describe('a revocation', () => {
  const grant = { accessToken: ACCESS_TOKEN, refreshToken: null };

  it('succeeds with an empty answer', async () => {
    const { platform, requests } = await start({ 'POST /revoke': () => ({ body: '' }) });
    await platform.oauth.revoke(grant);
    expect(formOf(requests[0]?.body)).toEqual({
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      token: ACCESS_TOKEN,
    });
  });

  it('ends its refresh token too, though the access token was dead', async () => {
    const { platform, requests } = await start({
      'POST /revoke': (_request, count) =>
        count === 1 ? { status: 400, body: { error: 'invalid_request' } } : { body: '' },
    });
    await platform.oauth.revoke({ ...grant, refreshToken: 'AQW1' });
    expect(requests.map(({ body }) => formOf(body).token)).toEqual([ACCESS_TOKEN, 'AQW1']);
  });

  it('a revocation of a dead grant succeeds', async () => {
    const { platform } = await start({
      'POST /revoke': (_request, count) => ({
        status: 400,
        body: { error: count === 1 ? 'invalid_request' : 'invalid_grant' },
      }),
    });
    await platform.oauth.revoke(grant);
    await platform.oauth.revoke(grant);
  });

  it('is tried again while LinkedIn is down, and fails when it stays so', async () => {
    const { platform, requests } = await start({ 'POST /revoke': () => ({ status: 503, body: {} }) });
    expect(await failureOf(platform.oauth.revoke(grant))).toMatchObject({ errorClass: 'transient' });
    expect(requests).toHaveLength(3);
  });
});

describe('the grant', () => {
  const userinfo = () => ({ body: { sub: 'Abc1', name: 'Ann', picture: 'https://example.com/1', email: 'a@b.c' } });
  const introspected = (fields: Record<string, unknown>) => () => ({
    body: { active: true, client_id: 'app-1', expires_at: 1_772_184_000, status: 'active', auth_type: '3L', ...fields },
  });

  it('is described by its member and the scopes of its token', async () => {
    const { platform, requests } = await start({
      'GET /v2/userinfo': userinfo,
      'POST /introspectToken': introspected({ scope: 'openid,profile,r_ads r_ads_reporting' }),
    });
    expect(await platform.oauth.describeGrant(ACCESS_TOKEN)).toEqual({
      externalUserId: 'Abc1',
      displayName: 'Ann',
      scopesGranted: ['openid', 'profile', 'r_ads', 'r_ads_reporting'],
      scopesDeclined: ['r_organization_social', 'rw_organization_admin'],
      consents: ['ads_and_posts'],
    });
    expect(requests.some(({ address }) => address.includes(ACCESS_TOKEN))).toBe(false);
  });

  it('has the member’s id for a name where LinkedIn reports none', async () => {
    const { platform } = await start({
      'GET /v2/userinfo': () => ({ body: { sub: 'Abc1' } }),
      'POST /introspectToken': introspected({ scope: scopes.join(',') }),
    });
    expect(await platform.oauth.describeGrant(ACCESS_TOKEN)).toMatchObject({ displayName: 'Abc1', scopesDeclined: [] });
  });

  it.each([
    ['expired', 'token_expired'],
    ['revoked', 'token_revoked'],
    [undefined, 'token_revoked'],
  ])('a grant with a token that is %s is dead', async (status, code) => {
    const { platform } = await start({
      'GET /v2/userinfo': userinfo,
      'POST /introspectToken': introspected({ active: false, status }),
    });
    expect(await failureOf(platform.oauth.describeGrant(ACCESS_TOKEN))).toMatchObject({ errorClass: 'reauth', code });
  });

  it('is not described while LinkedIn is down, nor with a dead token', async () => {
    const { platform } = await start({
      'GET /v2/userinfo': (_request, count) =>
        count <= 3 ? { status: 500, body: {} } : apiError(401, 'REVOKED_ACCESS_TOKEN', 65601),
      'POST /introspectToken': introspected({ scope: 'openid' }),
    });
    expect(await failureOf(platform.oauth.describeGrant(ACCESS_TOKEN))).toMatchObject({ errorClass: 'transient' });
    expect(await failureOf(platform.oauth.describeGrant(ACCESS_TOKEN))).toMatchObject({ code: 'token_revoked' });
  });
});
