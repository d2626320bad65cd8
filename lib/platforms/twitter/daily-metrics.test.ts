import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays } from '@/lib/dates';
import type { DateWindow } from '../platform';
import {
  failureOf,
  readAll,
  type Script,
  type ScriptedAnswer,
  type ScriptedPlatform,
} from '../testing/scripted-platform';
import campaigns from './fixtures/campaigns.json';
import stats from './fixtures/stats.json';
import { ACCOUNT, ADS_ONLY, adsFailure, ok, POSTS_ONLY, page, startApi } from './testing/twitter-server';

const ACTIVE = 'GET /12/stats/accounts/18ce54d4x5t/active_entities';
const STATS = 'GET /12/stats/accounts/18ce54d4x5t';
const NAMES = 'GET /12/accounts/18ce54d4x5t/campaigns';
const week = { from: '2026-07-01', to: '2026-07-07' };

let api: ScriptedPlatform | undefined;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T12:00:00Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await api?.close();
});

const entity = (
  id: string,
  placements = ['ALL_ON_TWITTER'],
  start = '2026-07-02T00:00:00Z',
  end = '2026-07-03T00:00:00Z',
) => ({
  entity_id: id,
  activity_start_time: start,
  activity_end_time: end,
  placements,
});
const active = (...entities: unknown[]) => ok({ request: {}, data: entities });

const nothing = {
  impressions: null,
  clicks: null,
  url_clicks: null,
  billed_charge_local_micro: null,
  video_total_views: null,
  conversion_purchases: null,
  conversion_custom: null,
};
const series = (id: string, metrics: Record<string, unknown>) => ({
  id,
  id_data: [{ metrics: { ...nothing, ...metrics } }],
});
const answer = (length: number, ...data: unknown[]): ScriptedAnswer =>
  ok({ data_type: 'stats', time_series_length: length, data });

const oneImpression: Script[string] = ({ query }) => {
  const days = Math.round(
    (Date.parse(query.get('end_time') ?? '') - Date.parse(query.get('start_time') ?? '')) / 86_400_000,
  );
  const impressions = [1, ...new Array(days - 1).fill(0)];
  return answer(days, ...(query.get('entity_ids') ?? '').split(',').map((id) => series(id, { impressions })));
};

async function read(routes: Script, window: DateWindow = week, account = ACCOUNT) {
  api = await startApi({ [NAMES]: () => page([]), ...routes });
  const { platform } = api;
  return readAll((cursor) => platform.ads.listDailyMetrics({ accessToken: ADS_ONLY, cursor, account, window }));
}
const failure = async (routes: Script, window: DateWindow = week) => failureOf(read(routes, window));

