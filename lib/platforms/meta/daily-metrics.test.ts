import { afterEach, describe, expect, it, vi } from 'vitest';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { graphError, startMeta, USER_TOKEN } from './testing/meta-server';

let graph: ScriptedPlatform | undefined;
afterEach(() => graph?.close());

const WEEK = { from: '2026-11-01', to: '2026-11-07' };
const MONTH = { from: '2026-11-01', to: '2026-11-28' };

async function start(routes: Script): Promise<ScriptedPlatform> {
  graph = await startMeta(routes);
  return graph;
}

const list = ({ platform }: ScriptedPlatform, window: { from: string; to: string }, most?: number) =>
  readAll(
    (cursor) =>
      platform.ads.listDailyMetrics({
        accessToken: USER_TOKEN,
        cursor,
        account: { externalId: 'act_101', currency: 'EUR', timeZone: 'Europe/Berlin', accessPath: null },
        window,
      }),
    most,
  );

const row = (date: string, id = '6001') => ({
  campaign_id: id,
  impressions: '10',
  clicks: '1',
  spend: '0.50',
  date_start: date,
  date_stop: date,
});
const page = (rows: unknown[], next?: string) => ({
  body: {
    data: rows,
    paging: {
      cursors: { after: next ?? 'end' },
      ...(next ? { next: `https://graph.facebook.com/x?after=${next}` } : {}),
    },
  },
});
const tooMuch = {
  status: 500,
  body: { error: { code: 1, message: 'Please reduce the amount of data you are asking for' } },
};
const running = { body: { async_status: 'Job Running', async_percent_completion: 40 } };
const done = { body: { async_status: 'Job Completed', async_percent_completion: 100 } };

describe('a range of up to a week', () => {
  it('is read directly, by campaign and day, as Ads Manager attributes', async () => {
    const server = await start({ 'GET /act_101/insights': () => page([row('2026-11-01')]) });
    const { items } = await list(server, WEEK);
    expect(items).toMatchObject([{ campaignExternalId: '6001', date: '2026-11-01', spendMicros: 500_000n }]);
    const query = Object.fromEntries(server.requests[0]?.query ?? []);
    expect(query).toMatchObject({
      level: 'campaign',
      time_increment: '1',
      time_range: '{"since":"2026-11-01","until":"2026-11-07"}',
      action_attribution_windows: '["7d_click","1d_view"]',
      use_account_attribution_setting: 'true',
      limit: '100',
    });
    expect(server.calls()).toEqual(['GET /act_101/insights']);
  });

  it('shrinks its pages when Meta needs smaller requests, and keeps the size that works', async () => {
    const limits: string[] = [];
    const server = await start({
      'GET /act_101/insights': ({ query }) => {
        limits.push(query.get('limit') ?? '');
        if (Number(query.get('limit')) > 25) return tooMuch;
        return query.get('after') ? page([row('2026-11-02')]) : page([row('2026-11-01')], 'p2');
      },
    });
    const { items } = await list(server, WEEK);
    expect(items.map((item) => item.date)).toEqual(['2026-11-01', '2026-11-02']);
    expect(limits).toEqual(['100', '50', '25', '25']);
  });

  it('is halved when even small pages are too much, down to single days', async () => {
    const server = await start({
      'GET /act_101/insights': ({ query }) => {
        const { since, until } = JSON.parse(query.get('time_range') ?? '{}');
        return since === until ? page([row(since)]) : tooMuch;
      },
    });
    const { items, cursors } = await list(server, WEEK);
    expect(items.map((item) => item.date)).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
      '2026-11-04',
      '2026-11-05',
      '2026-11-06',
      '2026-11-07',
    ]);
    expect(new Set(cursors).size).toBe(cursors.length);
  });

  it('fails when a single day is too much', async () => {
    const server = await start({ 'GET /act_101/insights': () => tooMuch });
    expect(await failureOf(list(server, { from: '2026-11-01', to: '2026-11-01' }))).toMatchObject({
      errorClass: 'transient',
      code: 'platform_down',
    });
  });

  it('fails in the middle with the cursor of the current page, and resumes from there', async () => {
    let broken = true;
    const server = await start({
      'GET /act_101/insights': ({ query }) => {
        if (!query.get('after')) return page([row('2026-11-01')], 'p2');
        return broken ? graphError(190, 463) : page([row('2026-11-02')]);
      },
    });
    const request = {
      accessToken: USER_TOKEN,
      account: { externalId: 'act_101', currency: 'EUR', timeZone: 'Europe/Berlin', accessPath: null },
      window: WEEK,
    };
    const first = await server.platform.ads.listDailyMetrics({ ...request, cursor: null });
    const reading = () => server.platform.ads.listDailyMetrics({ ...request, cursor: first.nextCursor });
    expect(await failureOf(reading())).toMatchObject({ errorClass: 'reauth', code: 'token_expired' });
    broken = false;
    expect(await reading()).toMatchObject({ items: [{ date: '2026-11-02' }], nextCursor: null });
  });
});

