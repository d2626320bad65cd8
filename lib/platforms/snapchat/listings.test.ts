import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import campaignsFixture from './fixtures/campaigns.json';
import profileFixture from './fixtures/my-profile.json';
import organizationsFixture from './fixtures/organizations.json';
import { ACCESS_TOKEN, snapchatError, startSnapchat } from './testing/snapchat-server';

// The `next_link` leads to another host with a token, which must not follow it.

let snap: ScriptedPlatform | undefined;
afterEach(() => snap?.close());

async function start(routes: Script): Promise<ScriptedPlatform> {
  snap = await startSnapchat(routes);
  return snap;
}

const account = { externalId: '8adc', currency: 'USD', timeZone: 'UTC', accessPath: null };
const CAMPAIGNS = 'GET /adaccounts/8adc/campaigns';
const first = { accessToken: ACCESS_TOKEN, cursor: null };

const campaign = (id: string, sub_request_status = 'SUCCESS') => ({
  sub_request_status,
  campaign: { id, status: 'ACTIVE' },
});
const page = (ids: string[], cursor?: string) => ({
  body: {
    request_status: 'SUCCESS',
    ...(cursor ? { paging: { next_link: `https://evil.example/steal?cursor=${cursor}&limit=9` } } : {}),
    campaigns: ids.map((id) => campaign(id)),
  },
});
const readCampaigns = ({ platform }: ScriptedPlatform, most?: number) =>
  readAll((cursor) => platform.ads.listCampaigns({ accessToken: ACCESS_TOKEN, cursor, account }), most);

describe('ad accounts', () => {
  it('are those of all organizations, each once', async () => {
    const { platform, requests } = await start({ 'GET /me/organizations': () => ({ body: organizationsFixture }) });
    const { items, nextCursor } = await platform.ads.listAccounts(first);
    expect(items.map(({ externalId }) => externalId)).toEqual([
      '8adc3db7-8148-4fbf-999c-8d2266369d74',
      '9223372036854775807',
    ]);
    expect(nextCursor).toBeNull();
    expect(Object.fromEntries(requests[0]?.query ?? [])).toEqual({ with_ad_accounts: 'true', limit: '100' });
  });

  it('are none for a person without organizations, or with an organization without accounts', async () => {
    const { platform } = await start({
      'GET /me/organizations': (_request, count) => ({
        body: { organizations: count === 1 ? [] : [{ organization: { id: 'o', ad_accounts: null } }] },
      }),
    });
    for (let count = 0; count < 2; count += 1) {
      expect(await platform.ads.listAccounts(first)).toEqual({ items: [], nextCursor: null });
    }
  });

  it('are read organization page by organization page', async () => {
    const organization = (id: string) => ({
      organization: { id, ad_accounts: [{ id: `a-${id}`, currency: 'SAR', timezone: 'Asia/Riyadh' }] },
    });
    const { platform } = await start({
      'GET /me/organizations': ({ query }) => ({
        body: query.get('cursor')
          ? { organizations: [organization('2')], paging: {} }
          : {
              organizations: [organization('1')],
              paging: { next_link: 'https://adsapi.snapchat.com/v1/x?cursor=two' },
            },
      }),
    });
    const { items } = await readAll((cursor) => platform.ads.listAccounts({ accessToken: ACCESS_TOKEN, cursor }));
    expect(items.map(({ externalId }) => externalId)).toEqual(['a-1', 'a-2']);
  });
});

