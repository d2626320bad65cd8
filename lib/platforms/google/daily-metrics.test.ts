import { afterEach, describe, expect, it } from 'vitest';
import { addDays, daysOf } from '@/lib/dates';
import type { SeenRequest } from '@/lib/vendor-http/testing/vendor-server';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCESS_TOKEN, ACCOUNT, adsError, queryOf, SEARCH, startGoogle } from './testing/google-server';

let google: ScriptedPlatform;
afterEach(() => google.close());

async function read(script: Script[string], window: { from: string; to: string }, most?: number) {
  google = await startGoogle({ [SEARCH]: script });
  const { platform } = google;
  return readAll(
    (cursor) => platform.ads.listDailyMetrics({ accessToken: ACCESS_TOKEN, cursor, account: ACCOUNT, window }),
    most,
  );
}

function requestedDays(request: SeenRequest): { from: string; to: string } {
  const [, from = '', to = ''] = /BETWEEN '([\d-]+)' AND '([\d-]+)'/.exec(queryOf(request)) ?? [];
  return { from, to };
}

const row = (date: string, id = '900', impressions = '10') => ({
  campaign: { id, name: `Campaign ${id}` },
  segments: { date },
  metrics: { impressions, clicks: '1', costMicros: '10000' },
});
const dayByDay = (request: SeenRequest) => {
  const { from, to } = requestedDays(request);
  return { body: { results: daysOf(from, to).map((date) => row(date)) } };
};
const november = { from: '2026-11-01', to: '2026-11-30' };

