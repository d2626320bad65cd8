import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { encodedQuery, signature } from '@/lib/platforms/twitter/vendor/oauth1-signature';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { snowflake } from './ids';

const start = Date.parse('2026-11-22T12:00:00Z');
const callback = 'http://127.0.0.1:3000/callback';
const consumer = { consumerKey: 'sandbox-twitter-consumer', consumerSecret: 'sandbox-twitter-consumer-secret' };
const basic = `Basic ${Buffer.from('sandbox-twitter-client:sandbox-twitter-secret').toString('base64')}`;
const verifier = 'v'.repeat(43);
const uk = '18ce5n4uk01';
const la = '18ce5n4us01';
const layla = '1158842000000000001';
const omar = '1158842000000000002';

let sandbox: Sandbox;
let token: { token: string; secret: string };
let bearer: string;
let campaignId: string;

const answerShape = z.looseObject({
  data: z.unknown().optional(),
  errors: z.array(z.looseObject({ code: z.union([z.string(), z.number()]).optional() })).optional(),
  meta: z.looseObject({}).optional(),
});

async function send(url: string, init: RequestInit = {}) {
  const { host, pathname, search } = new URL(url);
  const response = await fetch(`${sandbox.url}/${host}${pathname}${search}`, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? answerShape.parse(JSON.parse(text)) : {},
  };
}

interface Signing {
  method?: string;
  by?: typeof token | null;
  extra?: Record<string, string>;
  nonce?: string;
  timestamp?: number;
}

const signed = (address: string, { method = 'GET', by = token, ...rest }: Signing = {}) =>
  send(address, {
    method,
    headers: { authorization: signature({ ...consumer, token: by }, { method, url: new URL(address), ...rest }) },
  });
const ads = (path: string, query: Record<string, string> = {}) =>
  signed(`https://ads-api.x.com/12/${path}?${encodedQuery(query)}`);
const api = (path: string, query: Record<string, string> = {}) =>
  send(`https://api.x.com/2/${path}?${new URLSearchParams(query)}`, { headers: { authorization: `Bearer ${bearer}` } });
const codeOf = ({ body }: Awaited<ReturnType<typeof send>>) => body.errors?.[0]?.code;

const consentUrl = (overrides: Record<string, string> = {}) =>
  `${sandbox.url}/x.com/i/oauth2/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: 'sandbox-twitter-client',
    redirect_uri: callback,
    scope: 'tweet.read users.read offline.access',
    state: 's',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 's256',
    ...overrides,
  })}`;
const askToken = (form: Record<string, string>, authorization = basic) =>
  send('https://api.x.com/2/oauth2/token', {
    method: 'POST',
    headers: authorization === '' ? {} : { authorization },
    body: new URLSearchParams(form),
  });

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sandbox = await startSandbox({ now: () => new Date() });
  const first = await signed('https://api.x.com/oauth/request_token', {
    method: 'POST',
    by: null,
    extra: { oauth_callback: callback },
  });
  const requested = new URLSearchParams(first.text);
  const back = await grantInBrowser(
    new URL(`${sandbox.url}/api.x.com/oauth/authenticate?oauth_token=${requested.get('oauth_token')}`),
  );
  const by = { token: requested.get('oauth_token') ?? '', secret: requested.get('oauth_token_secret') ?? '' };
  const extra = { oauth_verifier: back.searchParams.get('oauth_verifier') ?? '' };
  const last = new URLSearchParams(
    (await signed('https://api.x.com/oauth/access_token', { method: 'POST', by, extra })).text,
  );
  token = { token: last.get('oauth_token') ?? '', secret: last.get('oauth_token_secret') ?? '' };
  const code = (await grantInBrowser(new URL(consentUrl()))).searchParams.get('code') ?? '';
  const grant = await askToken({
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  });
  bearer = z.object({ access_token: z.string() }).parse(grant.body).access_token;
  campaignId = sandbox.world.platform('twitter').campaigns(uk)[0]?.id ?? '';
});
afterEach(() => {
  vi.setSystemTime(start);
});
afterAll(async () => {
  vi.useRealTimers();
  await sandbox.close();
});

