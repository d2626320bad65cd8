import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import { createPlatform } from '@/lib/platforms/registry';
import { personChosen } from './oauth/own-person';
import { metaSandbox } from './platforms/meta';
import { metaBrand } from './platforms/meta/consent-brand';
import { sandboxPlatforms } from './registry';
import { SandboxState } from './sandbox-state';
import { Seal } from './seal';
import { type Sandbox, startSandbox } from './server';
import { grantInBrowser } from './testing/grant-in-browser';
import { codeChallenge } from './testing/pkce-pair';
import { worldEvents } from './webhooks/world-events';
import { createWorld } from './world/create-world';

const open: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

// X refuses signatures of another day.
const now = new Date();

async function start(stateDir?: string): Promise<Sandbox> {
  const sandbox = await startSandbox({ stateDir, now: () => now });
  open.push(sandbox);
  return sandbox;
}

const organization = (number: number) => ({
  key: `organization-key-${number}`,
  name: `Company <${number}> & Sons`,
  currency: 'SAR',
  timeZone: 'Asia/Riyadh',
});

async function screensOf(sandbox: Sandbox, id: (typeof platformIds)[number], text: string): Promise<URL[]> {
  const platform = createPlatform(id, {
    clientId: `sandbox-${id}-client`,
    clientSecret: `sandbox-${id}-secret`,
    oauth1: { consumerKey: `sandbox-${id}-consumer`, consumerSecret: `sandbox-${id}-consumer-secret` },
    sandboxOrigin: sandbox.url,
  });
  const redirectUri = `http://127.0.0.1:3000/api/connect/${id}/callback`;
  const screens = platform.consents.map(async ({ kind }) => {
    const { url } = await platform.oauth.beginConsent({
      consent: kind,
      state: 'state',
      redirectUri,
      codeChallenge,
      rerequest: false,
    });
    url.searchParams.set('sandbox_organization', text);
    return url;
  });
  return Promise.all(screens);
}

function companyIn(sandbox: Sandbox, platform: string, number: number) {
  const world = sandbox.world.platform(platform);
  const company = world.ownCompanies.find(({ organization: { key } }) => key === organization(number).key);
  const ids = company?.accounts.map((account) => account.id) ?? [];
  return {
    company,
    campaigns: ids.map((account) => world.campaigns(account).map(({ id, name }) => `${id} ${name}`)),
    totals: world.totals({}, ids),
    posts: company?.profiles.map(({ id }) => world.posts(id).map((post) => post.id)),
  };
}

describe.each(platformIds)('the consent screens of %s', (id) => {
  it('the screen offers an organization its own person first, then the shared people', async () => {
    const sandbox = await start();
    for (const screen of await screensOf(sandbox, id, JSON.stringify(organization(1)))) {
      const page = await (await fetch(screen)).text();
      const groups = [...page.matchAll(/<optgroup label="([^"]*)">(.*?)<\/optgroup>/g)];
      expect(groups.map(([, label]) => label)).toEqual([
        'Only for Company &lt;1&gt; &amp; Sons',
        'Demo people, the same for every organization',
      ]);
      expect(groups[0]?.[2]).toContain('Company &lt;1&gt; &amp; Sons</option>');
      expect(groups[1]?.[2]).toContain('Layla Haddad');
    }
    // Showing a screen adds nothing to the world.
    expect(sandbox.world.platform(id).ownCompanies).toEqual([]);
  });

  it('the company of an organization that consented is the same after a restart', async () => {
    const stateDir = mkdtempSync(path.join(tmpdir(), 'cmis-own-'));
    const first = await start(stateDir);
    for (const screen of await screensOf(first, id, JSON.stringify(organization(2)))) await grantInBrowser(screen);
    const before = companyIn(first, id, 2);
    expect(before.company?.accounts).toHaveLength(2);
    expect(before.totals.every(({ spendMicros, rows }) => spendMicros > 0n && rows > 100)).toBe(true);
    await first.close();
    expect(companyIn(await start(stateDir), id, 2)).toEqual(before);
    // Without stored state the same key gives the same company.
    const fresh = await start();
    for (const screen of await screensOf(fresh, id, JSON.stringify(organization(2)))) await grantInBrowser(screen);
    expect(companyIn(fresh, id, 2)).toEqual(before);
  });

  it('a malformed organization is refused with 400 by the screen and by its form', async () => {
    const sandbox = await start();
    const screens = await screensOf(sandbox, id, '');
    const wrong = [
      { key: 'x'.repeat(65) },
      { key: '<b>"\' or 1=1 --</b>' },
      { key: 'x' },
      { name: ' ' },
      { name: 'n'.repeat(201) },
      { name: 'a\u0000b' },
      { currency: 'ZZQ' },
      { timeZone: 'Mars/Olympus' },
      { more: 1 },
    ];
    for (const part of wrong) {
      for (const screen of screens) {
        screen.searchParams.set('sandbox_organization', JSON.stringify({ ...organization(3), ...part }));
        const body = new URLSearchParams({ decision: 'continue', person: '1' });
        for (const answer of [await fetch(screen), await fetch(screen, { method: 'POST', body })]) {
          expect(answer.status).toBe(400);
          expect(await answer.text()).toContain('this is not an organization');
        }
      }
    }
    expect(sandbox.world.platform(id).ownCompanies).toEqual([]);
  });
});

