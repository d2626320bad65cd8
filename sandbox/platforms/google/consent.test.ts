import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';
import {
  adsScope,
  consentUrl,
  exchangeCode,
  googleClient,
  grantAccess,
  postForm,
  redirectUri,
} from './testing/ads-api';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const profile = 'https://www.googleapis.com/auth/userinfo.profile';

describe('the Google consent screen', () => {
  it('the Google consent screen names the sandbox, the people with Layla first, and the requested scopes', async () => {
    const html = await (await fetch(consentUrl(sandbox.url))).text();
    expect(html).toContain('not the real Google');
    const people = [...html.matchAll(/<option value="\d+">([^<]*)</g)].map(([, name = '']) => name.split(' – ')[0]);
    expect(people).toEqual(['Layla Haddad', 'Omar Rashid', 'هناء سليمان', 'Noura Saleh']);
    const ticks = [...html.matchAll(/name="permission" value="([^"]*)" checked( disabled)?>/g)];
    expect(ticks.map(([, scope, disabled]) => [scope, disabled !== undefined])).toEqual([
      [adsScope, false],
      ['openid', true],
      [profile, true],
    ]);
  });

  it('the Google consent screen is in Arabic on request', async () => {
    const html = await (await fetch(consentUrl(sandbox.url, { locale: 'ar' }))).text();
    expect(html).toContain('dir="rtl"');
    expect(html).toContain('بيئة تجريبية');
  });

  it.each([
    [{ client_id: 'somebody' }, 'invalid_client'],
    [{ redirect_uri: 'https://evil.example/' }, 'redirect_uri_mismatch'],
    [{ redirect_uri: 'http://127.0.0.1.evil.example/' }, 'redirect_uri_mismatch'],
    [{ response_type: 'token' }, 'invalid_request'],
    [{ scope: 'https://www.googleapis.com/auth/everything' }, 'invalid_scope'],
    [{ scope: '' }, 'invalid_scope'],
  ])('the Google consent screen is not shown for %o', async (overrides, reason) => {
    const answer = await fetch(consentUrl(sandbox.url, overrides), { redirect: 'manual' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(reason);
  });

  it('the Google consent screen returns a code with the granted scopes, or the refusal', async () => {
    const back = await grantInBrowser(consentUrl(sandbox.url), { decline: [adsScope] });
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      state: 'state-1',
      scope: `openid ${profile}`,
      code: expect.stringMatching(/^4\/0A/),
    });
    const refused = await grantInBrowser(consentUrl(sandbox.url), { decision: 'cancel' });
    expect(refused.href).toBe(`${redirectUri}?state=state-1&error=access_denied`);
  });

  it('identity scopes, which cannot be unticked, are part of every Google consent', async () => {
    const body = new URLSearchParams({ person: '104857600013579246801', decision: 'continue' });
    const answer = await fetch(consentUrl(sandbox.url), { method: 'POST', body, redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.searchParams.get('scope')).toBe(`openid ${profile}`);
  });

  it('the Google consent screen requires a person', async () => {
    const body = new URLSearchParams({ person: '7', decision: 'continue' });
    const answer = await fetch(consentUrl(sandbox.url), { method: 'POST', body, redirect: 'manual' });
    expect(answer.status).toBe(400);
  });
});

describe('Google tokens', () => {
  it('Google tokens survive a restart of the sandbox', async () => {
    const stateDir = mkdtempSync(path.join(tmpdir(), 'sandbox-google-'));
    const first = await startSandbox({ stateDir });
    const { refresh_token } = await grantAccess(first.url);
    await first.close();
    const second = await startSandbox({ stateDir });
    const form = {
      grant_type: 'refresh_token',
      client_id: googleClient.id,
      client_secret: googleClient.secret,
      refresh_token,
    };
    expect((await postForm(second.url, 'token', form)).status).toBe(200);
    await postForm(second.url, 'revoke', { token: refresh_token });
    await second.close();
    const third = await startSandbox({ stateDir });
    expect((await postForm(third.url, 'token', form)).json).toMatchObject({ error: 'invalid_grant' });
    await third.close();
    rmSync(stateDir, { recursive: true });
  });

  it('Google tokens have the form of the real ones', async () => {
    const back = await grantInBrowser(consentUrl(sandbox.url));
    const { json } = await exchangeCode(sandbox.url, back.searchParams.get('code') ?? '');
    expect(json).toEqual({
      access_token: expect.stringMatching(/^ya29\.a0/),
      refresh_token: expect.stringMatching(/^1\/\/0g/),
      expires_in: 3599,
      scope: `${adsScope} openid ${profile}`,
      token_type: 'Bearer',
    });
  });

  it('an app without offline access gets no Google refresh token', async () => {
    const back = await grantInBrowser(consentUrl(sandbox.url, { access_type: 'online' }));
    const { json } = await exchangeCode(sandbox.url, back.searchParams.get('code') ?? '');
    expect(json).not.toHaveProperty('refresh_token');
  });

  it.each([
    [{ client_id: 'somebody' }, 401, 'invalid_client'],
    [{ client_secret: 'guessed' }, 401, 'invalid_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ refresh_token: '1//0gnonsense' }, 400, 'invalid_grant'],
    [{ refresh_token: '' }, 400, 'invalid_grant'],
  ])('Google refuses tokens for %o', async (overrides, status, error) => {
    const { refresh_token } = await grantAccess(sandbox.url);
    const form = {
      grant_type: 'refresh_token',
      client_id: googleClient.id,
      client_secret: googleClient.secret,
      refresh_token,
      ...overrides,
    };
    const answer = await postForm(sandbox.url, 'token', form);
    expect(answer.status).toBe(status);
    expect(answer.json).toHaveProperty('error', error);
  });

  it('tokeninfo names the owner of a valid Google token and refuses an invalid one', async () => {
    const { access_token } = await grantAccess(sandbox.url);
    const info = await postForm(sandbox.url, 'tokeninfo', { access_token });
    expect(info.json).toMatchObject({ aud: googleClient.id, sub: '104857600013579246801', access_type: 'offline' });
    const url = `${sandbox.url}/openidconnect.googleapis.com/v1/userinfo`;
    const user = () => fetch(url, { headers: { authorization: `Bearer ${access_token}` } });
    expect(await (await user()).json()).toMatchObject({ sub: '104857600013579246801', given_name: 'Layla' });

    expect((await postForm(sandbox.url, 'revoke', { token: access_token })).json).toEqual({});
    const again = await postForm(sandbox.url, 'revoke', { token: access_token });
    expect([again.status, again.json]).toEqual([400, expect.objectContaining({ error: 'invalid_token' })]);
    expect((await postForm(sandbox.url, 'tokeninfo', { access_token })).status).toBe(400);
    expect((await user()).status).toBe(401);
  });
});
