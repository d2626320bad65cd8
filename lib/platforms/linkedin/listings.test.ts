import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import accountsFixture from './fixtures/ad-accounts.json';
import campaignsFixture from './fixtures/campaigns.json';
import aclsFixture from './fixtures/organization-acls.json';
import { ACCESS_TOKEN, apiError, queryOf, startLinkedIn } from './testing/linkedin-server';

let linkedin: ScriptedPlatform | undefined;
afterEach(() => linkedin?.close());

async function start(routes: Script): Promise<ScriptedPlatform> {
  linkedin = await startLinkedIn(routes);
  return linkedin;
}

const accessToken = ACCESS_TOKEN;
const account = { externalId: '507404993', currency: 'EUR', timeZone: 'UTC', accessPath: null };
const tokenIn = (query: string) => /pageToken=([^&]*)/.exec(query)?.[1] ?? null;

describe('ad accounts', () => {
  const accounts = (ids: number[], nextPageToken?: string | null) => ({
    body: { elements: ids.map((id) => ({ id, currency: 'EUR' })), metadata: { nextPageToken } },
  });

  it('are listed page by page, each with the token of the one before', async () => {
    const { platform, requests } = await start({
      'GET /adAccounts': (_request, count) =>
        [{ body: accountsFixture }, accounts([2], 'b='), accounts([3], count === 3 ? null : 'c')][count - 1] ??
        accounts([]),
    });
    const { items, cursors } = await readAll((cursor) => platform.ads.listAccounts({ accessToken, cursor }));
    expect(items.map(({ externalId }) => externalId)).toEqual(['507404993', '2', '3']);
    expect(items[0]).toEqual({ ...account, name: 'Acme EMEA', externalStatus: 'ACTIVE' });
    expect(requests.map((request) => tokenIn(queryOf(request)))).toEqual([null, 'DgGerr1iVQ', 'b%3D']);
    expect(new Set(cursors).size).toBe(3);
    expect(queryOf(requests[0] ?? fail())).toBe('q=search&pageSize=100');
  });

  it('ad accounts without metadata, or with an empty token, end there', async () => {
    for (const metadata of [undefined, null, {}, { nextPageToken: '' }]) {
      const server = await startLinkedIn({ 'GET /adAccounts': () => ({ body: { elements: [], metadata } }) });
      const page = await server.platform.ads.listAccounts({ accessToken, cursor: null });
      expect(page).toEqual({ items: [], nextCursor: null });
      await server.close();
    }
  });

  it('ad accounts in a circle are detected, however long the circle is', async () => {
    const { platform } = await start({
      'GET /adAccounts': (_request, count) => accounts([count], ['a', 'b', 'c'][count % 3]),
    });
    const failure = await failureOf(readAll((cursor) => platform.ads.listAccounts({ accessToken, cursor })));
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it('ad accounts in another shape are drift, named without values', async () => {
    const { platform } = await start({ 'GET /adAccounts': () => ({ body: { accounts: [] } }) });
    const failure = await failureOf(platform.ads.listAccounts({ accessToken, cursor: null }));
    expect(failure).toMatchObject({ code: 'unexpected_answer', drift: 'elements invalid_type' });
  });
});

describe('campaigns', () => {
  const path = 'GET /adAccounts/507404993/adCampaigns';

  it('are requested in every state', async () => {
    const { platform, requests } = await start({ [path]: () => ({ body: campaignsFixture }) });
    const page = await platform.ads.listCampaigns({ accessToken, cursor: null, account });
    expect(page.items.map(({ name }) => name)).toEqual(['Q3 leads']);
    expect(page.nextCursor).toBeNull();
    expect(queryOf(requests[0] ?? fail())).toBe(
      'q=search&search=(status:(values:List(ACTIVE,PAUSED,ARCHIVED,COMPLETED,CANCELED,DRAFT,PENDING_DELETION,REMOVED)))&pageSize=100',
    );
  });

  it('keep all digits of ids that outgrow numbers', async () => {
    const { platform } = await start({
      [path]: () => ({ body: '{"elements":[{"id":9007199254740993123,"name":"big","status":"PAUSED"}]}' }),
    });
    const { items } = await platform.ads.listCampaigns({ accessToken, cursor: null, account });
    expect(items[0]?.externalId).toBe('9007199254740993123');
  });

  it('start over from a cursor of an older release', async () => {
    const { platform, requests } = await start({ [path]: () => ({ body: { elements: [] } }) });
    await platform.ads.listCampaigns({ accessToken, cursor: '{"page":7}', account });
    expect(tokenIn(queryOf(requests[0] ?? fail()))).toBeNull();
  });

  it('campaigns of an account without permission fail', async () => {
    const { platform } = await start({ [path]: () => apiError(403, 'NO_PERMISSION_ON_ENTITY') });
    const failure = await failureOf(platform.ads.listCampaigns({ accessToken, cursor: null, account }));
    expect(failure).toMatchObject({ errorClass: 'reauth', code: 'permission_missing' });
  });
});

describe('profiles', () => {
  const acl = (id: number | string) => ({ organization: `urn:li:organization:${id}`, role: 'ADMINISTRATOR' });
  const organization = (id: number) => () => ({ body: { id, localizedName: `Org ${id}`, vanityName: `org-${id}` } });
  const followers = (count: unknown) => () => ({ body: { firstDegreeSize: count } });
  const size = (id: number) => `GET /networkSizes/urn%3Ali%3Aorganization%3A${id}`;

  it('are the pages that the member administers', async () => {
    const { platform, requests } = await start({
      'GET /organizationAcls': () => ({ body: aclsFixture }),
      'GET /organizations/10002': () => ({
        body: { id: 10002, localizedName: 'Acme', vanityName: 'acme', logoV2: {} },
      }),
      [size(10002)]: followers(219_145),
    });
    expect(await contentOf(platform).listProfiles({ accessToken, cursor: null })).toEqual({
      items: [{ externalId: '10002', kind: 'organization', name: 'Acme', handle: 'acme', followers: 219_145 }],
      nextCursor: null,
    });
    expect(requests.map(queryOf)).toEqual([
      'q=roleAssignee&role=ADMINISTRATOR&state=APPROVED&start=0&count=25',
      '',
      'edgeType=COMPANY_FOLLOWED_BY_MEMBER',
    ]);
  });

  it('are named by a field that was called otherwise, and leave showcase pages out', async () => {
    const { platform } = await start({
      'GET /organizationAcls': () => ({
        body: {
          elements: [{ organizationTarget: 'urn:li:organization:1' }, { organization: 'urn:li:organizationBrand:2' }],
        },
      }),
      'GET /organizations/1': organization(1),
      [size(1)]: followers(1),
    });
    const { items } = await contentOf(platform).listProfiles({ accessToken, cursor: null });
    expect(items.map(({ externalId }) => externalId)).toEqual(['1']);
  });

  it('have no followers where LinkedIn reports none, and are left out where access is denied', async () => {
    const { platform } = await start({
      'GET /organizationAcls': () => ({ body: { elements: [acl(1), acl(2), acl(3), acl(4)] } }),
      'GET /organizations/1': organization(1),
      [size(1)]: () => apiError(403, 'ACCESS_DENIED', 100),
      'GET /organizations/2': organization(2),
      [size(2)]: followers('many'),
      'GET /organizations/3': () => apiError(403, 'ACCESS_DENIED', 100),
      'GET /organizations/4': () => apiError(404, 'RESOURCE_NOT_FOUND'),
    });
    const { items } = await contentOf(platform).listProfiles({ accessToken, cursor: null });
    expect(items.map(({ externalId, followers: count }) => [externalId, count])).toEqual([
      ['1', null],
      ['2', null],
    ]);
  });

  it('fail while LinkedIn is down, and without the permission', async () => {
    const { platform } = await start({
      'GET /organizationAcls': (_request, count) =>
        count === 1 ? { body: { elements: [acl(1)] } } : apiError(403, 'ACCESS_DENIED', 100),
      'GET /organizations/1': () => ({ status: 503, body: {} }),
    });
    expect(await failureOf(contentOf(platform).listProfiles({ accessToken, cursor: null }))).toMatchObject({
      code: 'platform_down',
    });
    expect(await failureOf(contentOf(platform).listProfiles({ accessToken, cursor: null }))).toMatchObject({
      code: 'permission_missing',
    });
  });

  it('are read by position, and a list that does not move on is detected', async () => {
    const brand = (id: number) => ({ organization: `urn:li:organizationBrand:${id}` });
    const full = Array.from({ length: 25 }, (_, index) => brand(index));
    const { platform, requests } = await start({
      'GET /organizationAcls': (_request, count) => ({
        body: { elements: count === 1 ? full : count === 2 ? [brand(99)] : full },
      }),
    });
    const { cursors } = await readAll((cursor) => contentOf(platform).listProfiles({ accessToken, cursor }));
    expect(requests.map((request) => /start=\d+/.exec(queryOf(request))?.[0])).toEqual(['start=0', 'start=25']);
    const again = readAll((cursor) => contentOf(platform).listProfiles({ accessToken, cursor }));
    expect(await failureOf(again)).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
    expect(cursors).toHaveLength(2);
  });
});

function fail(): never {
  throw new Error('no request came');
}