it('a consent screen refuses an organization that is not JSON', async () => {
  const [screen] = await screensOf(await start(), 'meta', '{');
  expect((await fetch(screen ?? '')).status).toBe(400);
});

describe.each(sandboxPlatforms)('own companies on $id', ({ id, company, ...platform }) => {
  const world = () => createWorld({ seed: 'nakhla', now: () => now, blueprints: [company] }).platform(id);
  const own = (number: number) => ({ ...organization(number), round: 0 });

  it('200 organizations share no id with each other or with the demo companies', () => {
    const platform = world();
    for (let number = 0; number < 200; number += 1) platform.adopt([platform.ownCompany(own(number))]);
    const { accounts, profiles } = platform;
    const people = [...platform.people, ...platform.ownCompanies.map(({ person }) => person)];
    const campaigns = platform.ownCompanies.flatMap((one) =>
      one.accounts.flatMap((account) => platform.campaigns(account.id).map((campaign) => campaign.id)),
    );
    for (const ids of [accounts, profiles, people].map((items) => items.map((item) => item.id)).concat([campaigns])) {
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(campaigns).toHaveLength(1_200);
    for (const campaign of campaigns) expect(platform.campaign(campaign)?.id).toBe(campaign);
  });

  it('ids of own companies look like those of the demo companies', () => {
    const platform = world();
    const [adopted] = [platform.ownCompany(own(1))];
    const [person] = company.people;
    const shape = (text = '') => text.replace(/[0-9]/g, '0').replace(/[a-z]/gi, '0').length;
    expect(shape(adopted?.accounts[0]?.id)).toBe(shape(company.accounts[0]?.id));
    if (id !== 'meta') expect(shape(adopted?.person.id)).toBe(shape(person?.id));
    const kinds = (items: readonly { kind: string }[]) => new Set(items.map(({ kind }) => kind));
    expect(kinds(adopted?.profiles ?? [])).toEqual(kinds(company.profiles));
  });

  it('a company with ids that are taken gets others', () => {
    const platform = world();
    const taken = platform.ownCompany(own(1));
    platform.adopt([{ ...taken, organization: own(99) }]);
    const other = platform.ownCompany(own(1));
    expect(other.organization.round).toBe(1);
    expect(other.accounts.map((account) => account.id)).not.toEqual(taken.accounts.map((account) => account.id));
  });

  it('an event of an own company has ids of that company only', () => {
    const platformWorld = world();
    platformWorld.adopt([platformWorld.ownCompany(own(1))]);
    const [adopted] = platformWorld.ownCompanies;
    if (!adopted) throw new Error('The company is in the world.');
    const context = { world: platformWorld, now: () => now } as Parameters<typeof worldEvents>[0];
    const accountIds = adopted.accounts.map((account) => account.id);
    const events = worldEvents(context, new Date(now.getTime() - 3 * 86_400_000), now).filter(
      ({ about: { accountId = '', profileId = '' } }) =>
        accountIds.includes(accountId) || adopted.profiles.some((profile) => profile.id === profileId),
    );
    expect(events.length).toBeGreaterThan(0);
    for (const { event, at, about } of events) {
      const make = platform.webhooks.events[event];
      if (!make || (event === 'post_published' && id === 'meta')) continue;
      const payload = JSON.stringify(make({ ...about, serial: 7, at }, context));
      for (const foreign of [...company.accounts, ...company.profiles, ...company.people]) {
        expect(payload).not.toContain(`"${foreign.id}"`);
      }
    }
  });
});

it('a platform keeps at most 500 organizations and gives a replaced one the same company again', () => {
  const blueprint = metaSandbox.company;
  const world = createWorld({ seed: 'nakhla', now: () => now, blueprints: [blueprint] }).platform('meta');
  const context = { world, clients: [], seal: new Seal('x'), state: new SandboxState(undefined), now: () => now };
  const consent = (number: number) => {
    const query = new URLSearchParams({ sandbox_organization: JSON.stringify(organization(number)) });
    const { person } = world.ownCompany({ ...organization(number), round: 0 });
    const form = { method: 'POST', host: '', path: '', rawQuery: '', params: {}, headers: {}, rawBody: '', origin: '' };
    return personChosen({ ...form, query, body: { person: person.id } }, context, metaBrand);
  };
  const first = consent(0);
  for (let number = 1; number <= 500; number += 1) consent(number);
  expect(world.ownCompanies).toHaveLength(500);
  expect(context.state.organizations('meta')).toHaveLength(500);
  expect(world.person(first.id)).toBeUndefined();
  expect(first.accountIds.map((id) => world.account(id))).toEqual([undefined, undefined]);
  expect(consent(0)).toEqual(first);
  expect(world.ownCompanies).toHaveLength(500);
});
