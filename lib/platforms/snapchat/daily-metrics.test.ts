import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, daysBetween } from '@/lib/dates';
import type { SeenRequest } from '@/lib/vendor-http/testing/vendor-server';
import { failureOf, readAll, type ScriptedAnswer, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCESS_TOKEN, snapchatError, startSnapchat } from './testing/snapchat-server';

const STATS = 'GET /adaccounts/8adc/stats';
const newYork = { externalId: '8adc', currency: 'USD', timeZone: 'America/New_York', accessPath: null };

let snap: ScriptedPlatform | undefined;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:20:00Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await snap?.close();
});

async function start(answer: (request: SeenRequest, count: number) => ScriptedAnswer): Promise<ScriptedPlatform> {
  snap = await startSnapchat({ [STATS]: answer });
  return snap;
}

const figures = { impressions: 10, swipes: 1, spend: 500_000 };
function delivery({ query }: SeenRequest, id = 'c1', cursor?: string): ScriptedAnswer {
  const timeseries = [{ start_time: query.get('start_time'), stats: figures }];
  return {
    body: {
      request_status: 'SUCCESS',
      ...(cursor ? { paging: { next_link: `https://adsapi.snapchat.com/v1/x?cursor=${cursor}` } } : {}),
      timeseries_stats: [
        { sub_request_status: 'SUCCESS', timeseries_stat: { breakdown_stats: { campaign: [{ id, timeseries }] } } },
      ],
    },
  };
}

const list = ({ platform }: ScriptedPlatform, window: { from: string; to: string }, account = newYork) =>
  readAll((cursor) => platform.ads.listDailyMetrics({ accessToken: ACCESS_TOKEN, cursor, account, window }));
const rangesOf = ({ requests }: ScriptedPlatform) =>
  requests.map(({ query }) => `${query.get('granularity')} ${query.get('start_time')} ${query.get('end_time')}`);

describe('a request for daily metrics', () => {
  it('is by campaign and day, with both attribution windows, never test data', async () => {
    const server = await start((request) => delivery(request));
    const { items } = await list(server, { from: '2026-07-01', to: '2026-07-07' });
    expect(items).toMatchObject([
      { campaignExternalId: 'c1', date: '2026-07-01', spendMicros: 500_000n, currency: 'USD' },
    ]);
    expect(server.requests.map(({ query }) => Object.fromEntries(query))).toEqual([
      {
        breakdown: 'campaign',
        read_deleted_entities: 'true',
        granularity: 'DAY',
        start_time: '2026-07-01T00:00:00.000-04:00',
        end_time: '2026-07-08T00:00:00.000-04:00',
        fields:
          'impressions,swipes,spend,video_views,conversion_purchases_value,conversion_purchases,native_leads,conversion_sign_ups,conversion_subscribe,conversion_add_cart,conversion_start_checkout',
        omit_empty: 'true',
        swipe_up_attribution_window: '28_DAY',
        view_attribution_window: '1_DAY',
        action_report_time: 'conversion',
        limit: '50',
      },
    ]);
  });

  it('is split into ranges of at most 31 days, with the offset of each midnight', async () => {
    const server = await start((request) => delivery(request));
    const { items } = await list(server, { from: '2026-09-01', to: '2026-11-20' });
    expect(rangesOf(server)).toEqual([
      'DAY 2026-09-01T00:00:00.000-04:00 2026-10-02T00:00:00.000-04:00',
      'DAY 2026-10-02T00:00:00.000-04:00 2026-11-02T00:00:00.000-05:00',
      'DAY 2026-11-02T00:00:00.000-05:00 2026-11-21T00:00:00.000-05:00',
    ]);
    expect(items.map(({ date }) => date)).toEqual(['2026-09-01', '2026-10-02', '2026-11-02']);
  });

  it('covers hours for a day in progress, and never the future', async () => {
    const server = await start((request) => delivery(request));
    const { items } = await list(server, { from: '2026-11-21', to: '2026-11-30' });
    expect(rangesOf(server)).toEqual([
      'DAY 2026-11-21T00:00:00.000-05:00 2026-11-22T00:00:00.000-05:00',
      'HOUR 2026-11-22T00:00:00.000-05:00 2026-11-22T07:00:00.000-05:00',
    ]);
    expect(items.map(({ date }) => date)).toEqual(['2026-11-21', '2026-11-22']);
  });

  it('uses the account’s own day: where tomorrow has begun, today is over', async () => {
    const server = await start((request) => delivery(request));
    await list(server, { from: '2026-11-22', to: '2026-11-22' }, { ...newYork, timeZone: 'Pacific/Kiritimati' });
    expect(rangesOf(server)).toEqual(['DAY 2026-11-22T00:00:00.000+14:00 2026-11-23T00:00:00.000+14:00']);
  });

  it('is not made for days to come, nor in the first hour of the only day', async () => {
    const server = await start((request) => delivery(request));
    expect((await list(server, { from: '2026-11-23', to: '2026-11-30' })).items).toEqual([]);
    vi.setSystemTime(Date.parse('2026-11-22T05:40:00Z'));
    expect((await list(server, { from: '2026-11-22', to: '2026-11-22' })).items).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });
});