describe('figures', () => {
  it('come by day, each metric in its place, with the campaign’s name and currency', async () => {
    const { items } = await read({
      [ACTIVE]: () => active(entity('8wku2'), entity('8wku3')),
      [STATS]: () => ok(stats),
      [NAMES]: () => ok(campaigns),
    });
    const common = {
      campaignExternalId: '8wku2',
      campaignName: 'Launch \u200fإطلاق\u200e 🚀 <b>&</b>',
      currency: 'USD',
      videoViews: null,
      reach: null,
    };
    expect(items).toEqual([
      {
        ...common,
        date: '2026-07-01',
        impressions: 1000,
        clicks: 31,
        linkClicks: 12,
        spendMicros: 25_500_000n,
        actions: [
          { action: 'conversion_purchases', conversions: '1', valueMicros: 49_000_000n },
          { action: 'conversion_custom', conversions: '0.5', valueMicros: 1_000_000n },
        ],
        conversions: '1',
        conversionValueMicros: 49_000_000n,
      },
      {
        ...common,
        date: '2026-07-02',
        impressions: 1200,
        clicks: 40,
        linkClicks: 15,
        spendMicros: 30_000_000n,
        actions: [
          { action: 'conversion_purchases', conversions: '1', valueMicros: 20_000_000n },
          { action: 'conversion_custom', conversions: '0.25', valueMicros: 0n },
        ],
        conversions: '1',
        conversionValueMicros: 20_000_000n,
      },
      {
        ...common,
        date: '2026-07-04',
        impressions: 0,
        clicks: 0,
        linkClicks: 0,
        spendMicros: -125_000n,
        actions: [
          { action: 'conversion_purchases', conversions: '0', valueMicros: 0n },
          { action: 'conversion_custom', conversions: '0', valueMicros: 0n },
        ],
        conversions: '0',
        conversionValueMicros: 0n,
      },
      {
        ...common,
        date: '2026-07-07',
        impressions: 90,
        clicks: 2,
        linkClicks: 1,
        spendMicros: 1_200_000n,
        actions: [
          { action: 'conversion_purchases', conversions: '0', valueMicros: 0n },
          { action: 'conversion_custom', conversions: '0', valueMicros: 0n },
        ],
        conversions: '0',
        conversionValueMicros: 0n,
      },
    ]);
  });

  it('count purchases and sign-ups, and name downloads, visits and custom events without counting them', async () => {
    const of = (count: number) => ({ metric: [count], sale_amount: null });
    const metrics = {
      conversion_purchases: of(1),
      conversion_sign_ups: { post_view: [1], post_engagement: [2], sale_amount: null },
      conversion_downloads: of(4),
      conversion_site_visits: of(50),
      conversion_custom: of(17),
    };
    const { items } = await read(
      { [ACTIVE]: () => active(entity('a')), [STATS]: () => answer(1, series('a', metrics)) },
      { from: '2026-07-02', to: '2026-07-02' },
    );
    expect(items.map(({ actions }) => actions.map(({ action, conversions }) => `${action} ${conversions}`))).toEqual([
      [
        'conversion_purchases 1',
        'conversion_sign_ups 3',
        'conversion_downloads 4',
        'conversion_site_visits 50',
        'conversion_custom 17',
      ],
    ]);
    expect(items).toMatchObject([{ conversions: '4', conversionValueMicros: null }]);
  });

  it('are those of all placements together, each requested with the campaigns that ran there', async () => {
    const at: Record<string, unknown> = {
      ALL_ON_TWITTER: { impressions: [10], video_total_views: [4], billed_charge_local_micro: ['9007199254740993'] },
      SPOTLIGHT: { impressions: [5], clicks: [2], billed_charge_local_micro: [7] },
      TREND: { impressions: [1], video_total_views: [1], billed_charge_local_micro: null },
    };
    const { items } = await read(
      {
        [ACTIVE]: () => active(entity('b', ['SPOTLIGHT', 'ALL_ON_TWITTER']), entity('a', ['ALL_ON_TWITTER', 'TREND'])),
        [STATS]: ({ query }) => {
          const metrics = at[query.get('placement') ?? ''] as Record<string, unknown>;
          return answer(1, ...(query.get('entity_ids') ?? '').split(',').map((id) => series(id, metrics)));
        },
      },
      { from: '2026-07-02', to: '2026-07-02' },
    );
    expect(items).toMatchObject([
      { campaignExternalId: 'a', impressions: 11, clicks: 0, videoViews: 5, spendMicros: 9_007_199_254_740_993n },
      { campaignExternalId: 'b', impressions: 15, clicks: 2, videoViews: 4, spendMicros: 9_007_199_254_741_000n },
    ]);
    const requested = api?.requests.filter(({ path }) => path.endsWith('/stats/accounts/18ce54d4x5t'));
    expect(requested?.map(({ query }) => [query.get('placement'), query.get('entity_ids')])).toEqual([
      ['ALL_ON_TWITTER', 'a,b'],
      ['SPOTLIGHT', 'b'],
      ['TREND', 'a'],
    ]);
  });

  it('figures of a campaign that no list shows any more keep its id and the account’s currency', async () => {
    const { items } = await read({ [ACTIVE]: () => active(entity('8wku2')), [STATS]: oneImpression });
    expect(items).toMatchObject([{ campaignExternalId: '8wku2', campaignName: '8wku2', currency: 'USD' }]);
  });

  it('are in the campaign’s own currency', async () => {
    const { items } = await read({
      [ACTIVE]: () => active(entity('8wku4')),
      [STATS]: oneImpression,
      [NAMES]: () => ok(campaigns),
    });
    expect(items).toMatchObject([{ campaignName: 'Cannot pay', currency: 'EUR' }]);
  });
});