describe('the X consent screens', () => {
  it('the X consent screens name the sandbox and the people in either language', async () => {
    const page = await send(
      `https://x.com/${new URL(consentUrl({ locale: 'ar' })).pathname.split('/').slice(2).join('/')}${new URL(consentUrl({ locale: 'ar' })).search}`,
    );
    expect(page.text).toContain('dir="rtl"');
    for (const name of ['Layla Haddad', 'Omar Rashid', 'هناء سليمان', 'Noura Saleh']) expect(page.text).toContain(name);
    const english = await (await fetch(consentUrl())).text();
    expect(english).toContain('Sandbox – not the real X');
  });

  it.each<Record<string, string>>([
    { client_id: 'nobody' },
    { redirect_uri: 'https://evil.example/callback' },
    { response_type: 'token' },
    { state: '' },
    { state: 's'.repeat(501) },
    { scope: 'tweet.read everything' },
    { scope: '' },
  ])('the X consent screens are not shown for %j', async (overrides) => {
    expect((await fetch(consentUrl(overrides))).status).toBe(400);
  });

  it('the X consent screens require a challenge, or a request token that is valid', async () => {
    const url = new URL(consentUrl());
    url.searchParams.delete('code_challenge');
    expect((await fetch(url)).status).toBe(400);
    const screen = (text: string) => send(`https://api.x.com/oauth/authorize?oauth_token=${text}`);
    expect((await screen('made.up')).status).toBe(400);
    const extra = { oauth_callback: callback };
    const { text } = await signed('https://api.x.com/oauth/request_token', { method: 'POST', by: null, extra });
    const requested = new URLSearchParams(text).get('oauth_token') ?? '';
    expect((await screen(requested)).status).toBe(200);
    vi.setSystemTime(start + 15 * 60_000);
    expect((await screen(requested)).status).toBe(400);
  });

  it('the X consent screens never redirect to an unregistered address', async () => {
    const extra = { oauth_callback: 'https://evil.example/' };
    const answer = await signed('https://api.x.com/oauth/request_token', { method: 'POST', by: null, extra });
    expect([answer.status, codeOf(answer)]).toEqual([403, 415]);
  });
});

