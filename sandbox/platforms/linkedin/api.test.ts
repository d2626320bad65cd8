import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { cut } from './analytics';

const start = Date.parse('2026-11-22T12:20:00Z');
const redirectUri = 'http://localhost:3000/callback';
const app = { client_id: 'sandbox-linkedin-client', client_secret: 'sandbox-linkedin-secret' };
const everyScope = 'openid profile r_ads r_ads_reporting r_organization_social rw_organization_admin';
const europe = '507404001';
const uae = '507404003';

let now = start;
let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date(now) });
  token = (await grant()).access_token;
});
afterEach(() => {
  now = start;
  sandbox.faults.clear();
});
afterAll(() => sandbox.close());

function consentUrl(overrides: Record<string, string> = {}): URL {
  const url = new URL(`${sandbox.url}/www.linkedin.com/oauth/v2/authorization`);
  const query = {
    response_type: 'code',
    client_id: app.client_id,
    redirect_uri: redirectUri,
    state: 's',
    ...overrides,
  };
  url.search = new URLSearchParams({ scope: everyScope, ...query }).toString();
  return url;
}

async function oauth(path: string, form: Record<string, string>, init: RequestInit = {}) {
  const body = new URLSearchParams({ ...app, ...form });
  const response = await fetch(`${sandbox.url}/www.linkedin.com/oauth/v2/${path}`, { method: 'POST', body, ...init });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number(), scope: z.string() });

