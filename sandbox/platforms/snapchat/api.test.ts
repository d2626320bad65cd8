import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';

let clock = Date.parse('2026-11-22T12:20:00Z');
let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date(clock) });
  token = (await grant()).access_token;
});
afterAll(() => sandbox.close());

const app = { client_id: 'sandbox-snapchat-client', client_secret: 'sandbox-snapchat-secret' };
const redirect_uri = 'http://127.0.0.1:3000/callback';
const bothScopes = 'snapchat-marketing-api snapchat-profile-api';
const layla = '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940001';
const ksa = '8adc3db7-8148-4fbf-999c-8d2266360001';
const kuwait = '8adc3db7-8148-4fbf-999c-8d2266360002';
const profile = 'c3f1a7d0-52b4-4e0e-8a44-91d7e2b30001';

function consentUrl(overrides: Record<string, string> = {}): URL {
  const query = { response_type: 'code', client_id: app.client_id, redirect_uri, scope: bothScopes, state: 's1' };
  const search = new URLSearchParams({ ...query, ...overrides });
  return new URL(`${sandbox.url}/accounts.snapchat.com/login/oauth2/authorize?${search}`);
}

async function askForTokens(form: Record<string, string>) {
  const url = `${sandbox.url}/accounts.snapchat.com/login/oauth2/access_token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ ...app, ...form }) });
  return { status: response.status, body: (await response.json()) as unknown };
}

const tokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

async function grant(scope = bothScopes, person = layla) {
  const back = await grantInBrowser(consentUrl({ scope }), { person });
  const code = back.searchParams.get('code') ?? '';
  return tokenAnswer.parse((await askForTokens({ grant_type: 'authorization_code', code, redirect_uri })).body);
}

async function get(address: string, query: Record<string, string> = {}, bearer = token) {
  const response = await fetch(`${sandbox.url}/${address}?${new URLSearchParams(query)}`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const ads = (path: string, query?: Record<string, string>, bearer?: string) =>
  get(`adsapi.snapchat.com/v1${path}`, query, bearer);
const business = (path: string, query?: Record<string, string>, bearer?: string) =>
  get(`businessapi.snapchat.com/v1${path}`, query, bearer);

describe('the Snapchat consent screen', () => {
  it('the Snapchat consent screen is HTML without scripts and names the sandbox in both languages', async () => {
    const html = await (await fetch(consentUrl())).text();
    expect(html).toContain('not the real Snapchat');
    expect(html).not.toContain('<script');
    for (const text of ['Layla Haddad', 'Omar Rashid', 'Noura Saleh', 'snapchat-profile-api'])
      expect(html).toContain(text);
    const arabic = await (await fetch(consentUrl({ locale: 'ar' }))).text();
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
  });

  it.each([
    ['an unknown app', { client_id: 'someone-else' }],
    ['a redirect to another machine', { redirect_uri: 'https://evil.example/callback' }],
    ['a token response', { response_type: 'token' }],
    ['no scope', { scope: '' }],
    ['a scope of another product', { scope: 'https://auth.snapchat.com/oauth2/api/user.display_name' }],
    ['scopes separated by commas', { scope: 'snapchat-marketing-api,snapchat-profile-api' }],
  ])('the Snapchat consent screen refuses %s without redirecting', async (_what, overrides) => {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(consentUrl(overrides), { method, redirect: 'manual' });
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
    }
  });

  it('the Snapchat consent screen returns a refusal with its reason and the state', async () => {
    const back = await grantInBrowser(consentUrl(), { decision: 'cancel' });
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 's1' });
    expect(back.searchParams.has('code')).toBe(false);
  });
});

describe('the Snapchat token endpoint', () => {
  const refusal = (error: string, status = 400) => ({ status, body: { error, error_description: expect.any(String) } });

  it('a Snapchat code works once, within ten minutes, for its redirect and app', async () => {
    const codeOf = async () => (await grantInBrowser(consentUrl())).searchParams.get('code') ?? '';
    const spend = (code: string, overrides = {}) =>
      askForTokens({ grant_type: 'authorization_code', code, redirect_uri, ...overrides });
    const code = await codeOf();
    expect(await spend(code, { redirect_uri: 'http://127.0.0.1:3000/other' })).toEqual(refusal('invalid_grant'));
    expect(await spend(code, { client_secret: 'guess' })).toEqual(refusal('invalid_client', 401));
    expect(await spend(code, { client_id: 'someone' })).toEqual(refusal('invalid_client', 401));
    expect(await spend('SCnonsense')).toEqual(refusal('invalid_grant'));
    expect((await spend(code)).status).toBe(200);
    expect(await spend(code)).toEqual(refusal('invalid_grant'));
    const late = await codeOf();
    clock += 10 * 60_000;
    expect(await spend(late)).toEqual(refusal('invalid_grant'));
    clock -= 10 * 60_000;
  });

  it('the Snapchat token endpoint has two grant types and refuses an access token as a refresh token', async () => {
    const { access_token, refresh_token } = await grant();
    const renew = (text: string) => askForTokens({ grant_type: 'refresh_token', refresh_token: text });
    expect(await askForTokens({ grant_type: 'password' })).toEqual(refusal('unsupported_grant_type'));
    expect(await renew(access_token)).toEqual(refusal('invalid_grant'));
    expect(await renew('')).toEqual(refusal('invalid_grant'));
    expect((await renew(refresh_token)).status).toBe(200);
    expect((await renew(refresh_token)).status).toBe(200);
  });
});

describe('Snapchat tokens', () => {
  it('a Snapchat token is valid for an hour', async () => {
    const { access_token, expires_in } = await grant();
    expect(expires_in).toBe(3600);
    expect((await ads('/me', {}, access_token)).status).toBe(200);
    clock += 3600_000;
    const { status, headers, body } = await ads('/me', {}, access_token);
    clock -= 3600_000;
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe(
      'Bearer error="invalid_token", error_description="The access token expired"',
    );
    expect(body).toEqual({ request_status: 'ERROR', request_id: expect.any(String), msg: 'Unauthorized' });
  });

  it('the Snapchat APIs require a token', async () => {
    const { refresh_token } = await grant();
    for (const text of ['', 'nonsense', '0.nonsense', refresh_token])
      expect((await ads('/me', {}, text)).status).toBe(401);
  });

  it('a Snapchat token reaches only what its scopes cover', async () => {
    const adsOnly = (await grant('snapchat-marketing-api')).access_token;
    const postsOnly = (await grant('snapchat-profile-api')).access_token;
    expect((await ads('/me', {}, adsOnly)).status).toBe(200);
    expect(await business('/public_profiles/my_profile', {}, adsOnly)).toMatchObject({
      status: 403,
      body: { request_status: 'ERROR', debug_message: 'AUTHORIZATION_PERMISSION_DENIED' },
    });
    expect((await business('/public_profiles/my_profile', {}, postsOnly)).status).toBe(200);
    expect((await ads('/me', {}, postsOnly)).status).toBe(403);
  });

  it('a Snapchat token reaches only what its person may see', async () => {
    const omar = (await grant(bothScopes, '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940002')).access_token;
    for (const path of [`/adaccounts/${ksa}`, `/adaccounts/${ksa}/campaigns`, `/adaccounts/${ksa}/stats`]) {
      expect((await ads(path, {}, omar)).status).toBe(403);
      expect((await ads(path.replace(ksa, 'unknown'), {}, omar)).status).toBe(404);
    }
    expect((await business(`/public_profiles/${profile}/spotlights`, {}, omar)).status).toBe(403);
    expect((await ads(`/adaccounts/${kuwait}`, {}, omar)).status).toBe(200);
  });
});

describe('lists of Snapchat', () => {
  const listAnswer = z.object({
    campaigns: z.array(z.object({ campaign: z.looseObject({ id: z.string(), deleted: z.boolean().optional() }) })),
    paging: z.object({ next_link: z.string() }).optional(),
  });
  const campaigns = async (query: Record<string, string> = {}) =>
    listAnswer.parse((await ads(`/adaccounts/${ksa}/campaigns`, query)).body);

  it('a Snapchat list has pages only with a limit, linked by an absolute address', async () => {
    const all = await campaigns();
    expect(all.paging).toBeUndefined();
    const first = await campaigns({ limit: '50' });
    expect(first.campaigns).toHaveLength(50);
    const link = new URL(first.paging?.next_link ?? '');
    expect(link.pathname).toBe(`/adsapi.snapchat.com/v1/adaccounts/${ksa}/campaigns`);
    const second = listAnswer.parse(
      await (await fetch(link, { headers: { authorization: `Bearer ${token}` } })).json(),
    );
    expect([...first.campaigns, ...second.campaigns]).toEqual(all.campaigns);
    expect(second.paging).toBeUndefined();
  });

  it.each<Record<string, string>>([
    { limit: '49' },
    { limit: '1001' },
    { limit: 'many' },
    { limit: '50', cursor: 'x' },
    { cursor: 'c25hcDpub25l' },
  ])('a Snapchat list refuses %j', async (query) => {
    const { status, body } = await ads(`/adaccounts/${ksa}/campaigns`, query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ request_status: 'ERROR', error_code: 'E1001' });
  });

  it('deleted Snapchat campaigns are hidden by default', async () => {
    const shown = await campaigns();
    const all = await campaigns({ read_deleted_entities: 'true' });
    const deleted = all.campaigns.filter(({ campaign }) => campaign.deleted);
    expect(deleted.length).toBeGreaterThan(0);
    expect(shown.campaigns).toHaveLength(all.campaigns.length - deleted.length);
  });

  it('budgets of some Snapchat campaigns are on their ad squads', async () => {
    const plan = sandbox.world
      .platform('snapchat')
      .campaigns(ksa)
      .find(({ budget }) => budget.kind === 'ad-sets');
    const { body } = await ads(`/campaigns/${plan?.id}/adsquads`);
    const budgets =
      plan?.budget.kind === 'ad-sets' ? plan.budget.adSets.map((set) => Number(set.dailyBudgetMicros)) : [];
    expect(body.adsquads).toMatchObject(budgets.map((daily_budget_micro) => ({ adsquad: { daily_budget_micro } })));
    const { body: own } = await ads(`/campaigns/${plan?.id}`);
    expect(own.campaigns).toMatchObject([{ campaign: { daily_budget_micro: null, lifetime_spend_cap_micro: null } }]);
  });
});

describe('Snapchat statistics', () => {
  const question = {
    breakdown: 'campaign',
    granularity: 'DAY',
    start_time: '2026-11-01T00:00:00+03:00',
    end_time: '2026-11-08T00:00:00+03:00',
    fields: 'impressions,swipes,spend',
  };
  const ask = (overrides: Record<string, string>, path = `/adaccounts/${ksa}/stats`) =>
    ads(path, { ...question, ...overrides });

  it.each([
    ['a day that begins elsewhere', { start_time: '2026-11-01T00:00:00Z' }, 'start of day (00:00:00)'],
    ['a day that ends elsewhere', { end_time: '2026-11-08T01:00:00+03:00' }, 'start of day (00:00:00)'],
    ['seconds', { start_time: '2026-11-01T00:00:05+03:00' }, 'Start time should start at the beginning of an hour'],
    ['minutes', { end_time: '2026-11-08T00:30:00+03:00' }, 'End time should end at the beginning of an hour'],
    ['a time without an offset', { start_time: '2026-11-01T00:00:00' }, 'offset'],
    ['no time', { start_time: '' }, 'start_time'],
    ['an empty range', { end_time: question.start_time }, 'before end time'],
    ['the future', { start_time: '2026-11-20T00:00:00+03:00', end_time: '2026-11-23T00:00:00+03:00' }, 'future'],
    ['33 days', { start_time: '2026-10-06T00:00:00+03:00' }, 'more than 32 days'],
    ['eight days of hours', { granularity: 'HOUR', start_time: '2026-10-31T00:00:00+03:00' }, 'more than 7 days'],
    ['people by the hour', { granularity: 'HOUR', fields: 'uniques' }, 'uniques'],
    ['an unknown field', { fields: 'impressions,clicks' }, "'clicks'"],
    ['an unknown granularity', { granularity: 'WEEK' }, 'granularity'],
    ['an unknown breakdown', { breakdown: 'keyword' }, 'breakdown'],
    ['an unknown attribution window', { swipe_up_attribution_window: '3_DAY' }, 'swipe_up_attribution_window'],
    ['another unknown attribution window', { view_attribution_window: '28_DAY' }, 'view_attribution_window'],
  ])('Snapchat statistics refuse %s', async (_what, overrides, message) => {
    const { status, body } = await ask(overrides);
    expect(status).toBe(400);
    expect(body).toMatchObject({ request_status: 'ERROR', error_code: 'E1008' });
    expect(body.debug_message).toContain(message);
  });

  it('Snapchat statistics of an ad account without breakdown have only the spend', async () => {
    const query = { ...question, granularity: 'TOTAL' };
    const { breakdown: _none, ...whole } = query;
    expect((await ads(`/adaccounts/${ksa}/stats`, whole)).body.debug_message).toContain("Only field 'spend'");
    const { body } = await ads(`/adaccounts/${ksa}/stats`, { ...whole, fields: 'spend' });
    const totals = sandbox.world.platform('snapchat').totals({ from: '2026-11-01', to: '2026-11-07' });
    const spend = Number(totals.find(({ accountId }) => accountId === ksa)?.spendMicros);
    expect(body.total_stats).toMatchObject([{ total_stat: { stats: { spend } } }]);
  });

  const seriesAnswer = z.object({
    timeseries_stats: z.tuple([
      z.object({
        timeseries_stat: z.object({
          breakdown_stats: z.object({
            campaign: z.array(
              z.object({
                id: z.string(),
                timeseries: z.array(z.object({ start_time: z.string(), stats: z.record(z.string(), z.number()) })),
              }),
            ),
          }),
        }),
      }),
    ]),
  });
  const campaignsIn = (body: unknown) =>
    seriesAnswer.parse(body).timeseries_stats[0].timeseries_stat.breakdown_stats.campaign;

  it('Snapchat statistics have every campaign and day with zeros unless empty ones are omitted', async () => {
    const plans = sandbox.world.platform('snapchat').campaigns(ksa);
    const withDeleted = campaignsIn((await ask({ read_deleted_entities: 'true' })).body);
    expect(withDeleted).toHaveLength(plans.length);
    const all = campaignsIn((await ask({})).body);
    expect(all).toHaveLength(plans.filter(({ state }) => state !== 'deleted').length);
    expect(all.every(({ timeseries }) => timeseries.length === 7)).toBe(true);
    const some = campaignsIn((await ask({ omit_empty: 'true' })).body);
    expect(some.length).toBeLessThan(all.length);
    const isEmpty = (stats: Record<string, number>) => Object.values(stats).every((figure) => figure === 0);
    expect(some.flatMap(({ timeseries }) => timeseries).some(({ stats }) => isEmpty(stats))).toBe(false);
    const sum = (campaigns: typeof all) =>
      campaigns.flatMap(({ timeseries }) => timeseries).reduce((total, { stats }) => total + (stats.spend ?? 0), 0);
    expect(sum(some)).toBe(sum(all));
  });

  it('Snapchat statistics by hour add up to the day', async () => {
    const range = { start_time: '2026-11-07T00:00:00+03:00', end_time: '2026-11-08T00:00:00+03:00' };
    const byDay = campaignsIn((await ask(range)).body);
    const byHour = campaignsIn((await ask({ ...range, granularity: 'HOUR' })).body);
    for (const [index, { timeseries }] of byHour.entries()) {
      expect(timeseries).toHaveLength(24);
      const spend = timeseries.reduce((total, { stats }) => total + (stats.spend ?? 0), 0);
      expect(spend).toBe(byDay[index]?.timeseries[0]?.stats.spend);
    }
  });
});

describe('Snapchat public profiles', () => {
  const statistics = { assetType: 'PROFILE', granularity: 'LIFETIME', fields: 'SUBSCRIBERS,VIEWS' };

  it.each<Record<string, string>>([
    { assetType: 'STORY' },
    { granularity: 'HOUR' },
    { fields: 'LIKES' },
    { fields: '' },
    { granularity: 'DAY' },
    { granularity: 'DAY', startTime: '2026-07-01T00:00:00+03:00', endTime: '2026-07-08T00:00:00+03:00' },
    { granularity: 'DAY', start_time: '2026-07-01T00:00:00.000Z', end_time: '2026-07-08T00:00:00.000Z' },
  ])('statistics of a public profile refuse %j', async (overrides) => {
    const { status } = await business(`/public_profiles/${profile}/stats`, { ...statistics, ...overrides });
    expect(status).toBe(400);
  });

  it('statistics of a public profile cover UTC days between midnights', async () => {
    const times = { startTime: '2026-07-01T00:00:00.000Z', endTime: '2026-07-08T00:00:00.000Z' };
    const { status } = await business(`/public_profiles/${profile}/stats`, {
      ...statistics,
      granularity: 'DAY',
      ...times,
    });
    expect(status).toBe(200);
  });

  it('a public profile lists posts of the last day as stories too', async () => {
    const { body } = await business(`/public_profiles/${profile}/stories`);
    const posts = sandbox.world.platform('snapchat').posts(profile);
    const fresh = posts.filter(
      ({ publishesAt }) => publishesAt.getTime() <= clock && publishesAt.getTime() > clock - 86_400_000,
    );
    expect(body.stories).toHaveLength(fresh.length);
  });
});

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return 'value';
  const entries = Object.entries(value).filter(([key]) => key !== 'request_id');
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, shapeOf(field)]));
}

describe('answers of Snapchat', () => {
  const week = { start_time: '2026-11-01T00:00:00+03:00', end_time: '2026-11-08T00:00:00+03:00' };
  const fields = 'impressions,swipes,spend,video_views,conversion_purchases,conversion_purchases_value';
  const figures = {
    impressions: 1,
    swipes: 1,
    spend: 1,
    video_views: 1,
    conversion_purchases: 1,
    conversion_purchases_value: 1,
  };
  const rows = [{ start_time: '', end_time: '', stats: figures }];
  const series = {
    id: '',
    type: '',
    granularity: '',
    start_time: '',
    end_time: '',
    finalized_data_end_time: '',
    conversion_data_processed_end_time: '',
    swipe_up_attribution_window: '',
    view_attribution_window: '',
  };

  it('tokens have the shape that Snap documents', async () => {
    const back = await grantInBrowser(consentUrl());
    const { body } = await askForTokens({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri,
    });
    const sample = { access_token: '', token_type: 'Bearer', expires_in: 3600, refresh_token: '', scope: '' };
    expect(shapeOf(body)).toEqual(shapeOf(sample));
  });

  it.each([
    ['/me', {}, { me: { id: '', email: '', organization_id: '', display_name: '' } }],
    [
      '/me/organizations',
      { with_ad_accounts: 'true' },
      {
        request_status: '',
        organizations: [
          {
            sub_request_status: '',
            organization: {
              id: '',
              name: '',
              country: '',
              type: '',
              state: '',
              roles: [''],
              ad_accounts: [{ id: '', name: '', type: '', status: '', currency: '', timezone: '', roles: [''] }],
            },
          },
        ],
      },
    ],
    [
      '/organizations/6b1d3c52-7f0e-4a51-9a3f-2f6d0c9b8e01/adaccounts',
      {},
      {
        request_status: '',
        adaccounts: [
          {
            sub_request_status: '',
            adaccount: {
              id: '',
              name: '',
              type: '',
              status: '',
              organization_id: '',
              advertiser_organization_id: '',
              funding_source_ids: [''],
              currency: '',
              timezone: '',
              billing_type: '',
              lifetime_spend_cap_micro: null,
              created_at: '',
              updated_at: '',
            },
          },
        ],
      },
    ],
    [
      `/adaccounts/${ksa}/campaigns`,
      { limit: '50' },
      {
        request_status: '',
        paging: { next_link: '' },
        campaigns: [
          {
            sub_request_status: '',
            campaign: {
              id: '',
              name: '',
              ad_account_id: '',
              status: '',
              objective: '',
              objective_v2_properties: { objective_v2_type: '' },
              buy_model: '',
              daily_budget_micro: 1,
              lifetime_spend_cap_micro: null,
              start_time: '',
              end_time: null,
              delivery_status: ['VALID'],
              creation_state: '',
              pacing_level: '',
              created_at: '',
              updated_at: '',
            },
          },
        ],
      },
    ],
    [
      `/adaccounts/${ksa}/stats`,
      { ...week, fields, granularity: 'DAY', breakdown: 'campaign' },
      {
        request_status: '',
        timeseries_stats: [
          {
            sub_request_status: '',
            timeseries_stat: {
              ...series,
              breakdown_stats: { campaign: [{ id: '', type: '', granularity: '', timeseries: rows }] },
            },
          },
        ],
      },
    ],
    [
      `/adaccounts/${ksa}/stats`,
      { ...week, fields, granularity: 'TOTAL', breakdown: 'campaign' },
      {
        request_status: '',
        total_stats: [
          {
            sub_request_status: '',
            total_stat: { ...series, breakdown_stats: { campaign: [{ id: '', type: '', stats: figures }] } },
          },
        ],
      },
    ],
    ['/adaccounts/nowhere', {}, { request_status: '', debug_message: '', display_message: '', error_code: '' }],
  ])('the answer of %s %j has the shape that Snap documents', async (path, query, sample) => {
    expect(shapeOf((await ads(path, query as Record<string, string>)).body)).toEqual(shapeOf(sample));
  });

  it('statistics of one campaign have the shape that Snap documents', async () => {
    const [plan] = sandbox.world.platform('snapchat').campaigns(ksa);
    const { body } = await ads(`/campaigns/${plan?.id}/stats`, { ...week, fields, granularity: 'DAY' });
    const sample = {
      request_status: '',
      timeseries_stats: [{ sub_request_status: '', timeseries_stat: { ...series, timeseries: rows } }],
    };
    expect(shapeOf(body)).toEqual(shapeOf(sample));
  });

  it('public profiles have the shape that Snap documents', async () => {
    const omar = (await grant(bothScopes, '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940002')).access_token;
    const node = {
      id: '',
      organization_id: '',
      display_name: '',
      snap_user_name: '',
      profile_type: '',
      profile_tier: '',
      logo_urls: { original_logo_url: '', discover_feed_logo_url: '' },
    };
    const one = await business('/public_profiles/my_profile', {}, omar);
    expect(shapeOf(one.body)).toEqual(shapeOf({ request_status: '', public_profile: node }));
    const several = await business('/public_profiles/my_profile');
    expect(shapeOf(several.body)).toEqual(shapeOf({ request_status: '', public_profiles: [{ public_profile: node }] }));
    const query = { assetType: 'PROFILE', granularity: 'LIFETIME', fields: 'VIEWS' };
    const stats = await business(`/public_profiles/${profile}/stats`, query);
    const field = { field: { field_name: '' }, stats: [{ dimension_breakdown: '', value: '' }] };
    const sample = {
      request_status: '',
      assets: [{ timeseries: [{ start_time: '', end_time: '', fields: [field] }] }],
    };
    expect(shapeOf(stats.body)).toEqual(shapeOf(sample));
  });
});
