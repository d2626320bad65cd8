import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlatformConfig } from '../platform';
import { createPlatform } from '../registry';
import { failureOf, type Script, type ScriptedAnswer, type ScriptedPlatform } from '../testing/scripted-platform';
import me from './fixtures/me.json';
import { ADS_ONLY, APP, ads, BOTH, ok, POSTS_ONLY, posts, startApi } from './testing/twitter-server';
import { packDualGrant, unpackDualGrant } from './vendor/dual-grant';

let api: ScriptedPlatform | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await api?.close();
});

async function start(routes: Script, config: Partial<PlatformConfig> = {}): Promise<ScriptedPlatform> {
  api = await startApi(routes, config);
  return api;
}

const redirectUri = 'https://cmis.example/api/connect/twitter/callback';
const request = { state: 's~1 &', redirectUri, codeChallenge: 'challenge', rerequest: false };
const answerOf = (consent: 'ads' | 'posts', query: Record<string, string>, secret: string | null = null) => ({
  consent,
  answer: new URLSearchParams({ state: 's~1 &', ...query }),
  redirectUri,
  codeVerifier: 'v',
  secret,
});
const form = (fields: Record<string, string>): ScriptedAnswer => ({ body: new URLSearchParams(fields).toString() });

const TOKEN = {
  token_type: 'bearer',
  expires_in: 7200,
  access_token: 'posts-1',
  scope: 'tweet.read users.read offline.access',
  refresh_token: 'refresh-1',
};
const refused: ScriptedAnswer = {
  status: 400,
  body: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
};
const dead: ScriptedAnswer = { status: 401, body: { errors: [{ code: 89, message: 'Invalid or expired token.' }] } };
const unauthorized: ScriptedAnswer = {
  status: 401,
  body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
};
const isSigned = (header: string | undefined) => header?.startsWith('OAuth ') ?? false;

describe('what is offered', () => {
  it('is posts first, then ads', () => {
    const { consents, capabilities, refreshLeadSeconds } = createPlatform('twitter', APP);
    expect(consents).toEqual([
      { kind: 'posts', scopes: ['tweet.read', 'users.read', 'offline.access'] },
      { kind: 'ads', scopes: [] },
    ]);
    expect(capabilities).toMatchObject({ readsCampaigns: true, readsMetrics: true, readsPosts: true });
    expect(refreshLeadSeconds).toBe(600);
  });

  it('is posts alone for an app without OAuth 1.0a keys', () => {
    const { consents, capabilities } = createPlatform('twitter', { clientId: 'a', clientSecret: 'b' });
    expect(consents.map(({ kind }) => kind)).toEqual(['posts']);
    expect(capabilities).toMatchObject({ readsCampaigns: false, readsMetrics: false, readsPosts: true });
  });
});