async function grant(scope = everyScope, person?: string) {
  const back = await grantInBrowser(consentUrl({ scope }), person === undefined ? {} : { person });
  const code = back.searchParams.get('code') ?? '';
  const { body } = await oauth('accessToken', { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
  return tokenAnswer.parse(body);
}

const headers = () => ({
  authorization: `Bearer ${token}`,
  'linkedin-version': '202607',
  'x-restli-protocol-version': '2.0.0',
});

const node = z.looseObject({ id: z.union([z.number(), z.string()]).optional() });
const answerSchema = z.looseObject({
  elements: z.array(node).optional(),
  metadata: z.object({ nextPageToken: z.string().optional() }).optional(),
  paging: z.looseObject({ total: z.number().optional() }).optional(),
  code: z.string().optional(),
  serviceErrorCode: z.number().optional(),
});

async function get(path: string, changed: Record<string, string> = {}) {
  const sent = Object.entries({ ...headers(), ...changed }).filter(([, value]) => value !== '');
  const response = await fetch(`${sandbox.url}/api.linkedin.com/rest/${path}`, { headers: Object.fromEntries(sent) });
  return { status: response.status, headers: response.headers, body: answerSchema.parse(await response.json()) };
}

const refusalOf = async (path: string, changed?: Record<string, string>) => {
  const { status, body } = await get(path, changed);
  return [status, body.code];
};

describe('the LinkedIn consent screen', () => {
  it('the LinkedIn consent screen names the sandbox in both languages and grants all or nothing', async () => {
    const english = await (await fetch(consentUrl())).text();
    expect(english).toContain('not the real LinkedIn');
    expect(english.match(/type="checkbox"[^>]* checked disabled/g)).toHaveLength(6);
    expect(await (await fetch(consentUrl({ locale: 'ar' }))).text()).toContain('ليست منصة لينكدإن الحقيقية');
  });

  it.each<Record<string, string>>([
    { client_id: 'somebody' },
    { redirect_uri: 'https://evil.example/callback' },
    { response_type: 'token' },
  ])('the LinkedIn consent screen is not shown for %j', async (overrides) => {
    const response = await fetch(consentUrl(overrides), { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  it.each(['', 'r_ads w_everything'])(
    'LinkedIn returns to the app with an error for the scopes "%s"',
    async (scope) => {
      const response = await fetch(consentUrl({ scope }), { redirect: 'manual' });
      const back = new URL(response.headers.get('location') ?? '');
      expect(back.origin + back.pathname).toBe(redirectUri);
      expect(back.searchParams.get('error')).toBe('unauthorized_scope_error');
      expect(back.searchParams.get('state')).toBe('s');
    },
  );
});

describe('the LinkedIn token endpoint', () => {
  it('the LinkedIn token endpoint reads the secret from a form only', async () => {
    const code = (await grantInBrowser(consentUrl())).searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    const json = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...app, ...form }),
    };
    const refused = { status: 401, body: { error: 'invalid_client' } };
    expect(await oauth('accessToken', {}, json)).toMatchObject(refused);
    const basic = { authorization: `Basic ${btoa(`${app.client_id}:${app.client_secret}`)}` };
    const body = new URLSearchParams(form);
    expect(await oauth('accessToken', {}, { headers: basic, body })).toMatchObject(refused);
    expect((await oauth('accessToken', form)).status).toBe(200);
  });

  it('an app without approval gets a LinkedIn token of 60 days without a refresh token', async () => {
    const answer = await grant();
    expect(answer).toMatchObject({ expires_in: 5_184_000, scope: everyScope.replaceAll(' ', ',') });
    expect(answer).not.toHaveProperty('refresh_token');
  });

  it.each([
    [{}, 'invalid_request'],
    [{ grant_type: 'password' }, 'invalid_request'],
    [{ grant_type: 'refresh_token' }, 'invalid_request'],
    [{ grant_type: 'refresh_token', refresh_token: 'AQWmade.up' }, 'invalid_grant'],
    [{ grant_type: 'authorization_code', code: 'AQTmade.up', redirect_uri: redirectUri }, 'invalid_request'],
  ])('the LinkedIn token endpoint refuses %j', async (form, error) => {
    expect(await oauth('accessToken', form)).toMatchObject({ status: 400, body: { error } });
  });

  it('introspection describes valid, ended and foreign LinkedIn tokens', async () => {
    const { access_token: mine } = await grant();
    expect((await oauth('introspectToken', { token: mine })).body).toMatchObject({
      active: true,
      status: 'active',
      client_id: app.client_id,
      scope: everyScope.replaceAll(' ', ','),
      created_at: start / 1000,
      expires_at: start / 1000 + 5_184_000,
      auth_type: '3L',
    });
    now = start + 5_184_000_000;
    expect((await oauth('introspectToken', { token: mine })).body).toMatchObject({ active: false, status: 'expired' });
    expect((await oauth('introspectToken', { token: 'AQXmade.up' })).body).toEqual({ active: false });
  });

  it('a LinkedIn consent with other scopes ends the older tokens of the member', async () => {
    const hana = 'hS9lm2nShC';
    const first = await grant(everyScope, hana);
    const same = await grant(everyScope.split(' ').reverse().join(' '), hana);
    const active = async (text: string) => (await oauth('introspectToken', { token: text })).body.active;
    expect([await active(first.access_token), await active(same.access_token)]).toEqual([true, true]);
    const fewer = await grant('openid profile r_ads', hana);
    expect([await active(first.access_token), await active(same.access_token)]).toEqual([false, false]);
    expect(await active(fewer.access_token)).toBe(true);
    const narrow = { authorization: `Bearer ${fewer.access_token}` };
    expect((await get('adAccounts?q=search', narrow)).status).toBe(200);
    expect(await refusalOf('adAnalytics?q=analytics', narrow)).toEqual([403, 'ACCESS_DENIED']);
    expect(await refusalOf('organizationAcls?q=roleAssignee', narrow)).toEqual([403, 'ACCESS_DENIED']);
    const old = { authorization: `Bearer ${first.access_token}` };
    expect((await get('adAccounts?q=search', old)).body.serviceErrorCode).toBe(65601);
  });
});

describe('every LinkedIn call', () => {
  it('a LinkedIn call requires a valid token', async () => {
    for (const authorization of ['', 'Bearer made.up', `Basic ${btoa('a:b')}`]) {
      expect((await get('adAccounts?q=search', { authorization })).body.serviceErrorCode).toBe(65600);
    }
    now = start + 5_184_000_000;
    const { status, body } = await get('adAccounts?q=search');
    expect([status, body.serviceErrorCode, body.code]).toEqual([401, 65602, 'EXPIRED_ACCESS_TOKEN']);
  });

  it('a LinkedIn call requires a supported version', async () => {
    const call = (version: string) => refusalOf('adAccounts?q=search', { 'linkedin-version': version });
    expect(await call('')).toEqual([400, 'VERSION_MISSING']);
    for (const version of ['202507', '202608', '202607.99x', 'latest']) {
      expect(await call(version)).toEqual([426, 'NONEXISTENT_VERSION']);
    }
    for (const version of ['202508', '202607', '202607.01']) expect((await call(version))[0]).toBe(200);
  });

  it('a LinkedIn answer has trace headers', async () => {
    const good = await get('adAccounts?q=search');
    const bad = await get('adAccounts?q=search', { 'linkedin-version': '' });
    for (const answer of [good, bad]) expect(answer.headers.get('x-li-uuid')).toMatch(/^AAY[\w-]+$/);
    expect(good.headers.get('x-li-uuid')).not.toBe(bad.headers.get('x-li-uuid'));
  });
});

describe('Rest.li queries', () => {
  const status = (values: string) => `adAccounts?q=search&search=(status:(values:List(${values})))`;

  it('Rest.li reads raw structure, under its own protocol version only', async () => {
    expect((await get(status('ACTIVE'))).body.elements).toHaveLength(3);
    expect((await get(status('CANCELED,ACTIVE'))).body.elements).toHaveLength(4);
    expect(await refusalOf(status('ACTIVE'), { 'x-restli-protocol-version': '' })).toEqual([400, 'ILLEGAL_ARGUMENT']);
    expect(await refusalOf(status('ACTIVE'), { 'x-restli-protocol-version': '1.0.0' })).toEqual([
      400,
      'ILLEGAL_ARGUMENT',
    ]);
  });

  it.each([
    'adAccounts?q=search&search=%28status%3A%28values%3AList%28ACTIVE%29%29%29',
    'adAccounts?q=search&search=(status:(values:List(ACTIVE))',
    'adAccounts?q=search&search=(status:(values:List(ACTIVE))))',
    'adAccounts?q=search&search=(status:(values:ACTIVE))',
    'adAccounts?q=search&search=(status)',
    'adAccounts?q=search&search=(status:(values:List(RUNNING)))',
    'adAccounts?q=search&q=search',
    'adAccounts?q=%zz',
    'adAccounts?q=find',
    'adAccounts',
    'posts?q=author&author=urn:li:organization:10440021',
    'posts?q=author&author=urn%253Ali%253Aorganization%253A10440021',
    'adAccounts?q=search&pageSize=List(5)',
  ])('Rest.li refuses %s', async (path) => {
    expect(await refusalOf(path)).toEqual([400, 'ILLEGAL_ARGUMENT']);
  });

  const analytics =
    'q=analytics&pivot=CAMPAIGN&timeGranularity=ALL&dateRange=(start:(year:2026,month:11,day:1))&campaigns=';
  const urns = (count: number) => {
    const [campaign] = sandbox.world.platform('linkedin').campaigns(uae);
    return `List(${Array(count).fill(`urn%3Ali%3AsponsoredCampaign%3A${campaign?.id}`).join(',')})`;
  };

  it('Rest.li reads a long query from the body of a POST, not from an address', async () => {
    expect((await get(`adAnalytics?${analytics}${urns(120)}`)).status).toBe(414);
    const post = (changed: Record<string, string>) =>
      fetch(`${sandbox.url}/api.linkedin.com/rest/adAnalytics`, {
        method: 'POST',
        headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded', ...changed },
        body: `${analytics}${urns(120)}`,
      });
    const tunnelled = await post({ 'x-http-method-override': 'GET' });
    expect(await tunnelled.json()).toEqual((await get(`adAnalytics?${analytics}${urns(1)}`)).body);
    expect((await post({})).status).toBe(405);
    expect((await post({ 'x-http-method-override': 'GET', 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('LinkedIn ad accounts and campaigns', () => {
  it('a search of LinkedIn ad accounts has pages', async () => {
    const path = `adAccounts/${europe}/adCampaigns?q=search&pageSize=30`;
    const ids: unknown[] = [];
    let pages = 0;
    for (let next: string | undefined = ''; next !== undefined; pages += 1) {
      const { body } = await get(next === '' ? path : `${path}&pageToken=${next}`);
      ids.push(...(body.elements ?? []).map(({ id }) => id));
      next = body.metadata?.nextPageToken;
    }
    const plans = sandbox.world.platform('linkedin').campaigns(europe);
    const shown = plans.filter(({ state }) => state !== 'deleted');
    expect(ids).toEqual(shown.map(({ id }) => Number(id)).sort((a, b) => a - b));
    expect(shown.length).toBeLessThan(plans.length);
    expect(pages).toBe(Math.ceil(shown.length / 30));
    expect(await refusalOf(`${path}&pageToken=bm9uc2Vuc2U`)).toEqual([400, 'ILLEGAL_ARGUMENT']);
  });

  it('LinkedIn refuses a page that is too large and an unknown order', async () => {
    const path = `adAccounts/${europe}/adCampaigns?q=search`;
    for (const wrong of ['pageSize=1001', 'pageSize=0', 'pageSize=many', 'sortOrder=UP']) {
      expect(await refusalOf(`${path}&${wrong}`)).toEqual([400, 'ILLEGAL_ARGUMENT']);
    }
    const ids = async (order: string) =>
      (await get(`${path}&pageSize=1000&sortOrder=${order}`)).body.elements?.map(({ id }) => id);
    expect(await ids('DESCENDING')).toEqual((await ids('ASCENDING'))?.reverse());
  });

  it('LinkedIn shows a single ad account or campaign to members with a role', async () => {
    expect((await get(`adAccounts/${europe}`)).body).toMatchObject({
      id: 507404001,
      currency: 'EUR',
      status: 'ACTIVE',
    });
    const [campaign] = sandbox.world.platform('linkedin').campaigns(europe);
    expect((await get(`adAccounts/${europe}/adCampaigns/${campaign?.id}`)).body).toMatchObject({
      name: campaign?.name,
    });
    expect(await refusalOf(`adAccounts/${europe}/adCampaigns/1`)).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await refusalOf('adAccounts/1')).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await refusalOf('adAccounts/507404101')).toEqual([403, 'NO_PERMISSION_ON_ENTITY']);
    const { body } = await get('adAccountUsers?q=authenticatedUser');
    expect(body.elements).toHaveLength(4);
    expect(body.elements?.[0]).toMatchObject({ account: `urn:li:sponsoredAccount:${europe}`, role: 'ACCOUNT_MANAGER' });
  });

  it('LinkedIn campaigns are in groups, which have the shared budgets', async () => {
    const path = `adAccounts/${europe}/adCampaignGroups`;
    const groups = (await get(`${path}?q=search&pageSize=1000`)).body.elements ?? [];
    const shared = sandbox.world
      .platform('linkedin')
      .campaigns(europe)
      .flatMap(({ budget }) =>
        budget.kind === 'ad-sets' ? [budget.adSets.reduce((sum, set) => sum + set.dailyBudgetMicros, 0n)] : [],
      );
    const budgets = groups.flatMap(
      ({ dailyBudget }) => z.object({ amount: z.string() }).safeParse(dailyBudget).data ?? [],
    );
    const ascending = (a: number, b: number) => a - b;
    expect(budgets.map(({ amount }) => Number(amount)).sort(ascending)).toEqual(
      shared.map((micros) => Number(micros) / 1e6).sort(ascending),
    );
    const ids = groups.map(({ id }) => id);
    const { body } = await get(`${path}?ids=List(${ids[0]},${ids[1]},1)`);
    expect(body).toMatchObject({ results: { [String(ids[0])]: groups[0] }, errors: { 1: { status: 404 } } });
    expect((await get(`${path}/${ids[0]}`)).body).toEqual(groups[0]);
    const paused = (await get(`${path}?q=search&search=(status:(values:List(PAUSED)))`)).body.elements ?? [];
    expect(paused.every(({ status }) => status === 'PAUSED')).toBe(true);
    expect(await refusalOf(`${path}/1`)).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await refusalOf(`${path}?q=find`)).toEqual([400, 'ILLEGAL_ARGUMENT']);
  });
});

describe('LinkedIn adAnalytics', () => {
  const november = 'dateRange=(start:(year:2026,month:11,day:1),end:(year:2026,month:11,day:21))';
  const of = (...ids: string[]) => `accounts=List(${ids.map((id) => `urn%3Ali%3AsponsoredAccount%3A${id}`).join(',')})`;
  const ask = (rest: string, facet = of(europe)) => `adAnalytics?q=analytics&${facet}&${rest}`;
  const daily = `pivot=CAMPAIGN&timeGranularity=DAILY&${november}`;
  const totals = (from: string, to: string, id = europe) =>
    sandbox.world
      .platform('linkedin')
      .totals({ from, to })
      .find(({ accountId }) => accountId === id);
  const sum = (rows: Record<string, unknown>[] | undefined, name: string) =>
    (rows ?? []).reduce((total, row) => total + Number(row[name]), 0);

  it('adAnalytics returns impressions and clicks by default', async () => {
    const { body } = await get(ask(daily));
    expect(Object.keys(body.elements?.[0] ?? {})).toEqual(['impressions', 'clicks']);
    expect(sum(body.elements, 'impressions')).toBe(totals('2026-11-01', '2026-11-21')?.impressions);
  });

  it('adAnalytics reports money with more decimals than the currency has', async () => {
    const { body } = await get(`${ask(daily)}&fields=costInLocalCurrency,costInUsd`);
    const [row] = z.array(z.object({ costInLocalCurrency: z.string(), costInUsd: z.string() })).parse(body.elements);
    expect(row?.costInLocalCurrency).toMatch(/^\d+\.\d{12}$/);
    expect(Number(row?.costInUsd) / Number(row?.costInLocalCurrency)).toBeCloseTo(1.08, 4);
  });

  it.each(['DAILY', 'MONTHLY', 'ALL'])(
    'adAnalytics sums by %s for campaigns, groups and accounts',
    async (granularity) => {
      const quarter = 'dateRange=(start:(year:2026,month:8,day:15),end:(year:2026,month:11,day:21))';
      const expected = totals('2026-08-15', '2026-11-21')?.clicks;
      for (const pivot of ['CAMPAIGN', 'CAMPAIGN_GROUP', 'ACCOUNT']) {
        const { body } = await get(
          `${ask(`pivot=(value:${pivot})&timeGranularity=(value:${granularity})&${quarter}`)}&fields=clicks,dateRange,pivotValues`,
        );
        expect(sum(body.elements, 'clicks')).toBe(expected);
        const keys = body.elements?.map((row) => JSON.stringify([row.dateRange, row.pivotValues])) ?? [];
        expect(new Set(keys).size).toBe(keys.length);
        if (pivot === 'ACCOUNT') expect(keys).toHaveLength({ DAILY: 99, MONTHLY: 4, ALL: 1 }[granularity] ?? 0);
      }
    },
  );

  it('adAnalytics has its other finder, and accepts a range without an end', async () => {
    const rest = `timeGranularity=ALL&dateRange=(start:(year:2026,month:11,day:1))`;
    const { body } = await get(`adAnalytics?q=statistics&pivots=List(ACCOUNT)&${of(europe)}&${rest}`);
    expect(sum(body.elements, 'clicks')).toBe(totals('2026-11-01', '2026-11-22')?.clicks);
  });

  it('adAnalytics drops rows after 15,000 without notice', () => {
    const rows = Array.from({ length: 15_001 }, (_, index) => index);
    expect(cut(rows)).toEqual(rows.slice(0, -1));
    expect(cut(rows.slice(1))).toHaveLength(15_000);
  });

  it('adAnalytics returns the whole history in one answer where it fits', async () => {
    const rest = 'pivot=CAMPAIGN&timeGranularity=DAILY&dateRange=(start:(year:2025,month:1,day:1))';
    expect((await get(ask(rest))).body.elements).toHaveLength(totals('2025-01-01', '2026-11-22')?.rows ?? 0);
  });

  it('adAnalytics returns no rows of objects that the member cannot see', async () => {
    const { status, body } = await get(ask(daily, of('507404101')));
    expect([status, body.elements]).toEqual([200, []]);
    const [campaign] = sandbox.world.platform('linkedin').campaigns('507404101');
    const foreign = `campaigns=List(urn%3Ali%3AsponsoredCampaign%3A${campaign?.id})`;
    expect((await get(ask(daily, foreign))).body.elements).toEqual([]);
  });

  it.each([
    `pivot=MEMBER_COUNTRY_V2&timeGranularity=DAILY&${november}`,
    `timeGranularity=DAILY&${november}`,
    `pivot=CAMPAIGN&timeGranularity=HOURLY&${november}`,
    'pivot=CAMPAIGN&timeGranularity=DAILY',
    'pivot=CAMPAIGN&timeGranularity=DAILY&dateRange=(start:(year:2026,month:2,day:30))',
    'pivot=CAMPAIGN&timeGranularity=DAILY&dateRange=(start:(year:2026,month:13,day:1))',
    'pivot=CAMPAIGN&timeGranularity=DAILY&dateRange=(start:(year:2026,month:2,day:2),end:(year:2026,month:2,day:1))',
    `${daily}&fields=impressions,pivot`,
    `${daily}&fields=pivotValue`,
    `${daily}&fields=spend`,
    `${daily}&fields=${Array(21).fill('clicks').join(',')}`,
    'pivot=CAMPAIGN&timeGranularity=ALL&dateRange=(start:(year:2026,month:8,day:1))&fields=approximateMemberReach',
  ])('adAnalytics refuses %s', async (rest) => {
    expect(await refusalOf(ask(rest))).toEqual([400, 'ILLEGAL_ARGUMENT']);
  });

  it('adAnalytics requires a subject, by URNs of the right kind', async () => {
    for (const facet of ['x=1', 'accounts=List(507404001)', 'campaigns=List(urn%3Ali%3AsponsoredAccount%3A1)']) {
      expect(await refusalOf(ask(daily, facet))).toEqual([400, 'ILLEGAL_ARGUMENT']);
    }
  });
});

describe('LinkedIn pages and posts', () => {
  const organization = 'urn%3Ali%3Aorganization%3A10440021';
  const list = `posts?q=author&author=${organization}`;
  const figures = `organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${organization}`;

  it('posts of a LinkedIn page are listed by position', async () => {
    const first = (await get(`${list}&count=3`)).body;
    const second = (await get(`${list}&count=3&start=3`)).body;
    const six = (await get(`${list}&count=6&sortBy=CREATED`)).body;
    expect([...(first.elements ?? []), ...(second.elements ?? [])]).toEqual(six.elements);
    expect(second.paging).toMatchObject({ start: 3, count: 3, links: [{ rel: 'prev' }, { rel: 'next' }] });
    const total = first.paging?.total ?? 0;
    expect((await get(`${list}&start=${total - 1}`)).body).toMatchObject({
      elements: [{}],
      paging: { links: [{ rel: 'prev' }] },
    });
    for (const wrong of ['count=101', 'count=0', 'start=-1', 'sortBy=SIZE']) {
      expect(await refusalOf(`${list}&${wrong}`)).toEqual([400, 'ILLEGAL_ARGUMENT']);
    }
  });

  it('LinkedIn posts use the little text format and can be read one by one', async () => {
    const { elements = [] } = (await get(`${list}&count=100`)).body;
    const words = elements.map(({ commentary }) => String(commentary));
    expect(words.some((text) => text.includes('\\<b\\>Flash sale\\</b\\>'))).toBe(true);
    const id = String(elements[0]?.id);
    expect((await get(`posts/${encodeURIComponent(id)}`)).body).toEqual(elements[0]);
    expect(await refusalOf('posts/urn%3Ali%3Ashare%3A1')).toEqual([404, 'RESOURCE_NOT_FOUND']);
  });

  it('LinkedIn statistics cover the page, or single posts in the list of their kind', async () => {
    const { elements = [] } = (await get(`${list}&count=100`)).body;
    const share = elements.map(({ id }) => String(id)).find((id) => id.startsWith('urn:li:share:')) ?? '';
    const one = (await get(`${figures}&shares=List(${encodeURIComponent(share)},urn%3Ali%3Ashare%3A1)`)).body.elements;
    expect(one).toHaveLength(1);
    expect(one?.[0]).toMatchObject({ share, organizationalEntity: 'urn:li:organization:10440021' });
    expect((await get(figures)).body.elements).toHaveLength(1);
    expect(await refusalOf(`${figures}&ugcPosts=List(${encodeURIComponent(share)})`)).toEqual([
      400,
      'ILLEGAL_ARGUMENT',
    ]);
    expect(await refusalOf(`${figures}&timeIntervals=(timeGranularityType:DAY)`)).toEqual([400, 'ILLEGAL_ARGUMENT']);
  });

  it('a member reads only the LinkedIn pages of their organizations', async () => {
    expect((await get('organizationAcls?q=roleAssignee')).body.elements).toHaveLength(2);
    expect((await get('organizationAcls?q=roleAssignee&role=ANALYST')).body.elements).toEqual([]);
    expect(await refusalOf('organizations/10440101')).toEqual([403, 'ACCESS_DENIED']);
    expect(await refusalOf('organizations/1')).toEqual([404, 'RESOURCE_NOT_FOUND']);
    expect(await refusalOf(`networkSizes/${organization}?edgeType=FRIENDS`)).toEqual([400, 'ILLEGAL_ARGUMENT']);
    expect((await get(`networkSizes/${organization}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`)).body).toEqual({
      firstDegreeSize: 64_210,
    });
  });
});

describe('faults of LinkedIn', () => {
  it.each([
    ['rate_limited', 429, 'TOO_MANY_REQUESTS', 101],
    ['http_500', 500, 'INTERNAL_SERVER_ERROR', undefined],
    ['expired_token', 401, 'EXPIRED_ACCESS_TOKEN', 65602],
    ['revoked_token', 401, 'REVOKED_ACCESS_TOKEN', 65601],
    ['permission_missing', 403, 'ACCESS_DENIED', 100],
  ] as const)('the fault %s has the status and code of LinkedIn', async (kind, status, code, number) => {
    sandbox.faults.add({ kind, retryAfterSeconds: 7 });
    const answer = await get('adAccounts?q=search');
    expect([answer.status, answer.body.code, answer.body.serviceErrorCode]).toEqual([status, code, number]);
    expect(answer.headers.get('retry-after')).toBe(kind === 'rate_limited' ? '7' : null);
  });

  it("LinkedIn's repeated_cursor fault leads to the page of the request", async () => {
    sandbox.faults.add({ kind: 'repeated_cursor' });
    const { body } = await get('adAccounts?q=search&pageSize=1');
    const token2 = body.metadata?.nextPageToken;
    const again = await get(`adAccounts?q=search&pageSize=1&pageToken=${token2}`);
    expect(again.body).toEqual(body);
  });
});
