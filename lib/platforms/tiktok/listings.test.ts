import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import adGroups from './fixtures/ad-groups.json';
import advertiserInfo from './fixtures/advertiser-info.json';
import campaigns from './fixtures/campaigns.json';
import { ACCOUNT, ADS_ONLY, BOTH, failure, numbered, ok, POSTS_ONLY, startApi } from './testing/tiktok-server';

let api: ScriptedPlatform | undefined;
afterEach(async () => {
  await api?.close();
  vi.useRealTimers();
});

async function start(routes: Script): Promise<ScriptedPlatform> {
  api = await startApi(routes);
  return api;
}

const queryOf = (server: ScriptedPlatform, path: string) =>
  server.requests.filter((request) => request.path.endsWith(path)).map(({ query }) => Object.fromEntries(query));

describe('ad accounts', () => {
  const granted = (...ids: string[]) => ok({ list: ids.map((id) => ({ advertiser_id: id, advertiser_name: 'x' })) });
  const details: Script[string] = ({ query }) =>
    ok({
      list: JSON.parse(query.get('advertiser_ids') ?? '[]').map((id: string) => ({
        advertiser_id: id,
        currency: 'EUR',
        display_timezone: 'Europe/Berlin',
      })),
    });

  it('are listed with currency and zone', async () => {
    const server = await start({
      'GET /oauth2/advertiser/get/': () =>
        granted('7590001234567890125', '7590001234567890123', '7590001234567890124', '7590001234567890123'),
      'GET /advertiser/info/': () => ({ body: advertiserInfo }),
    });
    const { items, cursors } = await readAll((cursor) =>
      server.platform.ads.listAccounts({ accessToken: BOTH, cursor }),
    );
    expect(items.map(({ externalId, name, timeZone }) => [externalId, name, timeZone])).toEqual([
      ['7590001234567890123', 'Shop EU', 'Europe/Berlin'],
      ['7590001234567890124', 'متجر الخليج <b>&</b> 🌴', 'Etc/GMT-3'],
      ['7590001234567890125', '7590001234567890125', 'America/New_York'],
    ]);
    expect(cursors).toHaveLength(1);
    expect(queryOf(server, '/oauth2/advertiser/get/')).toEqual([{ app_id: 'app-1', secret: 'app-secret-canary' }]);
    expect(queryOf(server, '/advertiser/info/')).toEqual([
      {
        advertiser_ids: '["7590001234567890123","7590001234567890124","7590001234567890125"]',
        fields: '["advertiser_id","name","currency","timezone","display_timezone","status"]',
      },
    ]);
  });

  it('are requested by the hundred, in an order that a changing list does not disturb', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => String(1000 - index * 3));
    const server = await start({
      'GET /oauth2/advertiser/get/': (_, count) => granted(...ids, ...(count > 1 ? ['251', '998'] : [])),
      'GET /advertiser/info/': details,
    });
    const { items, cursors } = await readAll((cursor) =>
      server.platform.ads.listAccounts({ accessToken: BOTH, cursor }),
    );
    expect(cursors).toHaveLength(3);
    expect(new Set(items.map(({ externalId }) => externalId)).size).toBe(items.length);
    const listed = items.map(({ externalId }) => externalId);
    expect(listed).toEqual(expect.arrayContaining([...ids, '998']));
    expect(listed).not.toContain('251');
    const sizes = queryOf(server, '/advertiser/info/').map((query) => JSON.parse(query.advertiser_ids ?? '').length);
    expect(sizes).toEqual([100, 100, 51]);
  });

  it('may be none, without a call for details', async () => {
    const server = await start({ 'GET /oauth2/advertiser/get/': () => granted() });
    expect(await server.platform.ads.listAccounts({ accessToken: BOTH, cursor: null })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(server.calls()).toEqual(['GET /oauth2/advertiser/get/']);
  });

  it('are an empty list of a grant to posts, without a call', async () => {
    const server = await start({});
    expect(await server.platform.ads.listAccounts({ accessToken: POSTS_ONLY, cursor: null })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(server.requests).toHaveLength(0);
  });

  it('ad accounts without a currency are an unexpected answer', async () => {
    const { platform } = await start({
      'GET /oauth2/advertiser/get/': () => granted('1'),
      'GET /advertiser/info/': () => ok({ list: [{ advertiser_id: '1', display_timezone: 'Asia/Riyadh' }] }),
    });
    expect(await failureOf(platform.ads.listAccounts({ accessToken: BOTH, cursor: null }))).toMatchObject({
      errorClass: 'permanent',
      code: 'unexpected_answer',
      drift: 'list.0.currency invalid_type',
    });
  });
});

