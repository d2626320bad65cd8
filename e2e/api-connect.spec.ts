import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from './api-fixtures';
import { cmisClient } from './cmis-client';
import { expectProblem } from './expect-problem';
import { beginConsent, comeBack, decideConsent } from './meta-consent';
import { inOrganization } from './org-rows';
import type { Organization } from './organization';

const hashOf = (state: string | null) =>
  createHash('sha256')
    .update(state ?? '')
    .digest('hex');

async function connections(organization: Organization) {
  const { data } = await cmisClient(organization).GET('/api/orgs/{org}/integrations', {
    params: { path: { org: organization.id } },
  });
  return data?.integrations;
}

test('only a signed-in admin starts to connect, and only for a known platform', async ({
  request,
  person,
  organization,
  stack,
}) => {
  const path = (platform: string, org = organization.id, locale = 'en') =>
    `/api/connect/${platform}?org=${org}&locale=${locale}`;
  const signIn = (locale: string) => {
    const connections = `/${locale}/orgs/${organization.id}/integrations`;
    return `${stack.url}/${locale}/sign-in?next=${encodeURIComponent(connections)}`;
  };
  const client = await request.get(path('meta', organization.id, 'ar'), { maxRedirects: 0 });
  expect([client.status(), client.headers().location]).toEqual([302, signIn('ar')]);
  const headers = { authorization: `Bearer ${organization.token}` };
  const program = await request.get(path('meta'), { maxRedirects: 0, headers });
  expect([program.status(), program.headers().location]).toEqual([302, signIn('en')]);

  const { session } = person;
  await expectProblem(await session.get(path('myspace'), { maxRedirects: 0 }), 404, 'not_found');
  for (const org of [stack.orgId, randomUUID()]) {
    await expectProblem(await session.get(path('meta', org), { maxRedirects: 0 }), 404, 'not_found');
  }
  await expectProblem(await session.get(path('meta', 'nonsense'), { maxRedirects: 0 }), 400, 'invalid_input');
  await expectProblem(
    await session.get(`${path('meta')}&next=//evil.example`, { maxRedirects: 0 }),
    400,
    'invalid_input',
  );

  const screen = await beginConsent(session, organization.id);
  expect(`${screen.origin}${screen.pathname}`).toMatch(`${stack.sandboxUrl}/www.facebook.com/`);
  expect(screen.searchParams.get('redirect_uri')).toBe(`${stack.url}/api/connect/meta/callback`);
  expect(screen.searchParams.get('state')).toMatch(/^[\w-]{43}$/);
});

test('a refused consent returns to the connections with a reason', async ({ person, organization, stack }) => {
  const screen = await beginConsent(person.session, organization.id);
  const callback = await decideConsent(person.session, screen, 'cancel');
  expect(callback.searchParams.get('error')).toBe('access_denied');
  const page = await comeBack(person.session, callback);
  expect(page.href).toBe(`${stack.url}/en/orgs/${organization.id}/integrations?error=consentRefused`);
  expect(await (await person.session.get(page.href)).text()).toContain(
    'Access was not granted on the platform’s screen.',
  );
  expect(await connections(organization)).toEqual([]);
});

test('the OAuth return works once, in time, and for the person who started it', async ({
  request,
  person,
  organization,
  stack,
}) => {
  const { session } = person;
  const failure = `${stack.url}/en/orgs/${organization.id}/integrations?error=`;
  const go = async () => decideConsent(session, await beginConsent(session, organization.id));

  const callback = await go();
  const client = await request.get(callback.href, { maxRedirects: 0 });
  expect([client.status(), client.headers().location]).toEqual([302, `${stack.url}/?error=connectSignedOut`]);
  const signIn = new URL((await request.get(`${stack.url}/en?error=connectSignedOut`)).url());
  expect([signIn.pathname, signIn.searchParams.get('next')]).toEqual(['/en/sign-in', '/en?error=connectSignedOut']);

  // A state that the product never issued must reveal nothing about an organization.
  for (const state of ['', randomUUID()]) {
    const forged = new URL(callback);
    forged.searchParams.set('state', state);
    expect((await comeBack(session, forged)).href).toBe(`${stack.url}/?error=stateInvalid`);
  }
  // The start page has no organization and shows the error among the person's connections.
  const shown = await session.get(`${stack.url}/en?error=stateInvalid`);
  expect(shown.url()).toBe(`${failure}stateInvalid`);
  expect(await shown.text()).toContain('The answer from the platform does not belong to this attempt to connect.');

  // A code that the platform refuses uses the state up.
  const wrongCode = new URL(callback);
  wrongCode.searchParams.set('code', 'AQnonsense');
  expect((await comeBack(session, wrongCode)).href).toBe(`${failure}connectFailed`);
  expect((await comeBack(session, callback)).href).toBe(`${failure}stateUsed`);

  const late = await go();
  const [expired] = await inOrganization(
    stack,
    organization.id,
    (sql) => sql`
      update oauth_states set expires_at = now() - interval '1 second'
      where org_id = ${organization.id} and state_hash = ${hashOf(late.searchParams.get('state'))} returning 1`,
  );
  expect(expired).toBeDefined();
  const page = await comeBack(session, late);
  expect(page.href).toBe(`${failure}stateExpired`);
  expect(await (await session.get(page.href)).text()).toContain('Connecting took longer than ten minutes.');

  expect(await connections(organization)).toEqual([]);
  expect((await comeBack(session, await go())).pathname).toMatch(/\/integrations\/[0-9a-f-]{36}\/accounts$/);
});