describe('campaigns', () => {
  it('are requested in pages, with deleted ones', async () => {
    const { platform, requests } = await start({ [CAMPAIGNS]: () => ({ body: campaignsFixture }) });
    const { items, nextCursor } = await platform.ads.listCampaigns({ ...first, account });
    expect(items).toHaveLength(2);
    expect(nextCursor).toContain('abc=');
    expect(Object.fromEntries(requests[0]?.query ?? [])).toEqual({ read_deleted_entities: 'true', limit: '200' });
  });

  it('are read until no next address comes; it is never called, only its cursor is taken', async () => {
    const server = await start({
      [CAMPAIGNS]: ({ query }) => {
        const pages: Record<string, ReturnType<typeof page>> = {
          '': page(['1'], 'two'),
          two: page([], 'three'),
          three: page(['2']),
        };
        return pages[query.get('cursor') ?? ''] ?? page([]);
      },
    });
    const { items } = await readCampaigns(server);
    expect(items.map(({ externalId }) => externalId)).toEqual(['1', '2']);
    expect(server.calls()).toEqual([CAMPAIGNS, CAMPAIGNS, CAMPAIGNS]);
    expect(server.requests.map(({ query }) => query.get('limit'))).toEqual(['200', '200', '200']);
  });

  it('stop at a cursor that comes again, at once or after a detour', async () => {
    for (const circle of [['same'], ['a', 'b', 'c']]) {
      const server = await startSnapchat({
        [CAMPAIGNS]: (_request, count) => page(['1'], circle[count % circle.length]),
      });
      expect(await failureOf(readCampaigns(server))).toMatchObject({
        errorClass: 'transient',
        code: 'cursor_repeated',
      });
      await server.close();
    }
  });

  it.each(['https://adsapi.snapchat.com/v1/x?limit=200', 'https://adsapi.snapchat.com/v1/x?cursor=', '/v1/next'])(
    'fail as drift when the next address, %s, has no cursor',
    async (next_link) => {
      const server = await start({ [CAMPAIGNS]: () => ({ body: { paging: { next_link }, campaigns: [] } }) });
      const failure = await failureOf(readCampaigns(server));
      expect(failure).toMatchObject({ errorClass: 'permanent', code: 'unexpected_answer' });
    },
  );

  it('lose one failed entry alone, whatever it carries', async () => {
    const reason = 'Error code: E3003, message: Permission denied';
    const failed = { ...campaign('2', 'error'), sub_request_error_reason: reason };
    const server = await start({ [CAMPAIGNS]: () => ({ body: { campaigns: [campaign('1'), failed] } }) });
    expect(await server.platform.ads.listCampaigns({ accessToken: 't', cursor: null, account })).toMatchObject({
      items: [{ externalId: '1' }],
      skipped: ['sub_request_status custom'],
    });
  });

  it('fail as a whole when every entry failed', async () => {
    const failed = (reason: string) => ({
      body: {
        request_status: 'SUCCESS',
        campaigns: [{ sub_request_status: 'ERROR', sub_request_error_reason: reason }],
      },
    });
    const server = await start({
      [CAMPAIGNS]: (_request, count) =>
        failed(count === 1 ? 'Error code: E3003, message: Permission denied' : 'Error code: E2899, message: Broken'),
    });
    expect(await failureOf(readCampaigns(server))).toMatchObject({ code: 'permission_missing', vendorCode: 'E3003' });
    expect(await failureOf(readCampaigns(server))).toMatchObject({ code: 'request_rejected', vendorCode: 'E2899' });
  });

  it('fail as drift when ids disappear, naming the field; one campaign without an id does not affect the others', async () => {
    let rows: object[] = [{ campaign: { name: 'x' } }];
    const server = await start({ [CAMPAIGNS]: () => ({ body: { campaigns: rows } }) });
    const failure = await failureOf(readCampaigns(server));
    expect(failure).toMatchObject({ code: 'unexpected_answer', drift: 'campaigns.0.campaign.id invalid_union' });
    rows = [campaign('1'), ...rows];
    expect(await server.platform.ads.listCampaigns({ accessToken: 't', cursor: null, account: account })).toMatchObject(
      {
        items: [{ externalId: '1' }],
        skipped: ['campaign.id invalid_union'],
      },
    );
  });

  it('are requested once more while Snap is down, and for no other account', async () => {
    const server = await start({
      [CAMPAIGNS]: (_request, count) => (count < 3 ? { status: 500, body: {} } : page(['1'])),
    });
    expect((await readCampaigns(server)).items).toHaveLength(1);
    expect(server.calls()).toHaveLength(3);
  });

  it('are not requested again when Snap throttles or refuses', async () => {
    const server = await start({
      [CAMPAIGNS]: (_request, count) =>
        count === 1
          ? { status: 429, body: {}, headers: { 'retry-after': '9' } }
          : snapchatError(403, 'E3003', 'no role'),
    });
    expect(await failureOf(readCampaigns(server))).toMatchObject({ errorClass: 'rate_limited', retryAfterSeconds: 9 });
    expect(await failureOf(readCampaigns(server))).toMatchObject({
      errorClass: 'reauth',
      code: 'permission_missing',
      vendorRequestId: 'req1',
      endpoint: 'GET /adaccounts/{id}/campaigns',
    });
    expect(server.calls()).toHaveLength(2);
  });

  it('are never requested under an id that would change the path', async () => {
    const { platform, requests } = await start({});
    for (const externalId of ['../me', '8adc/stats', '', '8adc?x=', '%2e%2e']) {
      const reading = platform.ads.listCampaigns({ ...first, account: { ...account, externalId } });
      expect(await failureOf(reading)).toMatchObject({ code: 'request_rejected' });
    }
    expect(requests).toHaveLength(0);
  });

  it('start over from an unreadable cursor', async () => {
    const { platform, requests } = await start({ [CAMPAIGNS]: () => page(['1']) });
    await platform.ads.listCampaigns({ ...first, account, cursor: '{"page":2}' });
    expect(requests[0]?.query.has('cursor')).toBe(false);
  });
});

