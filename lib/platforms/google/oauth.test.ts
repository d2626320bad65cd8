import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCESS_TOKEN, APP, REVOKE, startGoogle, TOKEN, TOKEN_INFO, USER_INFO } from './testing/google-server';

const scopes = [
  'https://www.googleapis.com/auth/adwords',
  'openid',
  'https://www.googleapis.com/auth/userinfo.profile',
];
const tokens = {
  access_token: 'ya29.fresh',
  expires_in: 3599,
  refresh_token: '1//0gfresh',
  scope: scopes.join(' '),
  token_type: 'Bearer',
};
const redirectUri = 'https://cmis.example/api/connect/google/callback';
const answered = (query: string) => ({
  consent: 'ads' as const,
  answer: new URLSearchParams(query),
  redirectUri,
  codeVerifier: 'verifier-canary',
  secret: null,
});
const grant = { accessToken: ACCESS_TOKEN, refreshToken: '1//0grefresh-canary' };

let google: ScriptedPlatform;
const start = async (script: Script) => {
  google = await startGoogle(script);
  return google.platform;
};
const formOf = (index: number) => Object.fromEntries(new URLSearchParams(google.requests[index]?.body));

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') }));
afterEach(async () => {
  vi.useRealTimers();
  await google.close();
});

describe('the consent screen', () => {
  const request = {
    consent: 'ads' as const,
    state: 's 1',
    redirectUri,
    codeChallenge: 'challenge',
    rerequest: false,
  };

  it('requests offline access, a consent in any case, and has a challenge', async () => {
    const platform = await start({});
    const { url, secret } = await platform.oauth.beginConsent(request);
    expect(url.pathname).toBe('/accounts.google.com/o/oauth2/v2/auth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: APP.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: scopes.join(' '),
      state: 's 1',
      access_type: 'offline',
      prompt: 'select_account consent',
      code_challenge: 'challenge',
      code_challenge_method: 'S256',
    });
    expect(secret).toBeNull();
    expect(url.href).not.toContain(APP.clientSecret);
    expect(google.calls()).toEqual([]);
  });
});

describe('a code', () => {
  it('becomes a grant, in one call that is never repeated', async () => {
    const platform = await start({ [TOKEN]: () => ({ body: tokens }) });
    expect(await platform.oauth.completeConsent(answered('code=4/0Acode&scope=x&state=s'))).toEqual({
      accessToken: 'ya29.fresh',
      refreshToken: '1//0gfresh',
      expiresAt: new Date('2026-11-22T12:59:59Z'),
    });
    expect(google.calls()).toEqual([TOKEN]);
    expect(formOf(0)).toEqual({
      client_id: APP.clientId,
      client_secret: APP.clientSecret,
      grant_type: 'authorization_code',
      code: '4/0Acode',
      redirect_uri: redirectUri,
      code_verifier: 'verifier-canary',
    });
    expect(google.requests[0]?.headers['content-type']).toContain('x-www-form-urlencoded');
  });

  it('a code without a refresh token leaves the place empty, and the old one is kept', async () => {
    const { refresh_token: _none, ...rest } = tokens;
    const platform = await start({ [TOKEN]: () => ({ body: rest }) });
    const fresh = await platform.oauth.completeConsent(answered('code=c'));
    expect(fresh.refreshToken).toBeNull();
    expect(platform.oauth.mergeGrants({ ...grant, expiresAt: null }, fresh)).toEqual({
      ...fresh,
      refreshToken: grant.refreshToken,
    });
  });

  it.each([
    ['error=access_denied', 'consent_refused'],
    ['error=admin_policy_enforced', 'request_rejected'],
    ['state=s', 'request_rejected'],
  ])('a code is not read after %s', async (query, code) => {
    const platform = await start({});
    expect(await failureOf(platform.oauth.completeConsent(answered(query)))).toMatchObject({
      errorClass: 'permanent',
      code,
    });
    expect(google.calls()).toEqual([]);
  });

  it.each([
    [400, 'invalid_grant', 'permanent', 'request_rejected'],
    [400, 'redirect_uri_mismatch', 'permanent', 'request_rejected'],
    [401, 'invalid_client', 'permanent', 'request_rejected'],
    [503, 'temporarily_unavailable', 'transient', 'platform_down'],
    [429, 'rate_limit_exceeded', 'rate_limited', 'rate_limited'],
  ])('a code refused with %i %s is %s %s', async (status, error, errorClass, code) => {
    const platform = await start({ [TOKEN]: () => ({ status, body: { error, error_description: 'canary' } }) });
    const failure = await failureOf(platform.oauth.completeConsent(answered('code=c')));
    expect(failure).toMatchObject({ errorClass, code, httpStatus: status });
    expect(`${failure.message} ${JSON.stringify(failure)}`).not.toContain('canary');
    expect(google.calls()).toHaveLength(1);
  });
});

