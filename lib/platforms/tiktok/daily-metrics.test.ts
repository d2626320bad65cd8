import { afterEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { addDays, daysOf } from '@/lib/dates';
import type { SeenRequest } from '@/lib/vendor-http/testing/vendor-server';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import type { TikTokClient } from './client';
import { listDailyMetrics } from './daily-metrics';
import report from './fixtures/report.json';
import { ACCOUNT, BOTH, failure, numbered, POSTS_ONLY, startApi } from './testing/tiktok-server';

let api: ScriptedPlatform | undefined;
afterEach(() => api?.close());

async function start(answer: Script[string]): Promise<ScriptedPlatform> {
  api = await startApi({ 'GET /report/integrated/get/': answer });
  return api;
}

const WEEK = { from: '2026-11-01', to: '2026-11-07' };
const read = (server: ScriptedPlatform, cursor: string | null, window = WEEK) =>
  server.platform.ads.listDailyMetrics({ accessToken: BOTH, cursor, account: ACCOUNT, window });
const list = (server: ScriptedPlatform, window = WEEK, most?: number) =>
  readAll((cursor) => read(server, cursor, window), most);

const row = (campaign: string, date: string) => ({
  dimensions: { campaign_id: campaign, stat_time_day: `${date} 00:00:00` },
  metrics: { spend: '0.50', impressions: '10', clicks: '1', conversion: '1.5' },
});
const key = (item: { campaignExternalId: string; date: string }) => `${item.campaignExternalId} ${item.date}`;

function reportOf(campaigns: number): Script[string] {
  return ({ query }) => {
    const days = daysOf(query.get('start_date') ?? '', query.get('end_date') ?? '');
    const [page, size] = [Number(query.get('page')), Number(query.get('page_size'))];
    const total = campaigns * days.length;
    const from = (page - 1) * size;
    const rows = Array.from({ length: Math.max(0, Math.min(size, total - from)) }, (_, index) =>
      row(`c${(from + index) % campaigns}`, days[Math.floor((from + index) / campaigns)] ?? ''),
    );
    return numbered(rows, page, Math.ceil(total / size), total);
  };
}

const requested = (server: ScriptedPlatform) =>
  server.requests.map(({ query }) => [query.get('start_date'), query.get('end_date'), query.get('page')].join(' '));

describe('a report', () => {
  it('is requested by campaign and day, deleted campaigns included', async () => {
    const server = await start(() => ({ body: report }));
    const { items, cursors } = await list(server);
    expect(items).toHaveLength(3);
    expect(cursors).toHaveLength(1);
    expect(Object.fromEntries(server.requests[0]?.query ?? [])).toEqual({
      advertiser_id: ACCOUNT.externalId,
      service_type: 'AUCTION',
      report_type: 'BASIC',
      data_level: 'AUCTION_CAMPAIGN',
      dimensions: '["campaign_id","stat_time_day"]',
      metrics:
        '["campaign_name","currency","spend","impressions","clicks","reach","conversion","video_play_actions","complete_payment","total_purchase","onsite_shopping","form","onsite_form","user_registration","total_registration","on_web_subscribe","web_event_add_to_cart","initiate_checkout","app_install","total_complete_payment_rate","total_purchase_value","total_onsite_shopping_value"]',
      filtering: '[{"field_name":"campaign_status","filter_type":"IN","filter_value":"[\\"STATUS_ALL\\"]"}]',
      start_date: '2026-11-01',
      end_date: '2026-11-07',
      page: '1',
      page_size: '1000',
    });
    expect(server.requests[0]?.headers['access-token']).toBe('ads-token-canary');
  });

  it('a report of more than thirty days is read in pieces, without a gap and without an overlap', async () => {
    const server = await start(reportOf(2));
    const window = { from: '2026-08-25', to: '2026-11-22' };
    const { items } = await list(server, window);
    expect(requested(server)).toEqual([
      '2026-08-25 2026-09-23 1',
      '2026-09-24 2026-10-23 1',
      '2026-10-24 2026-11-22 1',
    ]);
    expect(items.map(({ date }) => date).filter((date, index, all) => all.indexOf(date) === index)).toEqual(
      daysOf(window.from, window.to),
    );
    expect(new Set(items.map(key)).size).toBe(items.length);
  });

  it('a report of one day more than thirty has a piece of one day', async () => {
    const server = await start(reportOf(1));
    await list(server, { from: '2026-11-01', to: addDays('2026-11-01', 30) });
    expect(requested(server)).toEqual(['2026-11-01 2026-11-30 1', '2026-12-01 2026-12-01 1']);
  });

  it('a report of many rows is paged to the end, and resumes from any page', async () => {
    const server = await start(reportOf(600));
    const window = { from: '2026-11-01', to: '2026-11-05' };
    const { items, cursors } = await list(server, window);
    expect(items).toHaveLength(3000);
    expect(cursors).toHaveLength(3);
    expect((await read(server, cursors[2] ?? null, window)).items).toEqual(items.slice(2000));
  });

  it('may be empty', async () => {
    const server = await start(() => numbered([], 1, 0));
    expect(await read(server, null)).toEqual({ items: [], nextCursor: null });
  });

  it('a report of ten thousand campaigns is read a day at a time', async () => {
    const server = await start(reportOf(10_000));
    const seen = new Set<string>();
    let spend = 0n;
    let largest = 0;
    for (let cursor: string | null = null, pages = 0; ; pages += 1) {
      expect(pages).toBeLessThan(60);
      const page: Awaited<ReturnType<typeof read>> = await read(server, cursor, {
        from: '2026-11-01',
        to: '2026-11-03',
      });
      largest = Math.max(largest, page.items.length);
      for (const item of page.items) {
        if (seen.has(key(item))) continue;
        seen.add(key(item));
        spend += item.spendMicros;
      }
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(seen.size).toBe(30_000);
    expect(spend).toBe(30_000n * 500_000n);
    expect(largest).toBe(1000);
    expect(server.requests).toHaveLength(31);
    expect(server.requests.every(({ query }) => Number(query.get('page')) <= 10)).toBe(true);
  });

  it('a report that is cut off at its limit is read in shorter ranges', async () => {
    const whole = reportOf(4000);
    const server = await start((request, count) => {
      const { query } = request;
      const days = daysOf(query.get('start_date') ?? '', query.get('end_date') ?? '').length;
      const total = Math.min(10_000, 4000 * days);
      const { data } = Object(whole(request, count).body);
      const size = Number(query.get('page_size'));
      return numbered(data.list, Number(query.get('page')), Math.ceil(total / size), total);
    });
    const { items } = await list(server, { from: '2026-11-01', to: '2026-11-03' });
    expect(new Set(items.map(key)).size).toBe(12_000);
  });

  it('a report that changes while it is paged through is read again from its first page, but not for ever', async () => {
    const growing = await start((request, count) => {
      const page = Number(request.query.get('page'));
      const total = count === 1 ? 3000 : 3001;
      return numbered([row(`p${page}`, '2026-11-01')], page, 4, total);
    });
    await list(growing);
    expect(requested(growing).map((question) => question.split(' ')[2])).toEqual(['1', '2', '1', '2', '3', '4']);
    await growing.close();

    const restless = await start(({ query }, count) =>
      numbered([row(`p${count}`, '2026-11-01')], Number(query.get('page')), 3, count),
    );
    const { cursors } = await list(restless, WEEK, 20);
    expect(new Set(cursors).size).toBe(cursors.length);
    expect(restless.requests).toHaveLength(7);
  });

  it('does not run in a circle: another page than the requested one is refused', async () => {
    const server = await start(({ query }, count) =>
      numbered([row(`c${count}`, '2026-11-01')], count === 2 ? 1 : Number(query.get('page')), 2, 2),
    );
    const first = await read(server, null);
    expect(await failureOf(read(server, first.nextCursor))).toMatchObject({
      errorClass: 'transient',
      code: 'cursor_repeated',
    });
    expect((await read(server, first.nextCursor)).nextCursor).toBeNull();
  });

  describe('too large for an answer', () => {
    const tooLarge = new VendorError('transient', 'answer_too_large', {
      platform: 'tiktok',
      endpoint: 'GET /report/integrated/get/',
      needsSmallerRequest: true,
    });

    function overLargePages(fitting: number, fromPage: number) {
      const requested: string[] = [];
      const answer = reportOf(700);
      const client = {
        async get({ query, schema }: { query: Record<string, unknown>; schema: z.ZodType }) {
          requested.push(`${query.page_size}/${query.page}`);
          if (Number(query.page_size) > fitting && Number(query.page) >= fromPage) throw tooLarge;
          const asText = Object.entries(query).map(([name, value]) => [name, String(value)]);
          const { body } = answer({ query: new URLSearchParams(asText) } as SeenRequest, 1);
          return schema.parse(Object(body).data);
        },
      } as TikTokClient;
      const window = { from: '2026-11-01', to: '2026-11-02' };
      const request = { accessToken: BOTH, account: ACCOUNT, window };
      const all = () => readAll((cursor) => listDailyMetrics(client)({ ...request, cursor }));
      return { requested, all };
    }

    it('is read in smaller pages, from its current position', async () => {
      const { requested, all } = overLargePages(250, 2);
      const { items } = await all();
      expect(requested).toEqual(['1000/1', '1000/2', '500/3', '250/5', '250/6']);
      expect(items).toHaveLength(1400);
      expect(new Set(items.map(key)).size).toBe(1400);
    });

    it('fails when even the smallest pages are too large', async () => {
      const { requested, all } = overLargePages(0, 1);
      expect(await failureOf(all())).toBe(tooLarge);
      expect(requested).toEqual(['1000/1', '500/1', '250/1', '125/1']);
    });
  });

  it.each([
    ['impressions', 'list.0.metrics.impressions'],
    ['spend', 'list.0.metrics.spend'],
    ['conversion', 'list.0.metrics.conversion'],
  ])('a report without %s is an unexpected answer', async (metric, path) => {
    const { metrics, ...rest } = row('c1', '2026-11-01');
    const server = await start(() => numbered([{ ...rest, metrics: { ...metrics, [metric]: undefined } }]));
    const error = await failureOf(read(server, null));
    expect(error).toMatchObject({ errorClass: 'permanent', code: 'unexpected_answer' });
    expect(error.drift).toContain(path);
  });

  it('a report with a metric that is no number is an unexpected answer', async () => {
    const { metrics, ...rest } = row('c1', '2026-11-01');
    for (const spend of ['12,50', 'n/a', '1e', '']) {
      const server = await start(() => numbered([{ ...rest, metrics: { ...metrics, spend } }]));
      expect(await failureOf(read(server, null))).toMatchObject({ code: 'unexpected_answer' });
      await server.close();
    }
  });

  it('starts over from a broken cursor', async () => {
    const server = await start(reportOf(1));
    expect((await read(server, '{"windows":[]}')).items).toHaveLength(7);
  });

  it('fails as TikTok says', async () => {
    const server = await start(() => failure(40_002, 'Invalid metric'));
    expect(await failureOf(read(server, null))).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: '40002',
      endpoint: 'GET /report/integrated/get/',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is not permitted to a grant of posts, without a call', async () => {
    const server = await start(() => numbered([]));
    const request = { accessToken: POSTS_ONLY, cursor: null, account: ACCOUNT, window: WEEK };
    expect(await failureOf(server.platform.ads.listDailyMetrics(request))).toMatchObject({
      code: 'permission_missing',
    });
    expect(server.requests).toHaveLength(0);
  });
});