describe('the consent to posts', () => {
  it('is requested with a challenge and scopes separated by spaces', async () => {
    const { url, secret } = await createPlatform('twitter', APP).oauth.beginConsent({ ...request, consent: 'posts' });
    expect(`${url.origin}${url.pathname}`).toBe('https://x.com/i/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'app-1',
      redirect_uri: redirectUri,
      scope: 'tweet.read users.read offline.access',
      state: 's~1 &',
      code_challenge: 'challenge',
      code_challenge_method: 'S256',
    });
    expect(secret).toBeNull();
  });

  it('brings tokens of two hours for a code, with the secret in the header only', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
    const { platform, requests } = await start({ 'POST /2/oauth2/token': () => ok(TOKEN) });
    const grant = await platform.oauth.completeConsent(answerOf('posts', { code: 'c+/=' }));
    expect(grant).toMatchObject({ refreshToken: 'refresh-1', expiresAt: new Date('2026-11-22T14:00:00Z') });
    expect(unpackDualGrant(grant.accessToken)).toEqual({
      ads: null,
      posts: {
        token: 'posts-1',
        scopes: ['tweet.read', 'users.read', 'offline.access'],
        endsAt: Date.parse('2026-11-22T14:00:00Z'),
      },
    });
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'c+/=',
      redirect_uri: redirectUri,
      code_verifier: 'v',
    });
    const basic = Buffer.from('app-1:app-secret-canary').toString('base64');
    expect(requests[0]?.headers.authorization).toBe(`Basic ${basic}`);
  });

  it('the consent to posts without offline.access has no refresh token', async () => {
    const { refresh_token: _none, ...answer } = TOKEN;
    const { platform } = await start({
      'POST /2/oauth2/token': () => ok({ ...answer, scope: 'tweet.read users.read' }),
    });
    expect(await platform.oauth.completeConsent(answerOf('posts', { code: 'c' }))).toMatchObject({
      refreshToken: null,
    });
  });

  it('is refused by the person, or spoilt', async () => {
    const { platform, calls } = await start({});
    const failure = (query: Record<string, string>) =>
      failureOf(platform.oauth.completeConsent(answerOf('posts', query)));
    expect(await failure({ error: 'access_denied' })).toMatchObject({ code: 'consent_refused' });
    expect(await failure({ error: 'server_error' })).toMatchObject({ code: 'request_rejected' });
    expect(await failure({})).toMatchObject({ code: 'request_rejected' });
    expect(calls()).toEqual([]);
  });

  it('is not exchanged twice, whatever happens', async () => {
    for (const answer of [refused, { status: 503, body: '<html>' }, ok({ ...TOKEN, expires_in: 'soon' })]) {
      const { platform, calls } = await start({ 'POST /2/oauth2/token': () => answer });
      const failure = await failureOf(platform.oauth.completeConsent(answerOf('posts', { code: 'canary' })));
      expect(failure.errorClass).not.toBe('reauth');
      expect(JSON.stringify(failure)).not.toContain('canary');
      expect(calls()).toHaveLength(1);
      await api?.close();
    }
  });
});

describe('the consent to ads', () => {
  const requestToken = form({ oauth_token: 'rt-1', oauth_token_secret: 'rs-1', oauth_callback_confirmed: 'true' });

  it('begins with a request token, keeps its secret, and carries our state in the callback', async () => {
    const { platform, requests } = await start({ 'POST /oauth/request_token': () => requestToken });
    const { url, secret } = await platform.oauth.beginConsent({ ...request, consent: 'ads' });
    expect(url.pathname + url.search).toBe('/api.x.com/oauth/authorize?oauth_token=rt-1');
    expect(url.href).not.toContain('rs-1');
    expect(secret).toBe('rt-1:rs-1');
    const header = requests[0]?.headers.authorization ?? '';
    const callback = /oauth_callback="([^"]+)"/.exec(header)?.[1] ?? '';
    expect(decodeURIComponent(callback)).toBe(`${redirectUri}?state=s%7E1+%26`);
    expect(new URL(decodeURIComponent(callback)).searchParams.get('state')).toBe('s~1 &');
    expect(header).not.toContain('oauth_token=');
  });

  it('ends with tokens that never end', async () => {
    const { platform, requests } = await start({
      'POST /oauth/access_token': () =>
        form({ oauth_token: '22-ab', oauth_token_secret: 'as/1', user_id: '22', screen_name: 'acme' }),
    });
    const answer = { oauth_token: 'rt-1', oauth_verifier: 'ver-1' };
    const grant = await platform.oauth.completeConsent(answerOf('ads', answer, 'rt-1:rs-1'));
    expect(grant).toEqual({
      accessToken: packDualGrant({ posts: null, ads: { token: '22-ab', secret: 'as/1' } }),
      refreshToken: null,
      expiresAt: null,
    });
    expect(requests[0]?.headers.authorization).toMatch(/oauth_token="rt-1".*oauth_verifier="ver-1"/);
    expect(requests[0]?.body).toBe('');
  });

  it('may be refused by the person, spoilt, or of another request', async () => {
    const { platform, calls } = await start({});
    const failure = (query: Record<string, string>, secret: string | null = 'rt-1:rs-1') =>
      failureOf(platform.oauth.completeConsent(answerOf('ads', query, secret)));
    expect(await failure({ denied: 'rt-1' })).toMatchObject({ errorClass: 'permanent', code: 'consent_refused' });
    const rejected = { errorClass: 'permanent', code: 'request_rejected' };
    expect(await failure({ oauth_token: 'rt-1' })).toMatchObject(rejected);
    expect(await failure({ oauth_token: 'rt-2', oauth_verifier: 'v' })).toMatchObject(rejected);
    expect(await failure({ oauth_token: 'rt-1', oauth_verifier: 'v' }, null)).toMatchObject(rejected);
    expect(await failure({ oauth_token: '', oauth_verifier: 'v' }, '')).toMatchObject(rejected);
    expect(calls()).toEqual([]);
  });

  it.each([
    ['a wrong signature', { status: 401, body: { errors: [{ code: 32, message: 'm' }] } }, 'permanent'],
    ['words', { status: 401, body: 'Failed to validate oauth signature and token' }, 'permanent'],
    [
      'an address that is not registered',
      { status: 403, body: { errors: [{ code: 415, message: 'm' }] } },
      'permanent',
    ],
    [
      'no confirmation',
      form({ oauth_token: 'a', oauth_token_secret: 'b', oauth_callback_confirmed: 'false' }),
      'permanent',
    ],
    ['a page', { body: '<html>maintenance</html>' }, 'transient'],
    ['nothing', { status: 503, body: '' }, 'transient'],
  ])('fails at its beginning: %s', async (_what, answer, errorClass) => {
    const { platform, calls } = await start({ 'POST /oauth/request_token': () => answer });
    expect(await failureOf(platform.oauth.beginConsent({ ...request, consent: 'ads' }))).toMatchObject({ errorClass });
    expect(calls()).toHaveLength(1);
  });
});

