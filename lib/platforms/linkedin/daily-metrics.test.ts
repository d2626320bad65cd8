import { afterEach, describe, expect, it } from 'vitest';
import { addDays, daysOf } from '@/lib/dates';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import analyticsFixture from './fixtures/analytics.json';
import { ACCESS_TOKEN, apiError, queryOf, startLinkedIn } from './testing/linkedin-server';

let linkedin: ScriptedPlatform | undefined;
afterEach(() => linkedin?.close());

async function start(routes: Script): Promise<ScriptedPlatform> {
  linkedin = await startLinkedIn(routes);
  return linkedin;
}

const accessToken = ACCESS_TOKEN;
const account = { externalId: '507404993', currency: 'EUR', timeZone: 'UTC', accessPath: null };
const july = { from: '2026-07-01', to: '2026-07-30' };
const ANALYTICS = 'GET /adAnalytics';
const ACCOUNT = 'GET /adAccounts/507404993';
const [documentedRow] = analyticsFixture.elements;

function rangeOf(query: string): [string, string] {
  const days = [...query.matchAll(/\(year:(\d+),month:(\d+),day:(\d+)\)/g)].map(([, year, month, day]) =>
    [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-'),
  );
  return [days[0] ?? '', days[1] ?? ''];
}

function row(campaign: number, date: string) {
  const [year, month, day] = date.split('-').map(Number);
  return {
    ...documentedRow,
    pivotValues: [`urn:li:sponsoredCampaign:${campaign}`],
    dateRange: { start: { year, month, day } },
  };
}

function busyAccount(campaigns: number): Script {
  const [before = '', after = ''] = JSON.stringify({ ...row(1, july.from), dateRange: 'DATE' }).split('"DATE"');
  const written = (date: string, campaign: number) => {
    const range = JSON.stringify(row(1, date).dateRange);
    return `${before}${range}${after}`.replace('Campaign:1"', `Campaign:${campaign}"`);
  };
  return {
    [ANALYTICS]: (request) => {
      const rows = daysOf(...rangeOf(queryOf(request))).flatMap((date) =>
        Array.from({ length: campaigns }, (_, index) => ({ date, campaign: index + 1 })),
      );
      const elements = rows.slice(0, 15_000).map(({ date, campaign }) => written(date, campaign));
      return { body: `{"elements":[${elements.join(',')}]}` };
    },
  };
}

describe('metrics by campaign and day', () => {
  it('are requested by account, a month in one call', async () => {
    const { platform, requests } = await start({ [ANALYTICS]: () => ({ body: analyticsFixture }) });
    const page = await platform.ads.listDailyMetrics({ accessToken, cursor: null, account, window: july });
    expect(page.items).toHaveLength(1);
    expect(page.nextCursor).toBeNull();
    expect(requests.map(queryOf)).toEqual([
      'q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY' +
        '&dateRange=(start:(year:2026,month:7,day:1),end:(year:2026,month:7,day:30))' +
        '&accounts=List(urn%3Ali%3AsponsoredAccount%3A507404993)' +
        '&fields=dateRange,pivotValues,impressions,sends,clicks,landingPageClicks,costInLocalCurrency,' +
        'externalWebsiteConversions,oneClickLeads,conversionValueInLocalCurrency,videoViews',
    ]);
  });

  it('metrics by campaign and day of a long window are read a month after another, each day once', async () => {
    const { platform, requests } = await start(busyAccount(2));
    const window = { from: '2025-12-15', to: '2026-03-20' };
    const { items } = await readAll((cursor) =>
      platform.ads.listDailyMetrics({ accessToken, cursor, account, window }),
    );
    expect(requests.map((request) => rangeOf(queryOf(request)))).toEqual([
      ['2025-12-15', '2026-01-13'],
      ['2026-01-14', '2026-02-12'],
      ['2026-02-13', '2026-03-14'],
      ['2026-03-15', '2026-03-20'],
    ]);
    expect(items.map(({ date }) => date)).toEqual(daysOf(window.from, window.to).flatMap((date) => [date, date]));
  });

  it('metrics by campaign and day of 10,000 campaigns are read a day at a time, none of them lost', async () => {
    const { platform, requests } = await start(busyAccount(10_000));
    const window = { from: '2026-07-01', to: '2026-07-02' };
    const seen = new Set<string>();
    const { cursors } = await readAll(async (cursor) => {
      const page = await platform.ads.listDailyMetrics({ accessToken, cursor, account, window });
      expect(page.items).toHaveLength(10_000);
      for (const { campaignExternalId, date } of page.items) seen.add(`${campaignExternalId} ${date}`);
      return { items: [], nextCursor: page.nextCursor };
    });
    expect(cursors).toHaveLength(2);
    expect(seen.size).toBe(20_000);
    expect(requests).toHaveLength(3);
  });

  it('metrics by campaign and day that fill an answer for one day fail rather than lose some silently', async () => {
    const { platform } = await start(busyAccount(15_000));
    const window = { from: july.from, to: july.from };
    const failure = await failureOf(platform.ads.listDailyMetrics({ accessToken, cursor: null, account, window }));
    expect(failure).toMatchObject({ errorClass: 'permanent', code: 'answer_too_large' });
  });

  it('metrics by campaign and day in an answer too large for us are requested by half the days', async () => {
    const filling = 'x'.repeat(33 * 1024 * 1024);
    const { platform, requests } = await start({
      [ANALYTICS]: (_request, count) => ({ body: { ...analyticsFixture, ...(count === 1 ? { filling } : {}) } }),
    });
    await readAll((cursor) => platform.ads.listDailyMetrics({ accessToken, cursor, account, window: july }));
    expect(requests.map((request) => rangeOf(queryOf(request)))).toEqual([
      [july.from, july.to],
      [july.from, '2026-07-15'],
      ['2026-07-16', july.to],
    ]);
  });

  it('start over from a cursor of an older release', async () => {
    const { platform, requests } = await start({ [ANALYTICS]: () => ({ body: analyticsFixture }) });
    await platform.ads.listDailyMetrics({ accessToken, cursor: '{"windows":[]}', account, window: july });
    expect(rangeOf(queryOf(requests[0] ?? fail()))).toEqual([july.from, july.to]);
  });

  it('leave out rows of zeros, and keep ids that outgrow numbers', async () => {
    const zero = { impressions: 0, clicks: 0, costInLocalCurrency: '0.0' };
    const nothing = { ...zero, dateRange: documentedRow?.dateRange, pivotValues: documentedRow?.pivotValues };
    const big = { ...documentedRow, pivotValues: ['urn:li:sponsoredCampaign:9007199254740993123'] };
    const { platform } = await start({ [ANALYTICS]: () => ({ body: { elements: [nothing, big] } }) });
    const { items } = await platform.ads.listDailyMetrics({ accessToken, cursor: null, account, window: july });
    expect(items.map(({ campaignExternalId }) => campaignExternalId)).toEqual(['9007199254740993123']);
  });
});

describe('an empty answer', () => {
  const empty = () => ({ body: { elements: [] } });
  const read = ({ platform }: ScriptedPlatform) =>
    platform.ads.listDailyMetrics({ accessToken, cursor: null, account, window: july });

  it('means no delivery in an account that lets us in', async () => {
    const server = await start({ [ANALYTICS]: empty, [ACCOUNT]: () => ({ body: { id: 507404993 } }) });
    expect(await read(server)).toEqual({ items: [], nextCursor: null });
    expect(server.calls()).toEqual([ANALYTICS, ACCOUNT]);
  });

  it.each([
    [apiError(403, 'ACCESS_DENIED', 100), 'permission_missing'],
    [apiError(404, 'RESOURCE_NOT_FOUND'), 'account_unavailable'],
    [apiError(503, 'UNDER_MAINTENANCE'), 'platform_down'],
  ])('does not mean missing delivery otherwise: %j', async (answer, code) => {
    const server = await start({ [ANALYTICS]: empty, [ACCOUNT]: () => answer });
    expect(await failureOf(read(server))).toMatchObject({ code });
  });

  it('is checked on every page, because a role may end meanwhile', async () => {
    const { platform } = await start({
      [ANALYTICS]: (request) => {
        const [from] = rangeOf(queryOf(request));
        return { body: { elements: from === july.from ? [row(1, from)] : [] } };
      },
      [ACCOUNT]: () => apiError(403, 'ACCESS_DENIED', 100),
    });
    const window = { from: july.from, to: addDays(july.to, 30) };
    const all = readAll((cursor) => platform.ads.listDailyMetrics({ accessToken, cursor, account, window }));
    expect(await failureOf(all)).toMatchObject({ code: 'permission_missing' });
  });
});

describe('a field that disappears', () => {
  it.each(['impressions', 'clicks', 'costInLocalCurrency', 'pivotValues', 'dateRange'])(
    'a field that disappears: %s',
    async (name) => {
      const drifted = { ...documentedRow, [name]: undefined };
      const { platform } = await start({ [ANALYTICS]: () => ({ body: { elements: [drifted] } }) });
      const failure = await failureOf(
        platform.ads.listDailyMetrics({ accessToken, cursor: null, account, window: july }),
      );
      expect(failure).toMatchObject({ errorClass: 'permanent', code: 'unexpected_answer' });
      expect(failure.drift).toContain(name);
    },
  );
});

function fail(): never {
  throw new Error('no request came');
}