describe('profiles', () => {
  const PROFILE = 'GET /public_profiles/my_profile';
  const id = profileFixture.public_profile.id;
  const subscribers = {
    assets: [{ timeseries: [{ fields: [{ field: { field_name: 'SUBSCRIBERS' }, stats: [{ value: '12' }] }] }] }],
  };

  it('come with their subscribers', async () => {
    const { platform, requests } = await start({
      [PROFILE]: () => ({ body: profileFixture }),
      [`GET /public_profiles/${id}/stats`]: () => ({ body: subscribers }),
    });
    const { items, nextCursor } = await contentOf(platform).listProfiles(first);
    expect(items).toMatchObject([{ externalId: id, handle: 'acme', followers: 12 }]);
    expect(nextCursor).toBeNull();
    expect(Object.fromEntries(requests[1]?.query ?? [])).toEqual({
      assetType: 'PROFILE',
      granularity: 'LIFETIME',
      fields: 'SUBSCRIBERS',
    });
  });

  it('are listed even when their statistics are refused, but not while Snap is down', async () => {
    const refused = await start({ [PROFILE]: () => ({ body: profileFixture }) });
    expect((await contentOf(refused.platform).listProfiles(first)).items).toMatchObject([
      { externalId: id, followers: null },
    ]);
    await refused.close();
    const down = await start({
      [PROFILE]: () => ({ body: profileFixture }),
      [`GET /public_profiles/${id}/stats`]: () => ({ status: 500, body: {} }),
    });
    expect(await failureOf(contentOf(down.platform).listProfiles(first))).toMatchObject({ errorClass: 'transient' });
  });

  it.each([
    ['an app that is not on Snap’s list', 403],
    ['a person without a profile', 404],
  ])('are none for %s', async (_who, status) => {
    const { platform } = await start({
      [PROFILE]: () => snapchatError(status, 'E3003', 'AUTHORIZATION_PERMISSION_DENIED'),
    });
    expect(await contentOf(platform).listProfiles(first)).toEqual({ items: [], nextCursor: null });
  });

  it('fail in an unknown shape', async () => {
    const { platform } = await start({ [PROFILE]: () => ({ body: { request_status: 'SUCCESS', profile: { id } } }) });
    expect(await failureOf(contentOf(platform).listProfiles(first))).toMatchObject({ code: 'unexpected_answer' });
  });
});