describe('a grant of both', () => {
  const { mergeGrants } = createPlatform('twitter', APP).oauth;
  const later = new Date('2026-11-22T14:00:00Z');
  const ofPosts = { accessToken: POSTS_ONLY, refreshToken: 'r1', expiresAt: later };
  const ofAds = { accessToken: ADS_ONLY, refreshToken: null, expiresAt: null };
  const ofBoth = { accessToken: BOTH, refreshToken: 'r1', expiresAt: later };

  it('comes together in either order', () => {
    expect(mergeGrants(ofPosts, ofAds)).toEqual(ofBoth);
    expect(mergeGrants(ofAds, ofPosts)).toEqual(ofBoth);
  });

  it('takes the new half and keeps the other', () => {
    const fresh = { token: 'new', scopes: ['tweet.read'], endsAt: 5 };
    const soon = new Date('2026-11-23T00:00:00Z');
    const again = { accessToken: packDualGrant({ posts: fresh, ads: null }), refreshToken: 'r2', expiresAt: soon };
    expect(mergeGrants(ofBoth, again)).toEqual({
      accessToken: packDualGrant({ posts: fresh, ads }),
      refreshToken: 'r2',
      expiresAt: soon,
    });
    const other = { token: 'x', secret: 'y' };
    const moreAds = { ...ofAds, accessToken: packDualGrant({ posts: null, ads: other }) };
    expect(mergeGrants(ofBoth, moreAds)).toEqual({ ...ofBoth, accessToken: packDualGrant({ posts, ads: other }) });
    expect(mergeGrants(ofBoth, { ...again, refreshToken: null }).refreshToken).toBe('r1');
  });
});

