import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { microsFromDecimal } from '@/lib/money';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';

const start = new Date('2026-11-22T12:00:00Z');
const adsRedirect = 'http://127.0.0.1:3000/cb';
const postsRedirect = 'http://127.0.0.1:3000/cb/';
const adsApp = { app_id: 'sandbox-tiktok-client', secret: 'sandbox-tiktok-secret' };
const postsApp = { client_id: 'sandbox-tiktok-client', client_secret: 'sandbox-tiktok-secret' };
const nakhla = '723f24d7-e717-40f8-a2b6-cb8464cd2301';
const riyadh = '7291000110001000101';

let sandbox: Sandbox;
let ads: string;
let posts: z.infer<typeof pair>;

const envelope = z.object({ code: z.number(), message: z.string(), request_id: z.string(), data: z.unknown() });
const pair = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.string(),
  refresh_token_expires_in: z.number(),
  open_id: z.string(),
  scope: z.string(),
});

const hostUrl = () => `${sandbox.url}/business-api.tiktok.com`;
const get = async (path: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  envelope.parse(
    await (await fetch(`${hostUrl()}/open_api/v1.3/${path}?${new URLSearchParams(query)}`, { headers })).json(),
  );
const post = async (path: string, body: unknown) =>
  envelope.parse(
    await (
      await fetch(`${hostUrl()}/open_api/v1.3/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json(),
  );
const asAds = (path: string, query: Record<string, string> = {}) => get(path, query, { 'access-token': ads });
const asPosts = (path: string, query: Record<string, string> = {}, token = posts.access_token) =>
  get(path, { business_id: nakhla, ...query }, { 'access-token': token });

const adsScreen = (query: Record<string, string> = {}) =>
  new URL(
    `${hostUrl()}/portal/auth?${new URLSearchParams({ app_id: adsApp.app_id, state: 's 1', redirect_uri: adsRedirect, ...query })}`,
  );
const postsScreen = (query: Record<string, string> = {}) => {
  const all = {
    client_key: adsApp.app_id,
    response_type: 'code',
    scope: 'user.info.basic,video.list',
    redirect_uri: postsRedirect,
    state: 's 1',
    ...query,
  };
  return new URL(`${sandbox.url}/www.tiktok.com/v2/auth/authorize/?${new URLSearchParams(all)}`);
};

async function grantPosts() {
  const back = await grantInBrowser(postsScreen());
  const auth_code = back.searchParams.get('code') ?? '';
  const grant = { ...postsApp, grant_type: 'authorization_code', auth_code, redirect_uri: postsRedirect };
  return pair.parse((await post('tt_user/oauth2/token/', grant)).data);
}
const refresh = (refresh_token: string) =>
  post('tt_user/oauth2/refresh_token/', { ...postsApp, grant_type: 'refresh_token', refresh_token });

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sandbox = await startSandbox();
  const auth_code = (await grantInBrowser(adsScreen())).searchParams.get('auth_code');
  const granted = await post('oauth2/access_token/', { ...adsApp, auth_code });
  ads = z.object({ access_token: z.string() }).parse(granted.data).access_token;
  posts = await grantPosts();
});
afterEach(() => {
  vi.setSystemTime(start);
  sandbox.faults.clear();
});
afterAll(async () => {
  await sandbox.close();
  vi.useRealTimers();
});

describe('the TikTok consent screens', () => {
  it('the TikTok consent screens name the sandbox, the people with Layla first, and the permissions', async () => {
    for (const screen of [adsScreen(), postsScreen()]) {
      const response = await fetch(screen);
      const html = await response.text();
      expect(html).toContain('not the real TikTok');
      expect([...html.matchAll(/<option value="\d+">([^–]+) –/g)].map(([, name]) => name)).toEqual([
        'Layla Haddad',
        'Omar Rashid',
        'هناء سليمان',
        'Noura Saleh',
      ]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(await (await fetch(adsScreen())).text()).toContain('name="permission" value="44" checked');
    const arabic = await (await fetch(postsScreen(), { headers: { 'accept-language': 'ar-SA,ar' } })).text();
    expect(arabic).toContain('lang="ar" dir="rtl"');
    expect(arabic).toContain('قراءة منشوراتك العامة');
    // A required permission cannot be unticked.
    expect(arabic).toContain('value="user.info.basic" checked disabled');
  });

  it('the TikTok consent screens return a code and state, or the refusal', async () => {
    const granted = await grantInBrowser(adsScreen());
    expect(granted.searchParams.get('state')).toBe('s 1');
    expect(granted.searchParams.get('code')).toBe(granted.searchParams.get('auth_code'));
    const chosen = await grantInBrowser(postsScreen(), { decline: ['video.list'] });
    expect(chosen.searchParams.get('scopes')).toBe('user.info.basic');
    for (const screen of [adsScreen(), postsScreen()]) {
      const refused = await grantInBrowser(screen, { decision: 'cancel' });
      expect(Object.fromEntries(refused.searchParams)).toMatchObject({ error: 'access_denied', state: 's 1' });
      expect(refused.searchParams.has('code')).toBe(false);
    }
  });

  it.each([
    ['an unknown app', () => adsScreen({ app_id: 'nobody' })],
    ['a foreign redirect', () => adsScreen({ redirect_uri: 'https://evil.example/cb' })],
    ['an unknown app', () => postsScreen({ client_key: 'nobody' })],
    ['a redirect without a slash at its end', () => postsScreen({ redirect_uri: adsRedirect })],
    ['a redirect with a query', () => postsScreen({ redirect_uri: `${postsRedirect}?a=/` })],
    ['a foreign redirect', () => postsScreen({ redirect_uri: 'https://evil.example/cb/' })],
    ['another response type', () => postsScreen({ response_type: 'token' })],
    ['an unknown scope', () => postsScreen({ scope: 'user.info.basic,user.secrets' })],
    ['no scope', () => postsScreen({ scope: '' })],
  ])('the TikTok consent screens refuse %s without a redirect', async (_, screen) => {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(screen(), { method, redirect: 'manual' });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('Sorry');
    }
  });

  it('the TikTok consent screen refuses a person without a TikTok account', async () => {
    const person = sandbox.world.platform('tiktok').people[3]?.id ?? '';
    await expect(grantInBrowser(postsScreen(), { person })).rejects.toThrow('no TikTok account');
  });
});

describe('the TikTok envelope', () => {
  it('a TikTok error has HTTP 200, with a code and a request id', async () => {
    const response = await fetch(`${hostUrl()}/open_api/v1.3/user/info/`);
    expect(response.status).toBe(200);
    const body = envelope.parse(await response.json());
    expect(body).toMatchObject({ code: 40104, data: {} });
    expect(response.headers.get('x-tt-logid')).toBe(body.request_id);
  });

  it.each([
    ['GET', 'open_api/v1.3/user/info'],
    ['GET', 'open_api/v1.2/user/info/'],
    ['POST', 'open_api/v1.3/report/integrated/get/'],
    ['GET', 'open_api/v1.3/no/such/thing/'],
  ])('an unknown path has no TikTok envelope: %s %s', async (method, path) => {
    const response = await fetch(`${hostUrl()}/${path}`, { method });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('404 page not found');
  });

  it('TikTok reads the token from its own header only', async () => {
    expect(await get('user/info/', {}, { authorization: `Bearer ${ads}` })).toMatchObject({ code: 40104 });
    expect(await get('user/info/', {}, { 'access-token': 'd57made-up' })).toMatchObject({ code: 40105 });
    expect(await get('user/info/', {}, { 'access-token': posts.access_token })).toMatchObject({ code: 40105 });
    expect(await get('business/get/', { business_id: nakhla }, { 'access-token': ads })).toMatchObject({ code: 40105 });
    expect(await asAds('user/info/')).toMatchObject({
      code: 0,
      data: { core_user_id: '7010158842000000001', display_name: 'Layla Haddad' },
    });
  });
});

describe('TikTok tokens', () => {
  it('a TikTok ads code works once, for its own app', async () => {
    const auth_code = (await grantInBrowser(adsScreen())).searchParams.get('auth_code');
    expect(await post('oauth2/access_token/', { ...adsApp, secret: 'wrong', auth_code })).toMatchObject({
      code: 40113,
    });
    expect(await post('oauth2/access_token/', { ...adsApp, auth_code: 'made-up' })).toMatchObject({ code: 40115 });
    expect(await post('oauth2/access_token/', adsApp)).toMatchObject({ code: 40002 });
    const first = await post('oauth2/access_token/', { ...adsApp, auth_code });
    expect(first.data).toEqual({
      access_token: expect.stringMatching(/^d57/),
      advertiser_ids: [riyadh, '7291000110001000102', '7291000110001000103', '7291000110001000104'],
      scope: expect.arrayContaining([100, 200, 210, 220, 44]),
    });
    expect(await post('oauth2/access_token/', { ...adsApp, auth_code })).toMatchObject({ code: 40110 });
    const quiet = (await grantInBrowser(adsScreen())).searchParams.get('auth_code');
    const answer = await post('oauth2/access_token/', { ...adsApp, auth_code: quiet, return_advertiser_ids: false });
    expect(answer.data).toMatchObject({ advertiser_ids: [] });
  });

  it('a TikTok ads token is valid for years, until it is revoked', async () => {
    vi.setSystemTime(new Date('2036-11-22T12:00:00Z'));
    expect(await asAds('user/info/')).toMatchObject({ code: 0 });
    vi.setSystemTime(start);
    const hana = sandbox.world.platform('tiktok').people[2]?.id ?? '';
    const auth_code = (await grantInBrowser(adsScreen(), { person: hana })).searchParams.get('auth_code');
    const { data } = await post('oauth2/access_token/', { ...adsApp, auth_code });
    const { access_token } = z.object({ access_token: z.string() }).parse(data);
    expect(await post('oauth2/revoke_token/', { ...adsApp, access_token })).toMatchObject({
      code: 0,
      data: { advertiser_ids: ['7291000110002000101'] },
    });
    expect(await post('oauth2/revoke_token/', { ...adsApp, access_token })).toMatchObject({ code: 40105 });
    expect(await get('user/info/', {}, { 'access-token': access_token })).toMatchObject({ code: 40105 });
  });

  it('a token of a TikTok account is valid for a day, and its refresh token works once', async () => {
    const granted = await grantPosts();
    expect(granted).toMatchObject({ expires_in: 86_400, refresh_token_expires_in: 31_536_000, open_id: nakhla });
    vi.setSystemTime(start.getTime() + 86_399_000);
    expect(await asPosts('business/get/', {}, granted.access_token)).toMatchObject({ code: 0 });
    vi.setSystemTime(start.getTime() + 86_400_000);
    expect(await asPosts('business/get/', {}, granted.access_token)).toMatchObject({ code: 40102 });
    const renewed = pair.parse((await refresh(granted.refresh_token)).data);
    expect(await asPosts('business/get/', {}, renewed.access_token)).toMatchObject({ code: 0 });
    expect(renewed.refresh_token_expires_in).toBe(364 * 86_400);
    expect(await refresh(granted.refresh_token)).toMatchObject({ code: 40107 });
    expect(await refresh(ads)).toMatchObject({ code: 40107 });
    expect((await refresh(renewed.refresh_token)).code).toBe(0);
  });

  it('a code of a TikTok account requires the redirect address of the consent', async () => {
    const back = await grantInBrowser(postsScreen());
    const grant = { ...postsApp, grant_type: 'authorization_code', auth_code: back.searchParams.get('code') };
    expect(await post('tt_user/oauth2/token/', grant)).toMatchObject({ code: 40002 });
    const wrong = { ...grant, redirect_uri: adsRedirect };
    expect(await post('tt_user/oauth2/token/', wrong)).toMatchObject({ code: 40002 });
    const other = { ...grant, grant_type: 'password', redirect_uri: postsRedirect };
    expect(await post('tt_user/oauth2/token/', other)).toMatchObject({ code: 40002 });
    const right = { ...grant, redirect_uri: postsRedirect };
    expect(await post('tt_user/oauth2/token/', right)).toMatchObject({ code: 0 });
    expect(await post('tt_user/oauth2/token/', right)).toMatchObject({ code: 40110 });
  });

  it('token info lists the scopes of a TikTok token, and revoking ends all tokens of the grant', async () => {
    const { access_token, refresh_token } = await grantPosts();
    const info = { app_id: adsApp.app_id, access_token };
    expect(await post('tt_user/token_info/get/', info)).toMatchObject({
      code: 0,
      data: { app_id: adsApp.app_id, scope: 'user.info.basic,video.list', creator_id: nakhla },
    });
    expect(await post('tt_user/oauth2/revoke/', { ...postsApp, access_token })).toMatchObject({ code: 0 });
    expect(await post('tt_user/token_info/get/', info)).toMatchObject({ code: 40105 });
    expect(await refresh(refresh_token)).toMatchObject({ code: 40107 });
    expect(await asAds('user/info/')).toMatchObject({ code: 0 });
    posts = await grantPosts();
  });

  it('a revoked TikTok token stays revoked after a restart of the sandbox', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const stateDir = mkdtempSync('/tmp/sandbox-state-');
    const first = sandbox;
    try {
      sandbox = await startSandbox({ stateDir });
      const { refresh_token } = await grantPosts();
      expect((await refresh(refresh_token)).code).toBe(0);
      await sandbox.close();
      sandbox = await startSandbox({ stateDir });
      expect((await refresh(refresh_token)).code).toBe(40107);
      await sandbox.close();
    } finally {
      sandbox = first;
      rmSync(stateDir, { recursive: true });
    }
  });
});

describe('refusals of TikTok', () => {
  const report = {
    advertiser_id: riyadh,
    report_type: 'BASIC',
    data_level: 'AUCTION_CAMPAIGN',
    dimensions: '["campaign_id","stat_time_day"]',
    start_date: '2026-11-01',
    end_date: '2026-11-30',
  };
  const campaigns = { advertiser_id: riyadh };

  it.each<[string, string, Record<string, string>, number, RegExp]>([
    ['31 days', 'report/integrated/get/', { ...report, start_date: '2026-10-31' }, 40002, /30 days/],
    [
      'days without a report by day',
      'report/integrated/get/',
      { ...report, query_lifetime: 'true' },
      40002,
      /lifetime/i,
    ],
    ['the end before the start', 'report/integrated/get/', { ...report, end_date: '2026-10-01' }, 40002, /before/],
    ['no dates', 'report/integrated/get/', { ...report, start_date: '' }, 40002, /start_date/],
    ['what is no date', 'report/integrated/get/', { ...report, start_date: '1.11.2026' }, 40002, /YYYY/],
    ['an unknown metric', 'report/integrated/get/', { ...report, metrics: '["spend","luck"]' }, 40002, /luck/],
    [
      'dimensions that are no JSON',
      'report/integrated/get/',
      { ...report, dimensions: 'campaign_id' },
      40002,
      /dimensions/,
    ],
    ['no dimensions', 'report/integrated/get/', { ...report, dimensions: '' }, 40002, /dimensions/],
    ['another level', 'report/integrated/get/', { ...report, data_level: 'AUCTION_AD' }, 40002, /data_level/],
    ['a page of 1001', 'report/integrated/get/', { ...report, page_size: '1001' }, 40002, /page_size/],
    ['page 0', 'report/integrated/get/', { ...report, page: '0' }, 40002, /page/],
    [
      'a foreign account',
      'report/integrated/get/',
      { ...report, advertiser_id: '7291000110002000101' },
      40001,
      /permission/i,
    ],
    ['no account', 'campaign/get/', {}, 40002, /advertiser_id/],
    [
      'an unknown field',
      'campaign/get/',
      { ...campaigns, fields: '["campaign_id","luck"]' },
      40002,
      /Valid fields: .*budget/,
    ],
    ['an unknown filter', 'campaign/get/', { ...campaigns, filtering: '{"luck":1}' }, 40002, /filtering/],
    [
      'an unknown status',
      'campaign/get/',
      { ...campaigns, filtering: '{"primary_status":"STATUS_X"}' },
      40002,
      /STATUS_X/,
    ],
    [
      '101 campaigns',
      'adgroup/get/',
      { ...campaigns, filtering: JSON.stringify({ campaign_ids: Array(101).fill('1') }) },
      40011,
      /100/,
    ],
    ['101 accounts', 'advertiser/info/', { advertiser_ids: JSON.stringify(Array(101).fill(riyadh)) }, 40011, /100/],
    ['the list to another app', 'oauth2/advertiser/get/', { ...adsApp, app_id: 'x' }, 40001, /inconsistent/],
  ])('TikTok refuses to read ads: %s', async (_, path, query, code, message) => {
    const answer = await asAds(path, query);
    expect(answer.code).toBe(code);
    expect(answer.message).toMatch(message);
  });

  it.each<[string, string, Record<string, string>, number]>([
    ['the account of somebody else', 'business/get/', { business_id: '723f24d7-e717-40f8-a2b6-cb8464cd2302' }, 40001],
    ['a scope that was not granted', 'business/get/', { fields: '["followers_count"]' }, 40001],
    ['insights that were not granted', 'business/video/list/', { fields: '["item_id","reach"]' }, 40001],
    ['an unknown field', 'business/get/', { fields: '["luck"]' }, 40002],
    ['posts without their id', 'business/video/list/', { fields: '["caption"]' }, 40002],
    ['21 posts', 'business/video/list/', { max_count: '21' }, 40002],
  ])('TikTok refuses to read posts: %s', async (_, path, query, code) => {
    expect((await asPosts(path, query)).code).toBe(code);
  });
});

describe('TikTok reports', () => {
  const base = { advertiser_id: riyadh, report_type: 'BASIC', page_size: '1000' };
  const rowsOf = async (query: Record<string, string>) =>
    z
      .object({
        list: z.array(
          z.object({ dimensions: z.record(z.string(), z.string()), metrics: z.record(z.string(), z.string()) }),
        ),
      })
      .parse((await asAds('report/integrated/get/', { ...base, ...query })).data).list;

  it('TikTok reports leave out deleted campaigns by default', async () => {
    const query = { data_level: 'AUCTION_CAMPAIGN', dimensions: '["campaign_id"]', query_lifetime: 'true' };
    const filtering = '[{"field_name":"campaign_status","filter_type":"IN","filter_value":"[\\"STATUS_ALL\\"]"}]';
    const shown = await rowsOf(query);
    const all = await rowsOf({ ...query, filtering });
    const deleted = sandbox.world
      .platform('tiktok')
      .campaigns(riyadh)
      .filter(({ state }) => state === 'deleted');
    expect(deleted.length).toBeGreaterThan(0);
    expect(all.length).toBe(shown.length + deleted.length);
    expect(shown.some((row) => deleted.some(({ id }) => id === row.dimensions.campaign_id))).toBe(false);
  });

  it('TikTok reports of an account include deleted campaigns and cannot be filtered', async () => {
    const query = { data_level: 'AUCTION_ADVERTISER', dimensions: '["advertiser_id"]', query_lifetime: 'true' };
    const world = sandbox.world.platform('tiktok');
    const total = world.totals().find(({ accountId }) => accountId === riyadh);
    const [row] = await rowsOf(query);
    expect(microsFromDecimal(row?.metrics.spend ?? '')).toBe(total?.spendMicros);
    const filtering = '[{"field_name":"campaign_status","filter_type":"IN","filter_value":"[\\"STATUS_ALL\\"]"}]';
    expect(await asAds('report/integrated/get/', { ...base, ...query, filtering })).toMatchObject({ code: 40002 });
  });

  it('TikTok reports of an account and of chosen campaigns agree, by day and in total', async () => {
    const window = { start_date: '2026-11-01', end_date: '2026-11-20' };
    const spendOf = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
      rows.reduce((sum, { metrics }) => sum + Math.round(Number(metrics.spend) * 100), 0);
    const byCampaign = { ...window, data_level: 'AUCTION_CAMPAIGN' };
    const campaigns = await rowsOf({ ...byCampaign, dimensions: '["campaign_id"]' });
    const days = await rowsOf({ ...byCampaign, dimensions: '["campaign_id","stat_time_day"]' });
    const account = await rowsOf({
      ...window,
      data_level: 'AUCTION_ADVERTISER',
      dimensions: '["advertiser_id","stat_time_day"]',
    });
    expect(account).toHaveLength(20);
    expect(account[0]?.dimensions).toEqual({
      advertiser_id: riyadh,
      stat_time_day: expect.stringMatching(/ 00:00:00$/),
    });
    expect(spendOf(days)).toBe(spendOf(campaigns));
    expect(spendOf(account)).toBe(spendOf(campaigns));
    const [first] = campaigns;
    const filter = {
      field_name: 'campaign_ids',
      filter_type: 'IN',
      filter_value: JSON.stringify([first?.dimensions.campaign_id]),
    };
    const chosen = await rowsOf({ ...byCampaign, dimensions: '["campaign_id"]', filtering: JSON.stringify([filter]) });
    expect(chosen).toEqual([first]);
  });

  it('TikTok reports have text for every metric, and "-" where no value is tracked', async () => {
    const metrics = [
      'campaign_name',
      'ctr',
      'cpc',
      'cpm',
      'frequency',
      'cost_per_conversion',
      'video_watched_6s',
      'total_complete_payment_rate',
      'campaign_budget',
    ];
    const rows = await rowsOf({
      data_level: 'AUCTION_CAMPAIGN',
      dimensions: '["campaign_id","stat_time_day"]',
      metrics: JSON.stringify(metrics),
      start_date: '2026-11-20',
      end_date: '2026-11-20',
    });
    const values = rows.map((row) => row.metrics.total_complete_payment_rate);
    expect(values).toContain('-');
    expect(values.some((value) => /^\d+\.\d\d$/.test(value ?? ''))).toBe(true);
    expect(rows.every((row) => Object.keys(row.metrics).length === metrics.length)).toBe(true);
  });
});

describe('TikTok posts', () => {
  it('pages of TikTok posts are linked by the time before which they were published', async () => {
    const schema = z.object({
      videos: z.array(z.object({ item_id: z.string(), create_time: z.string() })),
      has_more: z.boolean(),
      cursor: z.number(),
    });
    const fields = '["item_id","create_time"]';
    const first = schema.parse((await asPosts('business/video/list/', { fields })).data);
    expect(first.videos).toHaveLength(10);
    expect(first.has_more).toBe(true);
    expect(first.cursor).toBe(Number(first.videos.at(-1)?.create_time) * 1000);
    const second = schema.parse(
      (await asPosts('business/video/list/', { fields, max_count: '20', cursor: String(first.cursor) })).data,
    );
    expect(second.videos).toHaveLength(20);
    expect(Number(second.videos[0]?.create_time)).toBeLessThan(Number(first.videos.at(-1)?.create_time));
    const ids = [first.videos[3]?.item_id ?? ''];
    const chosen = await asPosts('business/video/list/', { filters: JSON.stringify({ video_ids: ids }) });
    expect(chosen.data).toMatchObject({ videos: [{ item_id: ids[0] }], has_more: false });
    expect(ids[0]).toMatch(/^7\d{18}$/);
  });
});

describe('faults of TikTok', () => {
  it.each([
    ['rate_limited', {}, 200, { code: 40100, message: expect.stringContaining('per-minute') }],
    ['rate_limited', { retryAfterSeconds: 1 }, 200, { code: 40100, message: expect.stringContaining('QPS') }],
    [
      'rate_limited',
      { retryAfterSeconds: 9999, code: 40132 },
      200,
      { code: 40132, message: expect.stringContaining('daily') },
    ],
    ['http_500', {}, 500, { code: 50000 }],
    ['expired_token', {}, 200, { code: 40102 }],
    ['revoked_token', {}, 200, { code: 40105 }],
    ['permission_missing', {}, 200, { code: 40001 }],
  ] as const)('the fault %s %j has the code and text of TikTok', async (kind, detail, status, body) => {
    sandbox.faults.add({ kind, ...detail });
    const response = await fetch(`${hostUrl()}/open_api/v1.3/user/info/`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(body);
  });

  it("TikTok's rate_limited fault can be a 429 of the gateway", async () => {
    sandbox.faults.add({ kind: 'rate_limited', code: 429 });
    expect((await fetch(`${hostUrl()}/open_api/v1.3/user/info/`)).status).toBe(429);
  });
});
