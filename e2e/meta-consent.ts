import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { defaultForm } from '@/dev/demo/html-form';
import { cmisClient } from './cmis-client';
import type { Organization } from './organization';

export const badrKhaled = { id: '10158842005', accountId: '238001100030001' };

export const laylaHaddad = { id: '10158842001' };

export async function beginConsent(session: APIRequestContext, orgId: string): Promise<URL> {
  const answer = await session.get(`/api/connect/meta?org=${orgId}&locale=en`, { maxRedirects: 0 });
  expect(answer.status()).toBe(302);
  return new URL(answer.headers().location ?? '');
}

/** Returns the callback to which the consent screen sends the browser. */
export async function decideConsent(
  session: APIRequestContext,
  screen: URL,
  decision: 'continue' | 'cancel' = 'continue',
): Promise<URL> {
  const page = await session.get(screen.href);
  const { action, fields } = defaultForm(await page.text());
  fields.set('person', badrKhaled.id);
  fields.set('decision', decision);
  const answer = await session.post(new URL(action, screen).href, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: fields.toString(),
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(302);
  return new URL(answer.headers().location ?? '');
}

export async function comeBack(session: APIRequestContext, callback: URL): Promise<URL> {
  const answer: APIResponse = await session.get(callback.href, { maxRedirects: 0 });
  expect(answer.status()).toBe(302);
  return new URL(answer.headers().location ?? '');
}

export async function connectMeta(session: APIRequestContext, orgId: string): Promise<string> {
  const callback = await decideConsent(session, await beginConsent(session, orgId));
  const { pathname } = await comeBack(session, callback);
  const [, integrationId] = /^\/en\/orgs\/[0-9a-f-]{36}\/integrations\/([0-9a-f-]{36})\/accounts$/.exec(pathname) ?? [];
  expect(integrationId, pathname).toBeDefined();
  return String(integrationId);
}

export async function chooseEverything(organization: Organization, integrationId: string): Promise<string> {
  const api = cmisClient(organization);
  const params = { path: { org: organization.id, integrationId } };
  const { data } = await api.GET('/api/orgs/{org}/integrations/{integrationId}', { params });
  const ids = (rows: { id: string }[] = []) => rows.map(({ id }) => id);
  const body = { adAccountIds: ids(data?.adAccounts), profileIds: ids(data?.profiles) };
  const chosen = await api.PUT('/api/orgs/{org}/integrations/{integrationId}/accounts', { params, body });
  expect(chosen.response.status).toBe(202);
  return String(chosen.data?.run.id);
}

/** Revokes every grant of Badr to the product at the platform. */
export async function revokeBadr(session: APIRequestContext, sandboxUrl: string): Promise<void> {
  const app = { client_id: 'sandbox-meta-client', redirect_uri: 'http://localhost/back' };
  const screen = new URL('/www.facebook.com/v26.0/dialog/oauth', sandboxUrl);
  screen.search = new URLSearchParams({ ...app, state: 'revoke', scope: 'public_profile' }).toString();
  const code = (await decideConsent(session, screen)).searchParams.get('code') ?? '';
  const graph = `${sandboxUrl}/graph.facebook.com/v26.0`;
  const exchange = new URLSearchParams({ ...app, client_secret: 'sandbox-meta-secret', code });
  const { access_token } = await (await session.get(`${graph}/oauth/access_token?${exchange}`)).json();
  const revoked = await session.delete(`${graph}/me/permissions`, { params: { access_token } });
  expect(await revoked.json()).toEqual({ success: true });
}