describe('a renewal', () => {
  it('brings a new refresh token, and keeps ads', async () => {
    const { platform, requests } = await start({
      'POST /2/oauth2/token': () => ok({ ...TOKEN, access_token: 'posts-2', refresh_token: 'refresh-2' }),
    });
    const renewed = await platform.oauth.refresh({ accessToken: BOTH, refreshToken: 'refresh-1' });
    expect(renewed.refreshToken).toBe('refresh-2');
    expect(unpackDualGrant(renewed.accessToken)).toMatchObject({ ads, posts: { token: 'posts-2' } });
    expect(requests[0]?.body).toBe('grant_type=refresh_token&refresh_token=refresh-1');
  });

  it('a renewal without a new refresh token says so, and the caller keeps the old one', async () => {
    const { refresh_token: _none, ...answer } = TOKEN;
    const { platform } = await start({ 'POST /2/oauth2/token': () => ok(answer) });
    expect(await platform.oauth.refresh({ accessToken: BOTH, refreshToken: 'r' })).toMatchObject({
      refreshToken: null,
    });
  });

  it('a renewal of ads alone makes no call', async () => {
    const { platform, calls } = await start({});
    const grant = { accessToken: ADS_ONLY, refreshToken: null };
    expect(await platform.oauth.refresh(grant)).toEqual({ ...grant, expiresAt: null });
    expect(calls()).toEqual([]);
  });

  it('a renewal with a used token ends posts, and only posts', async () => {
    const { platform } = await start({ 'POST /2/oauth2/token': () => refused });
    const both = await platform.oauth.refresh({ accessToken: BOTH, refreshToken: 'spent' });
    const lost = [{ kind: 'posts', error: expect.objectContaining({ errorClass: 'reauth', code: 'token_revoked' }) }];
    expect(both).toEqual({ accessToken: ADS_ONLY, refreshToken: null, expiresAt: null, lost });
    expect(await platform.oauth.refresh({ accessToken: BOTH, refreshToken: null })).toEqual({ ...both, lost });
    const revoked = { errorClass: 'reauth', code: 'token_revoked' };
    for (const refreshToken of ['spent', null]) {
      expect(await failureOf(platform.oauth.refresh({ accessToken: POSTS_ONLY, refreshToken }))).toMatchObject(revoked);
    }
  });

  it.each([
    ['trouble', { status: 503, body: '<html>' }, 'transient', 'platform_down'],
    ['throttling', { status: 429, body: {} }, 'rate_limited', 'rate_limited'],
    ['a wrong secret', { status: 401, body: { error: 'unauthorized_client' } }, 'permanent', 'request_rejected'],
    ['a new shape', ok({ token: 'a' }), 'permanent', 'unexpected_answer'],
  ])('a renewal that fails for %s is tried once and costs nothing', async (_what, answer, errorClass, code) => {
    const { platform, calls } = await start({ 'POST /2/oauth2/token': () => answer });
    expect(await failureOf(platform.oauth.refresh({ accessToken: BOTH, refreshToken: 'r' }))).toMatchObject({
      errorClass,
      code,
    });
    expect(calls()).toHaveLength(1);
  });
});

describe('a revocation', () => {
  it('ends both halves: two tokens of posts, one of ads', async () => {
    const { platform, requests, calls } = await start({
      'POST /2/oauth2/revoke': () => ok({ revoked: true }),
      'POST /1.1/oauth/invalidate_token.json': () => ok({ access_token: 'gone' }),
    });
    await platform.oauth.revoke({ accessToken: BOTH, refreshToken: 'r1' });
    expect(calls()).toEqual([
      'POST /2/oauth2/revoke',
      'POST /2/oauth2/revoke',
      'POST /1.1/oauth/invalidate_token.json',
    ]);
    expect(requests[0]?.body).toBe('token=r1&token_type_hint=refresh_token');
    expect(requests[1]?.body).toBe('token=posts-token-canary&token_type_hint=access_token');
    expect(requests[2]?.headers.authorization).toContain('oauth_token="2244994945-ads-token"');
  });

  it('a revocation of what is dead already succeeds', async () => {
    const { platform, calls } = await start({
      'POST /2/oauth2/revoke': () => refused,
      'POST /1.1/oauth/invalidate_token.json': () => dead,
    });
    await platform.oauth.revoke({ accessToken: BOTH, refreshToken: null });
    expect(calls()).toHaveLength(2);
  });

  it('is retried after a failure, and fails when the failure stays', async () => {
    const { platform, calls } = await start({ 'POST /2/oauth2/revoke': () => ({ status: 503, body: '' }) });
    expect(await failureOf(platform.oauth.revoke({ accessToken: BOTH, refreshToken: null }))).toMatchObject({
      errorClass: 'transient',
    });
    expect(calls()).toHaveLength(3);
  });
});

