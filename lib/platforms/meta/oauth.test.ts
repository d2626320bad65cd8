import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createPlatform } from '../registry';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { APP, graphError, startMeta, USER_TOKEN } from './testing/meta-server';

let graph: ScriptedPlatform | undefined;
afterEach(() => graph?.close());

async function start(routes: Script): Promise<ScriptedPlatform> {
  graph = await startMeta(routes);
  return graph;
}

const SHORT = { body: { access_token: 'EAAshort', token_type: 'bearer', expires_in: 5183 } };
const LONG = { body: { access_token: 'EAAlong', token_type: 'bearer', expires_in: 5_183_944 } };
const grantOf = (body: string) => new URLSearchParams(body).get('grant_type');
const tokens: Script[string] = ({ body }) => (grantOf(body) === 'fb_exchange_token' ? LONG : SHORT);
const debug = (data: Record<string, unknown>): Script[string] => {
  return () => ({ body: { data: { app_id: '1', type: 'USER', is_valid: true, scopes: ['ads_read'], ...data } } });
};

describe('the consent screen', () => {
  const request = {
    consent: 'ads_and_posts' as const,
    state: 's~1',
    redirectUri: 'https://cmis.example/api/connect/meta/callback',
    codeChallenge: 'abc',
    rerequest: false,
  };

  it('requests permissions separated by commas, with a PKCE challenge', async () => {
    const { url, secret } = await createPlatform('meta', APP).oauth.beginConsent(request);
    expect(secret).toBeNull();
    expect(`${url.origin}${url.pathname}`).toBe('https://www.facebook.com/v26.0/dialog/oauth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'app-1',
      redirect_uri: request.redirectUri,
      state: 's~1',
      response_type: 'code',
      scope:
        'ads_read,business_management,pages_show_list,pages_read_engagement,read_insights,instagram_basic,instagram_manage_insights',
      code_challenge: 'abc',
      code_challenge_method: 'S256',
    });
  });

  it('requests declined permissions again on demand', async () => {
    const { url } = await createPlatform('meta', APP).oauth.beginConsent({ ...request, rerequest: true });
    expect(url.searchParams.get('auth_type')).toBe('rerequest');
  });

  it('is the sandbox where one is configured', async () => {
    const { url } = await createPlatform('meta', { ...APP, sandboxOrigin: 'http://127.0.0.1:4000' }).oauth.beginConsent(
      request,
    );
    expect(url.href).toMatch(
      /^http:\/\/127\.0\.0\.1:4000\/www\.facebook\.com\/v26\.0\/dialog\/oauth\?client_id=app-1&/,
    );
  });
});

const back = (code: string) => ({
  consent: 'ads_and_posts' as const,
  answer: new URLSearchParams({ code }),
  redirectUri: 'https://cmis.example/cb',
  codeVerifier: 'v',
  secret: null,
});

describe('exchanging a code', () => {
  it('ends in the long-lived token and the expiry that debug_token reports', async () => {
    const { platform, requests } = await start({
      'POST /oauth/access_token': tokens,
      'GET /debug_token': debug({ expires_at: 1_800_000_000 }),
    });
    expect(await platform.oauth.completeConsent(back('c0de'))).toEqual({
      accessToken: 'EAAlong',
      refreshToken: null,
      expiresAt: new Date(1_800_000_000_000),
    });
    const [first, second, third] = requests;
    expect(Object.fromEntries(new URLSearchParams(first?.body))).toEqual({
      client_id: 'app-1',
      client_secret: 'app-secret-canary',
      redirect_uri: 'https://cmis.example/cb',
      code: 'c0de',
      code_verifier: 'v',
    });
    expect(new URLSearchParams(second?.body).get('fb_exchange_token')).toBe('EAAshort');
    expect(third?.query.get('input_token')).toBe('EAAlong');
    expect(third?.headers.authorization).toBe('Bearer app-1|app-secret-canary');
  });

  it('never repeats the used code, but repeats the second exchange', async () => {
    const failing = await start({ 'POST /oauth/access_token': () => ({ status: 500, body: {} }) });
    await failureOf(failing.platform.oauth.completeConsent(back('c')));
    expect(failing.requests).toHaveLength(1);
    await failing.close();

    const { platform, requests } = await start({
      'POST /oauth/access_token': (request, count) =>
        count === 2 ? { status: 500, body: {} } : tokens(request, count),
      'GET /debug_token': debug({ expires_at: 0 }),
    });
    expect(await platform.oauth.completeConsent(back('c'))).toMatchObject({
      accessToken: 'EAAlong',
    });
    expect(requests.filter(({ body }) => body.includes('code='))).toHaveLength(1);
  });

  it('refuses a code that Meta refuses', async () => {
    const { platform } = await start({
      'POST /oauth/access_token': () => graphError(100, 36_009, 'This authorization code has been used.'),
    });
    expect(await failureOf(platform.oauth.completeConsent(back('used')))).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: '100',
      vendorSubcode: '36009',
      vendorRequestId: 'AbcTrace1',
    });
  });
});