describe('a request for daily metrics', () => {
  it('covers whole days of the account and is signed as it is sent', async () => {
    await read({ [ACTIVE]: () => active(entity('8wku2')), [STATS]: () => ok(stats), [NAMES]: () => ok(campaigns) });
    const [first, second, third] = api?.requests ?? [];
    expect(Object.fromEntries(first?.query ?? [])).toEqual({
      entity: 'CAMPAIGN',
      start_time: '2026-07-01T07:00:00Z',
      end_time: '2026-07-22T07:00:00Z',
    });
    expect(second?.address).toBe(
      '/ads-api.x.com/12/stats/accounts/18ce54d4x5t?entity=CAMPAIGN&entity_ids=8wku2&start_time=2026-07-01T00%3A00%3A00-07%3A00' +
        '&end_time=2026-07-08T00%3A00%3A00-07%3A00&granularity=DAY&placement=ALL_ON_TWITTER' +
        '&metric_groups=ENGAGEMENT%2CBILLING%2CVIDEO%2CWEB_CONVERSION',
    );
    expect(second?.headers.authorization).toMatch(
      /^OAuth oauth_consumer_key="ck", .*oauth_token="2244994945-ads-token"/,
    );
    expect(third?.query.get('with_deleted')).toBe('true');
    for (const { headers, address } of api?.requests ?? []) {
      expect(`${address} ${headers.authorization}`).not.toContain('canary');
    }
  });

  it('covers a week of 167 hours and one of 169 by calendar days', async () => {
    for (const [from, end] of [
      ['2026-03-05', '2026-03-12T00:00:00-07:00'],
      ['2026-10-29', '2026-11-05T00:00:00-08:00'],
    ] as const) {
      const { items } = await read(
        {
          [ACTIVE]: () => active(entity('a', ['ALL_ON_TWITTER'], `${from}T12:00:00Z`, `${addDays(from, 6)}T12:00:00Z`)),
          [STATS]: ({ query }) => {
            expect(query.get('end_time')).toBe(end);
            return answer(7, series('a', { impressions: [1, 2, 3, 4, 5, 6, 7] }));
          },
        },
        { from, to: addDays(from, 6) },
      );
      expect(items.map(({ date, impressions }) => [date, impressions])).toEqual(
        [0, 1, 2, 3, 4, 5, 6].map((index) => [addDays(from, index), index + 1]),
      );
      await api?.close();
    }
  });

  it('covers a week at a time, of the requested days that have begun', async () => {
    const window = { from: '2026-11-09', to: '2026-12-24' };
    await read(
      {
        [ACTIVE]: () => active(entity('a', ['TREND'], '2026-11-01T00:00:00Z', '2026-11-22T00:00:00Z')),
        [STATS]: oneImpression,
      },
      window,
    );
    const requested = api?.requests.filter(({ path }) => path.endsWith('/stats/accounts/18ce54d4x5t'));
    expect(requested?.map(({ query }) => `${query.get('start_time')} ${query.get('end_time')}`)).toEqual([
      '2026-11-09T00:00:00-08:00 2026-11-16T00:00:00-08:00',
      '2026-11-16T00:00:00-08:00 2026-11-23T00:00:00-08:00',
    ]);
    const hours = api?.requests.filter(({ path }) => path.endsWith('active_entities'));
    expect(hours?.map(({ query }) => query.get('end_time'))).toEqual(['2026-11-22T12:00:00Z', '2026-11-22T12:00:00Z']);
  });

  it('is not made for campaigns with changes about other days', async () => {
    const before = entity('before', ['TREND'], '2026-06-20T00:00:00Z', '2026-07-01T06:59:59Z');
    const after = entity('after', ['TREND'], '2026-07-08T07:00:00Z', '2026-07-09T00:00:00Z');
    const { items, cursors } = await read({ [ACTIVE]: () => active(before, after), [STATS]: oneImpression });
    expect(items).toEqual([]);
    expect(cursors).toHaveLength(1);
    expect(api?.calls()).toEqual([ACTIVE]);
  });

  it('is not made for days to come, nor when nothing was active', async () => {
    expect(await read({}, { from: '2026-11-23', to: '2026-11-30' })).toMatchObject({ items: [], cursors: [null] });
    expect(api?.calls()).toEqual([]);
    await api?.close();
    expect(await read({ [ACTIVE]: () => active() })).toMatchObject({ items: [], cursors: [null] });
  });
});

describe('an account of thousands of campaigns', () => {
  const ids = Array.from({ length: 3000 }, (_, index) => `c${String(index).padStart(4, '0')}`);

  it('is read twenty at a time, each once, with short cursors', async () => {
    const everyone = JSON.stringify(active(...[...ids].reverse().map((id) => entity(id))).body);
    api = await startApi({
      [ACTIVE]: () => ({ body: everyone }),
      [STATS]: oneImpression,
      [NAMES]: () => page([]),
    });
    const { platform, requests } = api;
    const { items, cursors } = await readAll(
      (cursor) => platform.ads.listDailyMetrics({ accessToken: ADS_ONLY, cursor, account: ACCOUNT, window: week }),
      151,
    );
    expect(items.map(({ campaignExternalId }) => campaignExternalId)).toEqual(ids);
    expect(cursors).toHaveLength(150);
    expect(Math.max(...cursors.map((cursor) => cursor?.length ?? 0))).toBeLessThan(20_000);
    expect(requests.filter(({ path }) => path.endsWith('active_entities'))).toHaveLength(6);
    expect(requests.every(({ query }) => (query.get('entity_ids') ?? '').split(',').length <= 20)).toBe(true);
  });
});