describe('the description of a grant', () => {
  const whoever = (answers: { posts?: ScriptedAnswer; ads?: ScriptedAnswer }): Script => ({
    'GET /2/users/me': ({ headers }) => (isSigned(headers.authorization) ? answers.ads : answers.posts) ?? ok(me),
  });

  it('covers both halves', async () => {
    const { platform } = await start(whoever({}));
    expect(await platform.oauth.describeGrant(BOTH)).toEqual({
      externalUserId: '2244994945',
      displayName: 'Acme',
      scopesGranted: ['tweet.read', 'users.read', 'offline.access'],
      scopesDeclined: [],
      consents: ['posts', 'ads'],
    });
  });

  it('covers one half and its missing permissions', async () => {
    const { platform } = await start(whoever({}));
    expect(await platform.oauth.describeGrant(ADS_ONLY)).toMatchObject({
      scopesGranted: [],
      scopesDeclined: [],
      consents: ['ads'],
    });
    const few = packDualGrant({ ads: null, posts: { ...posts, scopes: ['tweet.read', 'users.read'] } });
    expect(await platform.oauth.describeGrant(few)).toMatchObject({
      scopesGranted: ['tweet.read', 'users.read'],
      scopesDeclined: ['offline.access'],
      consents: ['posts'],
    });
  });

  it('leaves out a half that has died', async () => {
    const { platform } = await start(whoever({ posts: unauthorized }));
    expect(await platform.oauth.describeGrant(BOTH)).toMatchObject({ consents: ['ads'], scopesGranted: [] });
    await api?.close();
    const other = await start(whoever({ ads: dead }));
    expect(await other.platform.oauth.describeGrant(BOTH)).toMatchObject({ consents: ['posts'] });
  });

  it('counts posts as alive when two hours have passed: renewing cures that', async () => {
    const late = packDualGrant({ ads, posts: { ...posts, endsAt: Date.now() - 1000 } });
    const { platform } = await start(whoever({ posts: unauthorized }));
    expect(await platform.oauth.describeGrant(late)).toMatchObject({ consents: ['posts', 'ads'] });
    const alone = packDualGrant({ ads: null, posts: { ...posts, endsAt: Date.now() - 1000 } });
    expect(await failureOf(platform.oauth.describeGrant(alone))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_expired',
    });
  });

  it('fails when all halves have died, and when X cannot answer', async () => {
    const { platform } = await start(whoever({ posts: unauthorized, ads: dead }));
    const revoked = { errorClass: 'reauth', code: 'token_revoked' };
    for (const grant of [BOTH, ADS_ONLY, POSTS_ONLY, packDualGrant({ ads: null, posts: null })]) {
      expect(await failureOf(platform.oauth.describeGrant(grant))).toMatchObject(revoked);
    }
    await api?.close();
    const down = await start(whoever({ ads: { status: 503, body: '' } }));
    expect(await failureOf(down.platform.oauth.describeGrant(BOTH))).toMatchObject({ errorClass: 'transient' });
  });

  it('is refused when the halves are two people’s', async () => {
    const { platform } = await start(whoever({ ads: ok({ data: { ...me.data, id: '99' } }) }));
    expect(await failureOf(platform.oauth.describeGrant(BOTH))).toMatchObject({
      errorClass: 'permanent',
      code: 'other_person',
    });
  });
});