describe('daily metrics', () => {
  it('daily metrics of a nightly window are one operation', async () => {
    const { items } = await read(dayByDay, november);
    expect(items.map(({ date }) => date)).toEqual(daysOf(november.from, november.to));
    expect(google.calls()).toEqual([SEARCH]);
    const query = queryOf(google.requests[0] as SeenRequest);
    expect(query).toContain("WHERE segments.date BETWEEN '2026-11-01' AND '2026-11-30' ORDER BY segments.date");
    // The API removed it in version 22.
    expect(query).not.toContain('metrics.video_views');
  });

  it('daily metrics of a long window are read range by range, every day once', async () => {
    const window = { from: '2025-10-15', to: '2026-11-22' };
    const { items, cursors } = await read(dayByDay, window);
    expect(items.map(({ date }) => date)).toEqual(daysOf(window.from, window.to));
    expect(google.requests.map(requestedDays).at(-1)).toEqual({ from: '2026-11-22', to: '2026-11-22' });
    expect(cursors).toHaveLength(14);
  });

  it.each([
    ['2026-11-30', '2026-12-30', 1],
    ['2026-11-30', '2026-12-31', 2],
    ['2026-11-30', '2026-11-30', 1],
    ['2026-11-30', '2026-11-29', 0],
  ])('daily metrics from %s to %s are %i queries', async (from, to, questions) => {
    const { items } = await read(dayByDay, { from, to });
    expect(items.map(({ date }) => date)).toEqual(daysOf(from, to));
    expect(google.requests).toHaveLength(questions);
  });

  it('come page by page within a range, then in the next', async () => {
    const script: Script[string] = (request) => {
      const { pageToken } = JSON.parse(request.body) as { pageToken?: string };
      const { from } = requestedDays(request);
      const page = Number(pageToken?.split(' ')[1] ?? 0);
      return {
        body: {
          results: [row(addDays(from, page))],
          ...(page < 2 ? { nextPageToken: `${from} ${page + 1}` } : {}),
        },
      };
    };
    const { items, cursors } = await read(script, { from: '2026-10-01', to: '2026-11-15' });
    expect(items.map(({ date }) => date)).toEqual([
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-11-01',
      '2026-11-02',
      '2026-11-03',
    ]);
    expect(new Set(cursors).size).toBe(6);
  });

  it('daily metrics of ten thousand campaigns are read in pages that stay small', async () => {
    const perPage = 10_000;
    const days = daysOf('2026-11-01', '2026-11-03');
    const script: Script[string] = ({ body }) => {
      const { pageToken } = JSON.parse(body) as { pageToken?: string };
      const page = Number(pageToken ?? 0);
      const results = Array.from({ length: perPage }, (_, index) => row(days[page] ?? '', String(1 + index)));
      return { body: { results, ...(page < days.length - 1 ? { nextPageToken: String(page + 1) } : {}) } };
    };
    const { items, cursors } = await read(script, { from: '2026-11-01', to: '2026-11-03' });
    expect(items).toHaveLength(30_000);
    expect(cursors).toHaveLength(3);
    expect(items.reduce((sum, { spendMicros }) => sum + spendMicros, 0n)).toBe(300_000_000n);
    expect(new Set(google.requests.map(queryOf)).size).toBe(1);
  });

  it('daily metrics with conversions are completed by those of their actions, each with its campaign and day', async () => {
    const converted = (date: string, id: string) => ({
      ...row(date, id),
      metrics: { clicks: '1', costMicros: '10000', impressions: '10', conversions: 2, allConversions: 3 },
    });
    const action = (date: string, id: string, conversionActionCategory: string, conversions: number) => ({
      campaign: { id },
      segments: { date, conversionActionCategory },
      metrics: { conversions, conversionsValue: conversions * 10, allConversions: conversions },
    });
    const script: Script[string] = (request) => {
      const isByAction = queryOf(request).includes('segments.conversion_action_category');
      const { pageToken } = JSON.parse(request.body) as { pageToken?: string };
      const results = isByAction
        ? pageToken === 'more'
          ? [action('2026-11-03', '901', 'SIGNUP', 2)]
          : [action('2026-11-02', '900', 'PURCHASE', 1), action('2026-11-02', '900', 'SUBMIT_LEAD_FORM', 1)]
        : [row('2026-11-01'), converted('2026-11-02', '900'), row('2026-11-03'), converted('2026-11-03', '901')];
      return { body: { results, ...(isByAction && pageToken === undefined ? { nextPageToken: 'more' } : {}) } };
    };
    const { items } = await read(script, november);
    const namesOf = (actions: readonly { action: string }[]) => actions.map(({ action: name }) => name).join(' ');
    expect(items.map(({ date, campaignExternalId, actions }) => [date, campaignExternalId, namesOf(actions)])).toEqual([
      ['2026-11-01', '900', 'PURCHASE'],
      ['2026-11-02', '900', 'PURCHASE SUBMIT_LEAD_FORM'],
      ['2026-11-03', '900', 'PURCHASE'],
      ['2026-11-03', '901', 'PURCHASE SIGNUP'],
    ]);
    expect(items.map(({ conversions }) => conversions)).toEqual(['0', '2', '0', '2']);
    const windows = google.requests.map(requestedDays);
    const ofActions = { from: '2026-11-02', to: '2026-11-03' };
    expect(windows).toEqual([november, ofActions, ofActions]);
  });

  it('fail when the pages of their actions repeat', async () => {
    const converted = { ...row('2026-11-01'), metrics: { impressions: '10', allConversions: 3 } };
    const script: Script[string] = (request) => ({
      body: queryOf(request).includes('segments.conversion_action_category')
        ? { results: [], nextPageToken: 'again' }
        : { results: [converted] },
    });
    expect(await failureOf(read(script, november))).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it('daily metrics without any delivery are left out, and a page of them is no reason to stop', async () => {
    const nothing = {
      ...row('2026-11-01'),
      metrics: { impressions: '0', clicks: '0', costMicros: '0', conversions: 0 },
    };
    const { items } = await read(
      (_request, count) => ({
        body: {
          results: count === 1 ? [nothing] : [row('2026-11-02')],
          ...(count === 1 ? { nextPageToken: 't' } : {}),
        },
      }),
      november,
    );
    expect(items.map(({ date }) => date)).toEqual(['2026-11-02']);
  });

  it('are read from smaller ranges where Google takes too long for a large one', async () => {
    const script: Script[string] = (request) => {
      const { from, to } = requestedDays(request);
      return daysOf(from, to).length > 8 ? adsError(504, 'internalError', 'DEADLINE_EXCEEDED') : dayByDay(request);
    };
    const { items } = await read(script, november);
    expect(items.map(({ date }) => date)).toEqual(daysOf(november.from, november.to));
    expect(google.requests.map(requestedDays).slice(0, 3)).toEqual([
      november,
      { from: '2026-11-01', to: '2026-11-15' },
      { from: '2026-11-01', to: '2026-11-08' },
    ]);
  });

  it('daily metrics of a single day that takes too long fail', async () => {
    const failure = await failureOf(read(() => adsError(504, 'internalError', 'DEADLINE_EXCEEDED'), november));
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'timeout' });
  });

  it('daily metrics fail when their pages repeat', async () => {
    const circle: Script[string] = () => ({ body: { results: [row('2026-11-01')], nextPageToken: 'again' } });
    expect(await failureOf(read(circle, november))).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it('daily metrics that lost a figure are not stored as zeros', async () => {
    const results = daysOf('2026-11-01', '2026-11-20').map((date) => ({
      ...row(date),
      metrics: { views: '10', clicks: '1', costMicros: '10000' },
    }));
    expect(await failureOf(read(() => ({ body: { results } }), november))).toMatchObject({
      errorClass: 'permanent',
      code: 'unexpected_answer',
      drift: 'metrics.impressions missing',
    });
  });

  it('beyond the years that Google keeps are refused, not answered with nothing', async () => {
    const refused = adsError(400, 'dateRangeError', 'REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED');
    expect(await failureOf(read(() => refused, november))).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: 'dateRangeError.REQUESTED_DATE_GRANULARITY_NOT_SUPPORTED',
      vendorRequestId: 'r9',
    });
  });
});