describe('X tokens', () => {
  it('an app without its credentials in the header gets no X token', async () => {
    const form = { grant_type: 'refresh_token', refresh_token: 'r', client_id: 'sandbox-twitter-client' };
    for (const authorization of ['', 'Basic bm9ib2R5Og==', 'Bearer x']) {
      const answer = await askToken(form, authorization);
      expect([answer.status, answer.body.error]).toEqual([401, 'unauthorized_client']);
    }
  });

  it('an X token ends after two hours', async () => {
    expect((await api('users/me')).status).toBe(200);
    vi.setSystemTime(start + 7_200_000);
    expect(await api('users/me')).toMatchObject({ status: 401, body: { title: 'Unauthorized', type: 'about:blank' } });
  });

  it('an X access token is not accepted as a refresh token, nor the reverse', async () => {
    expect((await send('https://api.x.com/2/users/me')).status).toBe(401);
    const withBearer = await send('https://ads-api.x.com/12/accounts', {
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect([withBearer.status, codeOf(withBearer)]).toEqual([401, 'UNAUTHORIZED_ACCESS']);
  });
});

describe('X signatures', () => {
  const address = `https://ads-api.x.com/12/accounts/${uk}/campaigns?count=1`;

  it('an X signature works once', async () => {
    const header = { authorization: signature({ ...consumer, token }, { method: 'GET', url: new URL(address) }) };
    expect((await send(address, { headers: header })).status).toBe(200);
    expect(await send(address, { headers: header })).toMatchObject({ status: 401, body: { errors: [{ code: 32 }] } });
  });

  it('an X signature is valid for five minutes before and after its time', async () => {
    const at = async (seconds: number) => codeOf(await signed(address, { timestamp: start / 1000 + seconds }));
    expect(await at(-300)).toBeUndefined();
    expect(await at(300)).toBeUndefined();
    expect([await at(-301), await at(301), await at(Number.NaN)]).toEqual([135, 135, 135]);
  });

  it('an X signature is bound to the method, address, query, token and secret', async () => {
    const header = (url: string, method = 'GET', by = token) => ({
      headers: { authorization: signature({ ...consumer, token: by }, { method, url: new URL(url) }) },
    });
    const wrong = [
      header(`${address}0`),
      header(address.replace(uk, la)),
      header(address, 'POST'),
      header(address, 'GET', { ...token, secret: 'guessed' }),
    ];
    for (const init of wrong) expect(codeOf(await send(address, init))).toBe(32);
    expect(codeOf(await send(address, header(address, 'GET', { ...token, token: 'made.up' })))).toBe(89);
  });

  it('an X signature covers commas and colons as encoded letters', async () => {
    const raw = `https://ads-api.x.com/12/accounts/${uk}/campaigns?campaign_ids=a,b`;
    const encoded = new URL(raw.replace(',', '%2C'));
    const authorization = signature({ ...consumer, token }, { method: 'GET', url: encoded });
    expect(codeOf(await send(raw, { headers: { authorization } }))).toBe(32);
    expect(codeOf(await send(encoded.href, { headers: { authorization } }))).toBeUndefined();
  });
});

describe('lists of the X Ads API', () => {
  const campaigns = (query: Record<string, string>) => ads(`accounts/${uk}/campaigns`, query);
  const rows = async (query: Record<string, string>) =>
    z.array(z.unknown()).parse((await campaigns(query)).body.data).length;

  it('lists of the X Ads API leave out deleted campaigns and drafts by default', async () => {
    const all = sandbox.world.platform('twitter').campaigns(uk);
    const deleted = all.filter(({ state }) => state === 'deleted').length;
    expect(deleted).toBeGreaterThan(0);
    expect(await rows({})).toBe(all.length - deleted);
    expect(await rows({ with_deleted: 'true' })).toBe(all.length);
    expect(await rows({ with_deleted: 'true', with_draft: 'true' })).toBe(all.length + 1);
    expect(await rows({ campaign_ids: `${campaignId},other`, with_deleted: 'true' })).toBe(1);
  });

  it.each<Record<string, string>>([
    { count: '0' },
    { count: '1001' },
    { cursor: 'somewhere' },
    { with_deleted: '1' },
    { campaign_ids: Array.from({ length: 201 }, (_, index) => `c${index}`).join(',') },
  ])('lists of the X Ads API refuse %j', async (query) => {
    const answer = await campaigns(query);
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'INVALID_PARAMETER', parameter: Object.keys(query)[0] }] },
    });
  });

  it('the X Ads API gives the same answer for an account without a role and an unknown account', async () => {
    for (const id of ['18ce5s8dxb1', 'nothing']) {
      expect(await ads(`accounts/${id}/campaigns`)).toMatchObject({
        status: 403,
        body: { errors: [{ code: 'ACCOUNT_NOT_FOUND' }] },
      });
    }
  });

  it('the X Ads API returns the access, the rate limits and the version', async () => {
    const answer = await ads(`accounts/${uk}/authenticated_user_access`);
    expect(answer.body.data).toEqual({ user_id: layla, permissions: ['ACCOUNT_ADMIN'] });
    expect((await campaigns({ count: '1' })).headers.get('x-account-rate-limit-limit')).toBe('10000');
    expect((await campaigns({ count: '1' })).headers.get('x-current-api-version')).toBe('12');
    expect(codeOf(await ads('nothing'))).toBe('ROUTE_NOT_FOUND');
  });

  it('the list of X ad accounts can be read five times in a quarter of an hour', async () => {
    const first = await ads('accounts', { account_ids: uk });
    expect(first.headers.get('x-rate-limit-remaining')).toBe('4');
    for (let time = 0; time < 4; time += 1) await ads('accounts');
    const sixth = await ads('accounts');
    expect([sixth.status, codeOf(sixth)]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(sixth.headers.get('x-rate-limit-reset'))).toBe(start / 1000 + 900);
    vi.setSystemTime(start + 900_000);
    expect((await ads('accounts')).status).toBe(200);
  });
});