describe('a refresh', () => {
  it('keeps the refresh token, which Google does not send again', async () => {
    const { refresh_token: _none, ...rest } = tokens;
    const platform = await start({ [TOKEN]: () => ({ body: rest }) });
    const renewed = await platform.oauth.refresh(grant);
    expect(renewed).toEqual({
      accessToken: 'ya29.fresh',
      refreshToken: null,
      expiresAt: new Date('2026-11-22T12:59:59Z'),
    });
    expect(platform.oauth.mergeGrants({ ...grant, expiresAt: null }, renewed).refreshToken).toBe(grant.refreshToken);
    expect(formOf(0)).toMatchObject({ grant_type: 'refresh_token', refresh_token: grant.refreshToken });
  });

  it('never loses one that is sent all the same', async () => {
    const platform = await start({ [TOKEN]: () => ({ body: tokens }) });
    const renewed = await platform.oauth.refresh(grant);
    expect(platform.oauth.mergeGrants({ ...grant, expiresAt: null }, renewed).refreshToken).toBe('1//0gfresh');
  });

  it('assumes an hour where Google does not say', async () => {
    const platform = await start({ [TOKEN]: () => ({ body: { access_token: 'a' } }) });
    expect((await platform.oauth.refresh(grant)).expiresAt).toEqual(new Date('2026-11-22T13:00:00Z'));
  });

  it.each([
    [400, { error: 'invalid_grant' }, 'reauth', 'token_revoked'],
    [400, { error: 'unauthorized_client' }, 'permanent', 'request_rejected'],
    [401, { error: 'invalid_client' }, 'permanent', 'request_rejected'],
    [500, { error: 'internal_failure' }, 'transient', 'platform_down'],
    [500, { error: 'invalid_grant' }, 'transient', 'platform_down'],
    [200, { token: 'of another shape' }, 'permanent', 'unexpected_answer'],
  ])('a refresh answered %i %o is %s %s, and is not tried twice', async (status, body, errorClass, code) => {
    const platform = await start({ [TOKEN]: () => ({ status, body }) });
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject({ errorClass, code });
    expect(google.calls()).toHaveLength(1);
  });

  it('a refresh without a refresh token needs the person, without a call to Google', async () => {
    const platform = await start({});
    const failure = await failureOf(platform.oauth.refresh({ ...grant, refreshToken: null }));
    expect(failure).toMatchObject({ errorClass: 'reauth', code: 'token_revoked' });
    expect(google.calls()).toEqual([]);
  });
});

describe('a revocation', () => {
  it('sends the refresh token, in the body', async () => {
    const platform = await start({ [REVOKE]: () => ({ body: {} }) });
    await platform.oauth.revoke(grant);
    expect(formOf(0)).toEqual({ token: grant.refreshToken });
    expect(google.requests[0]?.address).not.toContain('canary');
    await platform.oauth.revoke({ ...grant, refreshToken: null });
    expect(formOf(1)).toEqual({ token: ACCESS_TOKEN });
  });

  it('a revocation of a token that is dead already succeeds', async () => {
    const platform = await start({ [REVOKE]: () => ({ status: 400, body: { error: 'invalid_token' } }) });
    await platform.oauth.revoke(grant);
    expect(google.calls()).toEqual([REVOKE]);
  });

  it('a revocation that Google cannot do now is tried again, then fails', async () => {
    const platform = await start({ [REVOKE]: () => ({ status: 503, body: { error: 'backend_error' } }) });
    expect(await failureOf(platform.oauth.revoke(grant))).toMatchObject({ errorClass: 'transient' });
    expect(google.calls()).toEqual([REVOKE, REVOKE, REVOKE]);
  });
});

describe('a grant is described', () => {
  const described = (scope: string): Script => ({
    [TOKEN_INFO]: () => ({ body: { aud: APP.clientId, sub: '104', scope, exp: '1', expires_in: '3599' } }),
    [USER_INFO]: () => ({ body: { sub: '104857600013579246801', name: 'Layla ليلى' } }),
  });

  it('a grant is described with its person and scopes, and no token in a URL', async () => {
    const platform = await start(described(scopes.join(' ')));
    expect(await platform.oauth.describeGrant(ACCESS_TOKEN)).toEqual({
      externalUserId: '104857600013579246801',
      displayName: 'Layla ليلى',
      scopesGranted: scopes,
      scopesDeclined: [],
      consents: ['ads'],
    });
    for (const { headers, address, body } of google.requests) {
      expect(headers.authorization).toBe(`Bearer ${ACCESS_TOKEN}`);
      expect(address + body).not.toContain('canary');
    }
  });

  it('a grant is described with the scope that was not ticked', async () => {
    const platform = await start(described(scopes.slice(1).join(' ')));
    expect(await platform.oauth.describeGrant(ACCESS_TOKEN)).toMatchObject({
      scopesGranted: scopes.slice(1),
      scopesDeclined: [scopes[0]],
    });
  });

  it('a grant is described without a name', async () => {
    const platform = await start({ ...described('openid'), [USER_INFO]: () => ({ body: { sub: '104' } }) });
    expect(await platform.oauth.describeGrant(ACCESS_TOKEN)).toMatchObject({ displayName: '104' });
  });

  it('a grant with a dead token is not described', async () => {
    const platform = await start({
      [TOKEN_INFO]: () => ({ status: 400, body: { error: 'invalid_token', error_description: 'Invalid Value' } }),
      [USER_INFO]: () => ({ status: 401, body: { error: 'invalid_request' } }),
    });
    const failure = await failureOf(platform.oauth.describeGrant(ACCESS_TOKEN));
    expect(failure).toMatchObject({ errorClass: 'reauth', code: 'token_expired' });
  });
});
