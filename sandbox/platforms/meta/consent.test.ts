import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../server';
import {
  decide,
  dialogUrl,
  exchange,
  grantMetaAccess,
  metaClient,
  people,
  readGraph,
  redirectUri,
} from '../../testing/grant-meta-access';

let clock = Date.parse('2026-11-22T12:00:00Z');
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date(clock) });
});
afterAll(() => sandbox.close());

const codeOf = (back: URL) => back.searchParams.get('code') ?? '';
const refusal = (code: number, subcode?: number) =>
  expect.objectContaining({
    error: expect.objectContaining({ code, ...(subcode === undefined ? {} : { error_subcode: subcode }) }),
  });

describe('the Meta consent screen', () => {
  it('the Meta consent screen is HTML without scripts under a strict policy and names the sandbox', async () => {
    const response = await fetch(dialogUrl(sandbox.url));
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('not the real Meta');
    expect(html).not.toContain('<script');
    for (const name of ['Layla Haddad', 'Omar Rashid', 'Noura Saleh', 'ads_read', 'Continue', 'Cancel'])
      expect(html).toContain(name);
  });

  it('the Meta consent screen is in Arabic from right to left', async () => {
    const html = await (await fetch(dialogUrl(sandbox.url, { locale: 'ar_AR' }))).text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('متابعة');
  });

  it.each([
    ['an unknown app', { client_id: 'someone-else' }],
    ['a redirect to another machine', { redirect_uri: 'https://evil.example/callback' }],
    ['a redirect that only looks local', { redirect_uri: 'http://localhost.evil.example/callback' }],
    ['a token response', { response_type: 'token' }],
    ['no state', { state: '' }],
    ['a permission that does not exist', { scope: 'ads_read,read_everything' }],
  ])('the Meta consent screen refuses %s without redirecting', async (_what, overrides) => {
    const response = await fetch(dialogUrl(sandbox.url, overrides), { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  it('the Meta consent screen escapes its parameters', async () => {
    const html = await (await fetch(dialogUrl(sandbox.url, { state: '"><script>alert(1)</script>' }))).text();
    expect(html).not.toContain('<script>');
  });

  it('the Meta consent screen returns a code and state, or a refusal with its reason', async () => {
    const granted = await decide(sandbox.url);
    expect(granted.origin + granted.pathname).toBe(redirectUri);
    expect(granted.searchParams.get('state')).toBe('state-1');
    expect(codeOf(granted)).not.toBe('');
    const cancelled = await decide(sandbox.url, { decision: 'cancel' });
    expect(Object.fromEntries(cancelled.searchParams)).toMatchObject({
      error: 'access_denied',
      error_reason: 'user_denied',
      state: 'state-1',
    });
    expect(cancelled.searchParams.has('code')).toBe(false);
  });
});

describe('Meta codes', () => {
  it('a Meta code works once', async () => {
    const code = codeOf(await decide(sandbox.url));
    expect(await exchange(sandbox.url, { code, redirect_uri: redirectUri })).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
    });
    expect(await exchange(sandbox.url, { code, redirect_uri: redirectUri })).toEqual(refusal(100, 36009));
  });

  it('a Meta code is bound to its redirect_uri, its app and ten minutes', async () => {
    const code = codeOf(await decide(sandbox.url));
    expect(await exchange(sandbox.url, { code, redirect_uri: `${redirectUri}/` })).toEqual(refusal(100, 36008));
    expect(await exchange(sandbox.url, { code, redirect_uri: redirectUri, client_secret: 'wrong' })).toEqual(
      refusal(1),
    );
    expect(await exchange(sandbox.url, { code, redirect_uri: redirectUri, client_id: 'wrong' })).toEqual(refusal(101));
    expect(await exchange(sandbox.url, { code: `${code}x`, redirect_uri: redirectUri })).toEqual(refusal(100));
    clock += 10 * 60_000;
    expect(await exchange(sandbox.url, { code, redirect_uri: redirectUri })).toEqual(refusal(100, 36007));
  });

  it('a Meta code is also exchanged by POST, and only with the verifier of its challenge', async () => {
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const code = codeOf(
      await decide(sandbox.url, { dialog: { code_challenge: challenge, code_challenge_method: 'S256' } }),
    );
    const post = async (codeVerifier: string) => {
      const body = new URLSearchParams({
        client_id: metaClient.id,
        client_secret: metaClient.secret,
        redirect_uri: redirectUri,
        code,
        code_verifier: codeVerifier,
      });
      return (
        await fetch(`${sandbox.url}/graph.facebook.com/v25.0/oauth/access_token`, { method: 'POST', body })
      ).json();
    };
    expect(await post('wrong')).toEqual(refusal(100));
    expect(await post(verifier)).toMatchObject({ token_type: 'bearer' });
  });
});

describe('Meta tokens', () => {
  it('a Meta token is valid for 60 days, can be renewed until then, and is refused afterwards', async () => {
    const token = await grantMetaAccess(sandbox.url);
    clock += 59 * 86_400_000;
    const renewed = await exchange(sandbox.url, { grant_type: 'fb_exchange_token', fb_exchange_token: token });
    expect(renewed).toMatchObject({ expires_in: 5_183_944 });
    clock += 2 * 86_400_000;
    expect(await readGraph(sandbox.url, 'me', { access_token: token })).toEqual(refusal(190, 463));
    expect(await exchange(sandbox.url, { grant_type: 'fb_exchange_token', fb_exchange_token: token })).toEqual(
      refusal(190, 463),
    );
  });

  it('debug_token describes a Meta token', async () => {
    const token = await grantMetaAccess(sandbox.url, { granted: ['ads_read'] });
    const url = `${sandbox.url}/graph.facebook.com/v26.0/debug_token?${new URLSearchParams({ input_token: token, access_token: `${metaClient.id}|${metaClient.secret}` })}`;
    expect(await (await fetch(url)).json()).toMatchObject({
      data: {
        is_valid: true,
        user_id: people.layla,
        type: 'USER',
        scopes: ['public_profile', 'ads_read'],
        expires_at: Math.floor(clock / 1000) + 5_183_944,
      },
    });
  });

  it('a Meta token has the granted and declined permissions', async () => {
    const token = await grantMetaAccess(sandbox.url, {
      granted: ['ads_read'],
      requested: ['ads_read', 'instagram_basic'],
    });
    const { data } = await readGraph(sandbox.url, 'me/permissions', { access_token: token });
    expect(data).toEqual([
      { permission: 'public_profile', status: 'granted' },
      { permission: 'ads_read', status: 'granted' },
      { permission: 'instagram_basic', status: 'declined' },
    ]);
  });

  it('every Meta token ends with its grant, and a new consent restores them', async () => {
    const first = await grantMetaAccess(sandbox.url, { person: people.omar });
    const second = await grantMetaAccess(sandbox.url, { person: people.omar });
    const response = await fetch(`${sandbox.url}/graph.facebook.com/v26.0/me/permissions?access_token=${first}`, {
      method: 'DELETE',
    });
    expect(await response.json()).toEqual({ success: true });
    expect(await readGraph(sandbox.url, 'me', { access_token: second })).toEqual(refusal(190, 458));
    const third = await grantMetaAccess(sandbox.url, { person: people.omar });
    expect(await readGraph(sandbox.url, 'me', { access_token: third })).toMatchObject({ name: 'Omar Rashid' });
  });

  it('a forged or missing Meta token, or a wrong appsecret_proof, is refused', async () => {
    const token = await grantMetaAccess(sandbox.url);
    // Not the last character: some of its bits belong to no byte.
    const forged = `${token.slice(0, -9)}${token.at(-9) === 'x' ? 'y' : 'x'}${token.slice(-8)}`;
    expect(await readGraph(sandbox.url, 'me', { access_token: forged })).toEqual(refusal(190));
    expect(await readGraph(sandbox.url, 'me', {})).toEqual(refusal(2500));
    expect(await readGraph(sandbox.url, 'me', { access_token: token, appsecret_proof: 'ab' })).toEqual(refusal(100));
  });
});