describe('X statistics', () => {
  const good = () => ({
    entity: 'CAMPAIGN',
    entity_ids: campaignId,
    start_time: '2026-11-02T00:00:00Z',
    end_time: '2026-11-09T00:00:00Z',
    granularity: 'DAY',
    placement: 'ALL_ON_TWITTER',
    metric_groups: 'ENGAGEMENT,BILLING',
  });
  const stats = (query: Record<string, string>, account = uk) =>
    ads(`stats/accounts/${account}`, { ...good(), ...query });

  it("X statistics answer the connector's request", async () => {
    const answer = await stats({});
    expect(answer.body).toMatchObject({ data_type: 'stats', time_series_length: 7 });
    expect((await stats({ start_time: '2026-11-02', end_time: '2026-11-04' })).body).toMatchObject({
      time_series_length: 2,
    });
    expect((await stats({ granularity: 'TOTAL' })).body).toMatchObject({ time_series_length: 1 });
  });

  it.each([
    [{ entity: 'GALAXY' }, 'INVALID_PARAMETER'],
    [{ entity_ids: '' }, 'MISSING_PARAMETER'],
    [{ entity_ids: 'unknown' }, 'INVALID_PARAMETER'],
    [{ entity_ids: Array.from({ length: 21 }, (_, index) => `c${index}`).join(',') }, 'INVALID_PARAMETER'],
    [{ placement: 'ALL_ON_TWITTER,TREND' }, 'INVALID_PARAMETER'],
    [{ placement: '' }, 'MISSING_PARAMETER'],
    [{ granularity: 'YEAR' }, 'INVALID_PARAMETER'],
    // Ids of campaigns and accounts are not interchangeable.
    [{ entity: 'ACCOUNT' }, 'INVALID_PARAMETER'],
    [{ entity_ids: uk }, 'INVALID_PARAMETER'],
    [{ entity: 'ACCOUNT', entity_ids: uk, metric_groups: 'VIDEO' }, 'INVALID_PARAMETER'],
    [{ metric_groups: 'ENGAGEMENT,LUCK' }, 'INVALID_PARAMETER'],
    [{ metric_groups: 'ENGAGEMENT,MOBILE_CONVERSION' }, 'INVALID_PARAMETER'],
    [{ start_time: 'yesterday' }, 'INVALID_PARAMETER'],
    [{ start_time: '2026-11-02T00:30:00Z' }, 'INVALID_PARAMETER'],
    [{ start_time: '2026-11-02T01:00:00Z' }, 'INVALID_PARAMETER'],
    [{ end_time: '2026-11-10T00:00:00Z' }, 'INVALID_TIME_WINDOW'],
    [{ end_time: '2026-11-02T00:00:00Z' }, 'INVALID_TIME_WINDOW'],
  ])('X statistics refuse %j', async (query, code) => {
    const answer = await stats(query);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it('X statistics of a week with a clock change have seven days', async () => {
    const [campaign] = sandbox.world.platform('twitter').campaigns(la);
    const week = { start_time: '2026-10-29T00:00:00-07:00', end_time: '2026-11-05T00:00:00-08:00' };
    const answer = await stats({ ...week, entity_ids: campaign?.id ?? '' }, la);
    expect(answer.body).toMatchObject({ time_series_length: 7 });
  });

  it('X statistics are null without delivery', async () => {
    const answer = await stats({ placement: 'PUBLISHER_NETWORK', metric_groups: 'ENGAGEMENT,WEB_CONVERSION' });
    expect(answer.body.data).toMatchObject([
      {
        id: campaignId,
        id_data: [{ segment: null, metrics: { impressions: null, conversion_purchases: { metric: null } } }],
      },
    ]);
  });

  it('active entities of X are reported by hours, for at most 90 days', async () => {
    const changes = (start_time: string, end_time: string) =>
      ads(`stats/accounts/${uk}/active_entities`, { entity: 'CAMPAIGN', start_time, end_time });
    const { body } = await changes('2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z');
    expect(
      z.array(z.object({ entity_id: z.string(), placements: z.array(z.string()) })).parse(body.data).length,
    ).toBeGreaterThan(3);
    expect(codeOf(await changes('2026-08-01T00:00:00Z', '2026-11-03T00:00:00Z'))).toBe('INVALID_TIME_WINDOW');
    expect(codeOf(await changes('2026-11-03T00:00:00Z', '2026-11-03T00:00:00Z'))).toBe('INVALID_TIME_WINDOW');
    expect(codeOf(await changes('2026-11-02T00:00:00Z', '2026-11-02T10:15:00Z'))).toBe('INVALID_PARAMETER');
  });
});

describe('X posts', () => {
  const timeline = (query: Record<string, string> = {}, user = layla) => api(`users/${user}/tweets`, query);
  const posts = z.array(z.looseObject({ id: z.string(), text: z.string() }));

  it('a page of X posts has ten posts with their text only', async () => {
    const { body } = await timeline();
    const [first] = posts.parse(body.data);
    expect(posts.parse(body.data)).toHaveLength(10);
    expect(Object.keys(first ?? {})).toEqual(['id', 'text', 'edit_history_tweet_ids']);
    expect(first?.id).toMatch(/^\d{19}$/);
    expect(body.meta).toMatchObject({ result_count: 10, next_token: expect.any(String) });
  });

  it.each<Record<string, string>>([
    { max_results: '4' },
    { max_results: '101' },
    { 'tweet.fields': 'mood' },
    { exclude: 'everything' },
    { start_time: '2026-11-01' },
    { pagination_token: '!' },
    { page: '2' },
  ])('X posts refuse %j', async (query) => {
    expect(await timeline(query)).toMatchObject({ status: 400, body: { title: 'Invalid Request' } });
  });

  it('an empty list of X posts has no data field', async () => {
    const { body } = await timeline({ start_time: '2026-11-22T11:59:59Z' });
    expect(body).toEqual({ meta: { result_count: 0 } });
  });

  it('X posts are left out when the request needs private figures that they cannot show', async () => {
    const requested = { 'tweet.fields': 'non_public_metrics' };
    const old = await timeline({ ...requested, end_time: '2026-10-01T00:00:00Z' });
    expect(old.body).toMatchObject({ meta: { result_count: 0, next_token: expect.any(String) } });
    expect(old.body.errors?.[0]).toMatchObject({ title: 'Field Authorization Error' });
    expect((await timeline(requested, omar)).body.data).toBeUndefined();
    expect(posts.parse((await timeline({}, omar)).body.data)).toHaveLength(10);
  });

  it('posts of an unknown X user are an error inside a 200', async () => {
    expect(await timeline({}, '42')).toMatchObject({ status: 200, body: { errors: [{ title: 'Not Found Error' }] } });
    expect((await api('nothing')).status).toBe(404);
  });
});

it('ids of X posts begin with their time', () => {
  // https://docs.x.com/fundamentals/x-ids: 41 bits of milliseconds since 2010-11-04T01:42:54.657Z.
  expect(snowflake(1_288_834_974_657)).toBe('0');
  expect(BigInt(snowflake(start, 7)) >> 22n).toBe(BigInt(start - 1_288_834_974_657));
});