it('the value of conversions is read from sale_amount in micros of the local currency, as X documents it', async () => {
  const metric = [2, 0, 0, 0, 0, 0, 0];
  const body = answer(
    7,
    series('8wku2', {
      conversion_purchases: { metric, sale_amount: [12_500_000, 0, 0, 0, 0, 0, 0] },
      conversion_custom: { metric, sale_amount_local_micro: [250_000, 0, 0, 0, 0, 0, 0] },
    }),
  );
  const { items } = await read({ [ACTIVE]: () => active(entity('8wku2')), [STATS]: () => body });
  expect(items).toMatchObject([
    { actions: [{ valueMicros: 12_500_000n }, { valueMicros: 250_000n }], conversionValueMicros: 12_500_000n },
  ]);
});

describe('a failure while reading figures', () => {
  it.each([
    ['series of another length', answer(6, series('8wku2', { impressions: [1, 2, 3, 4, 5, 6] }))],
    ['a series of another length', answer(7, series('8wku2', { impressions: [1, 2, 3, 4, 5, 6] }))],
    [
      'conversions of another length',
      answer(7, series('8wku2', { conversion_purchases: { metric: [1], sale_amount: null } })),
    ],
    [
      'a metric that has disappeared',
      answer(7, { id: '8wku2', id_data: [{ metrics: { ...nothing, clicks: undefined } }] }),
    ],
    ['conversions without counts', answer(7, series('8wku2', { conversion_custom: { sale_amount: null } }))],
    ['conversions without a value', answer(7, series('8wku2', { conversion_custom: { metric: null } }))],
    ['conversions as a plain list', answer(7, series('8wku2', { conversion_purchases: [1, 2, 3, 4, 5, 6, 7] }))],
    ['a count that is a fraction', answer(7, series('8wku2', { impressions: [1.5, 0, 0, 0, 0, 0, 0] }))],
    ['money that is a fraction', answer(7, series('8wku2', { billed_charge_local_micro: [0.5, 0, 0, 0, 0, 0, 0] }))],
  ])('a failure while reading figures: %s is refused', async (_what, body) => {
    expect(await failure({ [ACTIVE]: () => active(entity('8wku2')), [STATS]: () => body })).toMatchObject({
      errorClass: 'permanent',
      code: 'unexpected_answer',
    });
  });

  it('a request that is too large is repeated with fewer campaigns', async () => {
    const { items } = await read({
      [ACTIVE]: () => active(...Array.from({ length: 20 }, (_, index) => entity(`c${index + 10}`))),
      [STATS]: (request, count) =>
        (request.query.get('entity_ids') ?? '').split(',').length > 5
          ? adsFailure(400, 'REQUEST_TOO_COMPLEX')
          : oneImpression(request, count),
    });
    expect(new Set(items.map(({ campaignExternalId }) => campaignExternalId)).size).toBe(20);
    await api?.close();
    expect(
      await failure({ [ACTIVE]: () => active(entity('a')), [STATS]: () => adsFailure(400, 'REQUEST_TOO_COMPLEX') }),
    ).toMatchObject({ code: 'request_rejected', needsSmallerRequest: true });
  });

  it('a failure of one account is reported by its kind', async () => {
    expect(await failure({ [ACTIVE]: () => adsFailure(403, 'ACCOUNT_NOT_FOUND') })).toMatchObject({
      errorClass: 'permanent',
      code: 'account_unavailable',
      endpoint: 'GET /stats/accounts/{id}/active_entities',
    });
    await api?.close();
    const reset = String(Math.floor(Date.now() / 1000) + 600);
    expect(
      await failure({ [ACTIVE]: () => adsFailure(429, 'TOO_MANY_REQUESTS', { 'x-rate-limit-reset': reset }) }),
    ).toMatchObject({ errorClass: 'rate_limited', retryAfterSeconds: 601 });
  });

  it('reading without the ads half, or without the app’s consumer keys, is a missing permission', async () => {
    api = await startApi({}, { oauth1: undefined });
    const { platform } = api;
    const request = { cursor: null, account: ACCOUNT, window: week };
    for (const accessToken of [POSTS_ONLY, ADS_ONLY]) {
      expect(await failureOf(platform.ads.listDailyMetrics({ ...request, accessToken }))).toMatchObject({
        errorClass: 'reauth',
        code: 'permission_missing',
      });
    }
    expect(api.calls()).toEqual([]);
  });

  it('a request with an invalid id is not made', async () => {
    const account = { ...ACCOUNT, externalId: '../accounts' };
    api = await startApi({});
    const { platform } = api;
    const request = { accessToken: ADS_ONLY, cursor: null, account, window: week };
    expect(await failureOf(platform.ads.listDailyMetrics(request))).toMatchObject({ code: 'request_rejected' });
    expect(api.calls()).toEqual([]);
  });
});