describe('a consent that brings no code', () => {
  it.each([
    ['access_denied', 'consent_refused'],
    ['server_error', 'request_rejected'],
  ])('a consent that brings no code: %s is %s, without a call', async (error, code) => {
    const { platform, requests } = await start({});
    const answer = new URLSearchParams({ error, error_reason: 'user_denied' });
    expect(await failureOf(platform.oauth.completeConsent({ ...back(''), answer }))).toMatchObject({ code });
    expect(requests).toHaveLength(0);
  });
});

describe('a renewal', () => {
  const grant = { accessToken: USER_TOKEN, refreshToken: null };

  it('exchanges the access token itself, once', async () => {
    const { platform, requests } = await start({
      'POST /oauth/access_token': tokens,
      'GET /debug_token': debug({ expires_at: 1_800_000_000 }),
    });
    expect(await platform.oauth.refresh(grant)).toMatchObject({ accessToken: 'EAAlong' });
    expect(new URLSearchParams(requests[0]?.body).get('fb_exchange_token')).toBe(USER_TOKEN);
  });

  it('leaves retries to the caller, who holds a lease', async () => {
    const { platform, requests } = await start({ 'POST /oauth/access_token': () => ({ status: 500, body: {} }) });
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject({ errorClass: 'transient' });
    expect(requests).toHaveLength(1);
  });

  it('says that a dead token needs a person', async () => {
    const { platform } = await start({ 'POST /oauth/access_token': () => graphError(190, 463) });
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_expired',
    });
  });

  it('accepts tokens without an expiry', async () => {
    const { platform } = await start({
      'POST /oauth/access_token': () => ({ body: { access_token: 'EAAsystem', token_type: 'bearer' } }),
      'GET /debug_token': debug({ expires_at: 0 }),
    });
    expect(await platform.oauth.refresh(grant)).toEqual({
      accessToken: 'EAAsystem',
      refreshToken: null,
      expiresAt: null,
    });
  });

  it.each([
    ['by what the exchange says', LONG.body, 5_183_944],
    ['by a day when nothing says', { access_token: 'EAAlong' }, 86_400],
  ])('keeps the new token when debug_token is down, ending %s', async (_how, body, seconds) => {
    const { platform } = await start({
      'POST /oauth/access_token': () => ({ body }),
      'GET /debug_token': () => ({ status: 503, body: {} }),
    });
    const before = Date.now();
    const renewed = await platform.oauth.refresh(grant);
    expect(renewed.accessToken).toBe('EAAlong');
    const begins = (renewed.expiresAt?.getTime() ?? 0) - seconds * 1000;
    expect([before, begins, Date.now()].toSorted((a, b) => a - b)[1]).toBe(begins);
  });

  it('does not hand out a token that Meta calls invalid', async () => {
    const { platform } = await start({
      'POST /oauth/access_token': tokens,
      'GET /debug_token': () => ({ body: { data: { is_valid: false, error: { code: 190, subcode: 460 } } } }),
    });
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
  });
});

describe('the grant', () => {
  it('is described by its user and by what was granted, declined and never offered', async () => {
    const { platform, requests } = await start({
      'GET /me': () => ({ body: { id: '9', name: 'Amal' } }),
      'GET /me/permissions': () => ({
        body: {
          data: [
            { permission: 'ads_read', status: 'granted' },
            { permission: 'business_management', status: 'granted' },
            { permission: 'pages_show_list', status: 'granted' },
            { permission: 'pages_read_engagement', status: 'expired' },
            { permission: 'read_insights', status: 'declined' },
            { permission: 'public_profile', status: 'granted' },
            { permission: 'instagram_basic', status: 'granted' },
          ],
        },
      }),
    });
    expect(await platform.oauth.describeGrant(USER_TOKEN)).toEqual({
      externalUserId: '9',
      displayName: 'Amal',
      scopesGranted: ['ads_read', 'business_management', 'pages_show_list', 'public_profile', 'instagram_basic'],
      scopesDeclined: ['pages_read_engagement', 'read_insights', 'instagram_manage_insights'],
      consents: ['ads_and_posts'],
    });
    const proof = createHmac('sha256', APP.clientSecret).update(USER_TOKEN).digest('hex');
    for (const request of requests) {
      expect(request.headers.authorization).toBe(`Bearer ${USER_TOKEN}`);
      expect(request.query.get('appsecret_proof')).toBe(proof);
      expect(request.address).not.toContain(USER_TOKEN);
    }
  });

  it('is revoked, also when it is dead already, but not when Meta fails', async () => {
    const grant = { accessToken: USER_TOKEN, refreshToken: null };
    const { platform, calls } = await start({
      'DELETE /me/permissions': (_request, count) =>
        [{ body: { success: true } }, graphError(190, 458), graphError(100)][count - 1] ?? { body: {} },
    });
    await platform.oauth.revoke(grant);
    await platform.oauth.revoke(grant);
    expect(await failureOf(platform.oauth.revoke(grant))).toMatchObject({ code: 'request_rejected' });
    expect(calls()).toEqual(Array(3).fill('DELETE /me/permissions'));
  });
});