describe('profiles', () => {
  it('are the one TikTok account of the grant', async () => {
    const server = await start({
      'GET /business/get/': () => ok({ username: 'nakhla', display_name: 'Nakhla', followers_count: 12 }),
    });
    expect(await contentOf(server.platform).listProfiles({ accessToken: BOTH, cursor: null })).toMatchObject({
      items: [{ externalId: '723f-open-id', kind: 'tiktok', name: 'Nakhla', handle: 'nakhla', followers: 12 }],
      nextCursor: null,
    });
    expect(queryOf(server, '/business/get/')).toEqual([
      { business_id: '723f-open-id', fields: '["display_name","username","followers_count"]' },
    ]);
    expect(server.requests[0]?.headers['access-token']).toBe('act.posts-token-canary');
  });

  it('are an empty list of a grant to ads, without a call', async () => {
    const server = await start({});
    expect(await contentOf(server.platform).listProfiles({ accessToken: ADS_ONLY, cursor: null })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe('campaigns', () => {
  const request = { accessToken: BOTH, account: ACCOUNT };
  const row = (id: string) => ({ campaign_id: id, operation_status: 'ENABLE' });

  it('come with the schedule of their ad groups', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
    const server = await start({
      'GET /campaign/get/': () => ({ body: campaigns }),
      'GET /adgroup/get/': () => ({ body: adGroups }),
    });
    const { items } = await server.platform.ads.listCampaigns({ ...request, cursor: null });
    expect(items.map(({ status, startsAt, endsAt }) => [status, startsAt, endsAt])).toEqual([
      ['active', new Date('2026-11-01T09:00:00Z'), new Date('2026-12-01T21:00:00Z')],
      ['paused', new Date('2026-10-01T00:00:00Z'), new Date('2026-10-31T23:59:59Z')],
      ['active', new Date('2026-09-01T00:00:00Z'), null],
      ['removed', null, null],
      ['unknown', null, null],
    ]);
    expect(queryOf(server, '/campaign/get/')).toEqual([
      {
        advertiser_id: ACCOUNT.externalId,
        fields:
          '["campaign_id","campaign_name","objective_type","operation_status","secondary_status","budget","budget_mode"]',
        filtering: '{"primary_status":"STATUS_ALL"}',
        page: '1',
        page_size: '100',
      },
    ]);
    expect(JSON.parse(queryOf(server, '/adgroup/get/')[0]?.filtering ?? '')).toMatchObject({
      campaign_ids: expect.arrayContaining(['1780000000000001']),
    });
  });

  it('are read to the last page, with all pages of their ad groups', async () => {
    const server = await start({
      'GET /campaign/get/': ({ query }) => numbered([row(`c${query.get('page')}`)], Number(query.get('page')), 3, 3),
      'GET /adgroup/get/': ({ query }) => {
        const page = Number(query.get('page'));
        const [campaign_id] = JSON.parse(query.get('filtering') ?? '{}').campaign_ids;
        return numbered([{ campaign_id, schedule_start_time: `2026-11-0${5 - page} 00:00:00` }], page, 2, 2);
      },
    });
    const { items, cursors } = await readAll((cursor) => server.platform.ads.listCampaigns({ ...request, cursor }));
    expect(items.map(({ externalId }) => externalId)).toEqual(['c1', 'c2', 'c3']);
    expect(items.every(({ startsAt }) => startsAt?.toISOString() === '2026-11-03T00:00:00.000Z')).toBe(true);
    expect(cursors).toHaveLength(3);
    expect(server.calls().filter((call) => call === 'GET /adgroup/get/')).toHaveLength(6);
  });

  it('may be none, without a call for ad groups', async () => {
    const server = await start({ 'GET /campaign/get/': () => numbered([], 1, 0) });
    expect(await server.platform.ads.listCampaigns({ ...request, cursor: null })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(server.calls()).toEqual(['GET /campaign/get/']);
  });

  it('are listed without schedule when ad groups were not granted, but not when TikTok is down', async () => {
    const routes = { 'GET /campaign/get/': () => numbered([row('c1')]) };
    const denied = await start({ ...routes, 'GET /adgroup/get/': () => failure(40_001) });
    expect((await denied.platform.ads.listCampaigns({ ...request, cursor: null })).items).toMatchObject([
      { externalId: 'c1', status: 'active', startsAt: null, endsAt: null },
    ]);
    await denied.close();
    const down = await start({ ...routes, 'GET /adgroup/get/': () => failure(50_000) });
    expect(await failureOf(down.platform.ads.listCampaigns({ ...request, cursor: null }))).toMatchObject({
      code: 'platform_down',
      endpoint: 'GET /adgroup/get/',
    });
  });

  it('do not run in a circle, nor do ad groups', async () => {
    const stuck = await start({ 'GET /campaign/get/': () => numbered([row('c1')], 1, 3) });
    const { nextCursor } = await stuck.platform.ads
      .listCampaigns({ ...request, cursor: null })
      .catch(() => ({ nextCursor: '{"page":2}' }));
    expect(await failureOf(stuck.platform.ads.listCampaigns({ ...request, cursor: nextCursor }))).toMatchObject({
      errorClass: 'transient',
      code: 'cursor_repeated',
    });
    await stuck.close();
    const groups = await start({
      'GET /campaign/get/': () => numbered([row('c1')]),
      'GET /adgroup/get/': () => numbered([{ campaign_id: 'c1' }], 1, 3),
    });
    expect(await failureOf(groups.platform.ads.listCampaigns({ ...request, cursor: null }))).toMatchObject({
      code: 'cursor_repeated',
    });
  });

  it('lose no decorative field to a change, but do not do without an id', async () => {
    const routes: Script = { 'GET /adgroup/get/': () => numbered([]) };
    const odd = { ...row('c1'), campaign_name: { text: 'x' }, objective_type: 7, secondary_status: null };
    const first = await start({ ...routes, 'GET /campaign/get/': () => numbered([odd]) });
    expect((await first.platform.ads.listCampaigns({ ...request, cursor: null })).items).toMatchObject([
      { name: 'c1', objective: null, status: 'active' },
    ]);
    await first.close();
    const second = await start({ ...routes, 'GET /campaign/get/': () => numbered([{ operation_status: 'ENABLE' }]) });
    expect(await failureOf(second.platform.ads.listCampaigns({ ...request, cursor: null }))).toMatchObject({
      code: 'unexpected_answer',
      drift: 'list.0.campaign_id invalid_union',
    });
  });

  it('campaigns of an account that the grant does not reach fail that account alone', async () => {
    const { platform } = await start({ 'GET /campaign/get/': () => failure(40_001) });
    expect(await failureOf(platform.ads.listCampaigns({ ...request, cursor: null }))).toMatchObject({
      errorClass: 'reauth',
      code: 'permission_missing',
    });
  });

  it('are not permitted to a grant of posts, without a call', async () => {
    const server = await start({});
    const requested = server.platform.ads.listCampaigns({ ...request, accessToken: POSTS_ONLY, cursor: null });
    expect(await failureOf(requested)).toMatchObject({ errorClass: 'reauth', code: 'permission_missing' });
    expect(server.requests).toHaveLength(0);
  });
});