describe('an answer with daily metrics', () => {
  it('is read page by page within each range', async () => {
    const server = await start((request) => {
      const isLast = request.query.has('cursor');
      return delivery(request, isLast ? 'c2' : 'c1', isLast ? undefined : 'two');
    });
    const { items, cursors } = await list(server, { from: '2026-09-01', to: '2026-10-31' });
    expect(items.map(({ campaignExternalId, date }) => `${campaignExternalId} ${date}`)).toEqual([
      'c1 2026-09-01',
      'c2 2026-09-01',
      'c1 2026-10-02',
      'c2 2026-10-02',
    ]);
    expect(new Set(cursors).size).toBe(4);
    expect(server.requests.map(({ query }) => query.get('cursor'))).toEqual([null, 'two', null, 'two']);
  });

  it('may page inside of the statistic, as clients have seen', async () => {
    const server = await start((request) => {
      const paging = request.query.has('cursor') ? {} : { next_link: 'https://adsapi.snapchat.com/v1/x?cursor=two' };
      const part = { paging, breakdown_stats: { campaign: [] } };
      return { body: { timeseries_stats: [request.query.has('cursor') ? { timeseries_stat: part } : part] } };
    });
    expect((await list(server, { from: '2026-07-01', to: '2026-07-02' })).cursors).toHaveLength(2);
  });

  it('is read again from the page where it stopped, as of the same hour', async () => {
    let isBroken = true;
    const server = await start((request) => {
      if (!request.query.has('cursor')) return delivery(request, 'c1', 'two');
      return isBroken ? { status: 401, body: { msg: 'Unauthorized' } } : delivery(request, 'c2');
    });
    const window = { from: '2026-11-22', to: '2026-11-22' };
    const request = { accessToken: ACCESS_TOKEN, account: newYork, window };
    const first = await server.platform.ads.listDailyMetrics({ ...request, cursor: null });
    const next = () => server.platform.ads.listDailyMetrics({ ...request, cursor: first.nextCursor });
    expect(await failureOf(next())).toMatchObject({ errorClass: 'reauth', code: 'token_expired' });
    isBroken = false;
    vi.setSystemTime(Date.parse('2026-11-23T18:00:00Z'));
    expect(await next()).toMatchObject({ items: [{ campaignExternalId: 'c2', date: '2026-11-22' }], nextCursor: null });
    expect(new Set(rangesOf(server))).toEqual(
      new Set(['HOUR 2026-11-22T00:00:00.000-05:00 2026-11-22T07:00:00.000-05:00']),
    );
  });

  it('an answer with daily metrics that runs in a circle is stopped', async () => {
    const server = await start((request) => delivery(request, 'c1', 'same'));
    const failure = await failureOf(list(server, { from: '2026-07-01', to: '2026-07-07' }));
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it('may be empty', async () => {
    const server = await start(() => ({ body: { request_status: 'SUCCESS', timeseries_stats: [] } }));
    expect((await list(server, { from: '2026-07-01', to: '2026-07-07' })).items).toEqual([]);
  });

  it.each([
    [snapchatError(400, 'E1008', 'Unsupported Stats Query'), 'permanent', 'request_rejected'],
    [snapchatError(403, 'E3003', 'no role'), 'reauth', 'permission_missing'],
    [
      {
        body: {
          timeseries_stats: [
            { sub_request_status: 'ERROR', sub_request_error_reason: 'E1, message: Permission denied' },
          ],
        },
      },
      'reauth',
      'permission_missing',
    ],
    [{ body: { request_status: 'ERROR', debug_message: 'nope', error_code: 'E1' } }, 'permanent', 'request_rejected'],
    [{ body: { request_status: 'SUCCESS', total_stats: [] } }, 'permanent', 'unexpected_answer'],
  ])('a failed answer with daily metrics fails the read: %j', async (answer, errorClass, code) => {
    const server = await start(() => answer);
    const failure = await failureOf(list(server, { from: '2026-07-01', to: '2026-07-07' }));
    expect(failure).toMatchObject({ errorClass, code, endpoint: 'GET /adaccounts/{id}/stats' });
  });

  it('stores no row with drifted figures', async () => {
    const campaign = [
      { id: 'c1', timeseries: [{ start_time: '2026-07-01T00:00:00.000-04:00', stats: { impressions: 1, spend: 1 } }] },
    ];
    const server = await start(() => ({
      body: { timeseries_stats: [{ timeseries_stat: { breakdown_stats: { campaign } } }] },
    }));
    expect(await failureOf(list(server, { from: '2026-07-01', to: '2026-07-07' }))).toMatchObject({
      code: 'unexpected_answer',
    });
  });
});

describe('an answer that is too large', () => {
  const dayOf = (request: SeenRequest, name: string) => (request.query.get(name) ?? '').slice(0, 10);
  const big = { body: JSON.stringify({ filling: 'x'.repeat(33 * 1024 * 1024) }) };

  it('is requested again for half the days, down to what fits', async () => {
    const read: string[][] = [];
    const server = await start((request) => {
      const isLong = daysBetween(dayOf(request, 'start_time'), dayOf(request, 'end_time')) > 3;
      if (!isLong) read.push([dayOf(request, 'start_time'), dayOf(request, 'end_time')]);
      return isLong ? big : delivery(request);
    });
    const { items, cursors } = await list(server, { from: '2026-07-01', to: '2026-07-05' });
    expect(items.map(({ date }) => date)).toEqual(['2026-07-01', '2026-07-04']);
    expect(new Set(cursors).size).toBe(cursors.length);
    expect(read).toEqual([
      ['2026-07-01', '2026-07-04'],
      ['2026-07-04', '2026-07-06'],
    ]);
  });

  it('starts the range over when it is a later page', async () => {
    const server = await start((request) => {
      const isWhole = dayOf(request, 'start_time') === '2026-07-01' && dayOf(request, 'end_time') === '2026-07-05';
      if (request.query.has('cursor')) return isWhole ? big : delivery(request, 'c2');
      return delivery(request, 'c1', 'two');
    });
    const { items } = await list(server, { from: '2026-07-01', to: '2026-07-04' });
    const stored = new Set(items.map(({ campaignExternalId, date }) => `${campaignExternalId} ${date}`));
    expect(stored).toEqual(new Set(['c1 2026-07-01', 'c2 2026-07-01', 'c1 2026-07-03', 'c2 2026-07-03']));
    expect(server.requests.map(({ query }) => query.get('cursor'))).toEqual([null, 'two', null, 'two', null, 'two']);
  });

  it('fails when a single day is too large', async () => {
    const server = await start(() => big);
    const failure = await failureOf(list(server, { from: '2026-07-01', to: '2026-07-01' }));
    expect(failure).toMatchObject({ code: 'answer_too_large' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('an account with 10,000 campaigns', () => {
  it('is read in pages with short cursors', async () => {
    const server = await start((request) => {
      const page = Number(request.query.get('cursor') ?? 0);
      const timeseries = Array.from({ length: 3 }, (_, day) => ({
        start_time: `${addDays('2026-07-01', day)}T00:00:00.000-04:00`,
        stats: figures,
      }));
      const campaign = Array.from({ length: 50 }, (_, row) => ({ id: `c-${page}-${row}`, timeseries }));
      const paging = page < 199 ? { next_link: `https://adsapi.snapchat.com/v1/x?cursor=${page + 1}` } : null;
      return { body: { paging, timeseries_stats: [{ timeseries_stat: { breakdown_stats: { campaign } } }] } };
    });
    let rows = 0;
    let spendMicros = 0n;
    let cursor: string | null = null;
    const request = { accessToken: ACCESS_TOKEN, account: newYork, window: { from: '2026-07-01', to: '2026-07-03' } };
    do {
      const page: Awaited<ReturnType<typeof server.platform.ads.listDailyMetrics>> =
        await server.platform.ads.listDailyMetrics({ ...request, cursor });
      rows += page.items.length;
      for (const row of page.items) spendMicros += row.spendMicros;
      cursor = page.nextCursor;
      expect(page.items.length).toBeLessThanOrEqual(50 * 3);
      expect(cursor?.length ?? 0).toBeLessThan(300);
    } while (cursor !== null);
    expect(rows).toBe(30_000);
    expect(spendMicros).toBe(30_000n * 500_000n);
  });
});