describe('a longer range', () => {
  it('is ordered once as a report, awaited over several calls, then paged', async () => {
    const server = await start({
      'POST /act_101/insights': () => ({ body: { report_run_id: '9001' } }),
      'GET /9001': (_request, count) => (count < 8 ? running : done),
      'GET /9001/insights': ({ query }) =>
        query.get('after') ? page([row('2026-11-28')]) : page([row('2026-11-01')], 'p2'),
    });
    const { items, cursors } = await list(server, MONTH);
    expect(items.map((item) => item.date)).toEqual(['2026-11-01', '2026-11-28']);
    expect(cursors).toHaveLength(3);
    const calls = server.calls();
    expect(calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
    expect(calls.filter((call) => call === 'GET /9001')).toHaveLength(8);
    const form = new URLSearchParams(server.requests[0]?.body);
    expect(form.get('time_range')).toBe('{"since":"2026-11-01","until":"2026-11-28"}');
  });

  it('gives a new cursor on each visit to a report that is not ready', async () => {
    const server = await start({
      'POST /act_101/insights': () => ({ body: { report_run_id: '9001' } }),
      'GET /9001': (_request, count) => (count < 30 ? running : done),
      'GET /9001/insights': () => page([]),
    });
    const { cursors } = await list(server, MONTH);
    expect(cursors.length).toBeGreaterThan(4);
    expect(new Set(cursors).size).toBe(cursors.length);
  });

  it.each([
    ['fails', () => ({ body: { async_status: 'Job Failed', async_percent_completion: 100, error_code: -2 } })],
    ['is skipped', () => ({ body: { async_status: 'Job Skipped', async_percent_completion: 0 } })],
    ['is gone', () => graphError(100, 33)],
  ])(
    'a longer range is read in halves when its report %s, down to ranges that are read directly',
    async (_what, answer) => {
      const server = await start({
        'POST /act_101/insights': () => ({ body: { report_run_id: '9001' } }),
        'GET /9001': answer,
        'GET /act_101/insights': ({ query }) => page([row(JSON.parse(query.get('time_range') ?? '{}').since)]),
      });
      const { items } = await list(server, MONTH);
      expect(items.map((item) => item.date)).toEqual(['2026-11-01', '2026-11-08', '2026-11-15', '2026-11-22']);
      const ranges = server.requests
        .filter((request) => request.method === 'GET' && request.query.has('time_range'))
        .map((request) => JSON.parse(request.query.get('time_range') ?? ''));
      expect(ranges.at(-1)).toEqual({ since: '2026-11-22', until: '2026-11-28' });
    },
  );

  it('a longer range fails after an hour when its report hangs at 100 % without completing', async () => {
    const server = await start({
      'POST /act_101/insights': () => ({ body: { report_run_id: '9001' } }),
      'GET /9001': () => ({ body: { async_status: 'Job Running', async_percent_completion: 100 } }),
      'GET /act_101/insights': ({ query }) => page([row(JSON.parse(query.get('time_range') ?? '{}').since)]),
    });
    const now = vi.spyOn(Date, 'now');
    let clock = 1_790_000_000_000;
    now.mockImplementation(() => (clock += 200_000));
    const { items } = await list(server, MONTH);
    now.mockRestore();
    expect(items).toHaveLength(4);
  });

  it('passes on a token that dies while the report is prepared', async () => {
    const server = await start({
      'POST /act_101/insights': () => ({ body: { report_run_id: '9001' } }),
      'GET /9001': () => graphError(190, 460),
    });
    expect(await failureOf(list(server, MONTH))).toMatchObject({ errorClass: 'reauth' });
  });

  it('passes on throttling with its wait', async () => {
    const usage = { '101': [{ type: 'ads_insights', estimated_time_to_regain_access: 3 }] };
    const server = await start({
      'POST /act_101/insights': () => ({
        ...graphError(80_000),
        headers: { 'x-business-use-case-usage': JSON.stringify(usage) },
      }),
    });
    expect(await failureOf(list(server, MONTH))).toMatchObject({ errorClass: 'rate_limited', retryAfterSeconds: 180 });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a range of any length', () => {
  it('stops at a repeated cursor', async () => {
    const server = await start({ 'GET /act_101/insights': () => page([row('2026-11-01')], 'same') });
    expect(await failureOf(list(server, WEEK))).toMatchObject({ code: 'cursor_repeated' });
  });

  it('stores no row with drifted numbers', async () => {
    const { impressions: _gone, ...drifted } = row('2026-11-01');
    const server = await start({ 'GET /act_101/insights': () => page([row('2026-11-01'), drifted]) });
    expect(await failureOf(list(server, WEEK))).toMatchObject({
      errorClass: 'permanent',
      code: 'unexpected_answer',
      drift: expect.stringContaining('data.1.impressions'),
    });
  });
});
