import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import accounts from './fixtures/accounts.json';
import campaigns from './fixtures/campaigns.json';
import lineItems from './fixtures/line-items.json';
import me from './fixtures/me.json';
import timeline from './fixtures/timeline.json';
import { ACCOUNT, ADS_ONLY, adsFailure, BOTH, ok, POSTS_ONLY, page, startApi } from './testing/twitter-server';

const now = new Date('2026-07-10T12:00:00Z');
let api: ScriptedPlatform | undefined;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(async () => {
  vi.useRealTimers();
  await api?.close();
});

async function start(routes: Script): Promise<ScriptedPlatform> {
  api = await startApi(routes);
  return api;
}
const request = { accessToken: BOTH, cursor: null };
const funding = (id: string) => `GET /12/accounts/${id}/funding_instruments`;
const instrument = (currency: string, more: object = {}) => ({ id: 'f', currency, entity_status: 'ACTIVE', ...more });

describe('ad accounts', () => {
  it('have the currency of what they pay with, or of what they paid with', async () => {
    const { platform, calls } = await start({
      'GET /12/accounts': () => ok(accounts),
      [funding('18ce54d4x5t')]: () =>
        page([
          instrument('EUR', { deleted: true, able_to_fund: true }),
          instrument('SAR', { entity_status: 'PAUSED', able_to_fund: false }),
          instrument('GBP'),
          instrument('USD', { able_to_fund: true }),
        ]),
      [funding('18ce55never')]: () => page([]),
      [funding('18ce56gone1')]: () => page([instrument('KWD', { deleted: true })]),
    });
    expect(await platform.ads.listAccounts(request)).toEqual({
      items: [
        {
          externalId: '18ce54d4x5t',
          name: 'Acme',
          currency: 'USD',
          timeZone: 'America/Los_Angeles',
          externalStatus: 'ACCEPTED',
          accessPath: null,
        },
        {
          externalId: '18ce55never',
          name: 'أكمي <b>القاهرة</b> 🌙',
          currency: 'XXX',
          timeZone: 'Africa/Cairo',
          externalStatus: 'UNDER_REVIEW',
          accessPath: null,
        },
        {
          externalId: '18ce56gone1',
          name: '18ce56gone1',
          currency: 'KWD',
          timeZone: 'Europe/London',
          externalStatus: 'DELETED',
          accessPath: null,
        },
      ],
      nextCursor: null,
    });
    expect(calls()).toHaveLength(4);
  });

  it.each([
    [[instrument('SAR', { entity_status: 'PAUSED' }), instrument('GBP')], 'GBP'],
    [[instrument('SAR', { entity_status: 'PAUSED' }), instrument('GBP', { deleted: true })], 'SAR'],
  ])('ad accounts that cannot pay just now: %j', async (instruments, currency) => {
    const { platform } = await start({
      'GET /12/accounts': () => page([accounts.data[0]]),
      [funding('18ce54d4x5t')]: () => page(instruments),
    });
    expect((await platform.ads.listAccounts(request)).items[0]?.currency).toBe(currency);
  });

  it('ad accounts by the hundred are read in pages, and listed once', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ ...accounts.data[0], id: `a${1000 + index}` }));
    const routes: Script = {
      'GET /12/accounts': ({ query }) =>
        query.get('cursor') === 'second' ? page(many.slice(0, 60)) : page(many.slice(60), 'second'),
    };
    for (const { id } of many) routes[funding(id)] = () => page([instrument('USD')]);
    const { platform, calls } = await start(routes);
    const { items, cursors } = await readAll((cursor) => platform.ads.listAccounts({ ...request, cursor }));
    expect(items.map(({ externalId }) => externalId)).toEqual(many.map(({ id }) => id));
    expect(cursors).toHaveLength(3);
    expect(calls().filter((call) => call === 'GET /12/accounts')).toHaveLength(2);
  });

  it('are listed again after three minutes, for another person, and after a failure', async () => {
    let isDown = false;
    const { platform, calls } = await start({
      'GET /12/accounts': () => (isDown ? adsFailure(400, 'INVALID_PARAMETER') : page([])),
    });
    const lists = () => calls().filter((call) => call === 'GET /12/accounts').length;
    for (let time = 0; time < 3; time += 1) await platform.ads.listAccounts(request);
    expect(lists()).toBe(1);
    const other = { ...request, accessToken: ADS_ONLY.replace('2244994945', '9944994945') };
    await platform.ads.listAccounts(other);
    expect(lists()).toBe(2);
    vi.setSystemTime(now.getTime() + 190_000);
    isDown = true;
    expect(await failureOf(platform.ads.listAccounts(request))).toMatchObject({ code: 'request_rejected' });
    isDown = false;
    await platform.ads.listAccounts(request);
    expect(lists()).toBe(4);
  });

  it('ad accounts in an unknown zone, and lists in a circle, are refused', async () => {
    const { platform } = await start({
      'GET /12/accounts': () => page([{ ...accounts.data[0], timezone: 'Mars/Base' }]),
    });
    expect(await failureOf(platform.ads.listAccounts(request))).toMatchObject({
      code: 'unexpected_answer',
      drift: 'data.0.timezone custom',
    });
    await api?.close();
    const circle = await start({ 'GET /12/accounts': () => page([], 'again') });
    expect(await failureOf(circle.platform.ads.listAccounts(request))).toMatchObject({
      errorClass: 'transient',
      code: 'cursor_repeated',
    });
  });

  it('ad accounts of a grant of posts alone are none', async () => {
    const { platform, calls } = await start({});
    expect(await platform.ads.listAccounts({ ...request, accessToken: POSTS_ONLY })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect(calls()).toEqual([]);
  });
});

describe('campaigns', () => {
  const CAMPAIGNS = 'GET /12/accounts/18ce54d4x5t/campaigns';
  const LINE_ITEMS = 'GET /12/accounts/18ce54d4x5t/line_items';

  it('have every status, the schedule of their line items, and budgets in the account’s currency', async () => {
    const { platform, requests } = await start({
      [CAMPAIGNS]: () => ok(campaigns),
      [LINE_ITEMS]: ({ query }) =>
        query.get('cursor') === 'rest' ? page(lineItems.data.slice(3)) : page(lineItems.data.slice(0, 3), 'rest'),
    });
    const { items, nextCursor } = await platform.ads.listCampaigns({ ...request, account: ACCOUNT });
    expect(nextCursor).toBeNull();
    const none = {
      objective: null,
      hasIssues: false,
      dailyBudgetMicros: null,
      lifetimeBudgetMicros: null,
      startsAt: null,
      endsAt: null,
    };
    expect(items).toEqual([
      {
        ...none,
        externalId: '8wku2',
        name: 'Launch \u200fإطلاق\u200e 🚀 <b>&</b>',
        objective: 'WEBSITE_CLICKS',
        status: 'active',
        externalStatus: 'ACTIVE',
        dailyBudgetMicros: 140_000_000n,
        startsAt: new Date('2026-06-03T07:00:00Z'),
      },
      {
        ...none,
        externalId: '8wku3',
        name: 'Over',
        status: 'ended',
        externalStatus: 'ACTIVE',
        lifetimeBudgetMicros: 250_000_000n,
        startsAt: new Date('2026-05-01T07:00:00Z'),
        endsAt: new Date('2026-06-30T07:00:00Z'),
      },
      { ...none, externalId: '8wku4', name: 'Cannot pay', status: 'active', externalStatus: 'ACTIVE', hasIssues: true },
      { ...none, externalId: '8wku5', name: 'Paused', status: 'paused', externalStatus: 'PAUSED' },
      { ...none, externalId: '8wku6', name: '8wku6', status: 'draft', externalStatus: 'DRAFT' },
      { ...none, externalId: '8wku7', name: 'Gone', status: 'removed', externalStatus: 'DELETED' },
      { ...none, externalId: '8wku8', name: 'New word', status: 'unknown', externalStatus: 'HIBERNATING' },
      {
        ...none,
        externalId: '8wku9',
        name: 'Ended by its line items',
        objective: 'APP_INSTALLS',
        status: 'ended',
        externalStatus: 'ACTIVE',
        startsAt: new Date('2026-05-01T07:00:00Z'),
        endsAt: new Date('2026-05-31T07:00:00Z'),
      },
    ]);
    expect(Object.fromEntries(requests[0]?.query ?? [])).toEqual({
      with_deleted: 'true',
      with_draft: 'true',
      count: '50',
    });
    expect(requests[1]?.query.get('campaign_ids')).toBe('8wku2,8wku3,8wku4,8wku5,8wku6,8wku7,8wku8,8wku9');
  });

  it('are read page by page', async () => {
    const { platform } = await start({
      [CAMPAIGNS]: ({ query }) => {
        const number = Number(query.get('cursor') ?? 0);
        return page([{ ...campaigns.data[0], id: `c${number}` }], number < 2 ? String(number + 1) : null);
      },
      [LINE_ITEMS]: () => page([]),
    });
    const { items } = await readAll((cursor) => platform.ads.listCampaigns({ ...request, account: ACCOUNT, cursor }));
    expect(items.map(({ externalId }) => externalId)).toEqual(['c0', 'c1', 'c2']);
  });

  it('campaigns of an empty account need no line items', async () => {
    const { platform, calls } = await start({ [CAMPAIGNS]: () => page([]) });
    expect(await platform.ads.listCampaigns({ ...request, account: ACCOUNT })).toEqual({ items: [], nextCursor: null });
    expect(calls()).toEqual([CAMPAIGNS]);
  });

  it('campaigns without an id are refused', async () => {
    const { platform } = await start({ [CAMPAIGNS]: () => page([{ ...campaigns.data[0], id: undefined }]) });
    expect(await failureOf(platform.ads.listCampaigns({ ...request, account: ACCOUNT }))).toMatchObject({
      errorClass: 'permanent',
      code: 'unexpected_answer',
    });
  });

  it('campaigns in a circle are detected, wherever it begins', async () => {
    const { platform } = await start({
      [CAMPAIGNS]: ({ query }) =>
        page([], query.get('cursor') === null ? 'a' : query.get('cursor') === 'a' ? 'b' : 'a'),
    });
    const work = readAll((cursor) => platform.ads.listCampaigns({ ...request, account: ACCOUNT, cursor }));
    expect(await failureOf(work)).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });
});

describe('the profile', () => {
  it('is that of the person who let us read posts', async () => {
    const { platform, requests } = await start({ 'GET /2/users/me': () => ok(me) });
    expect(await contentOf(platform).listProfiles(request)).toEqual({
      items: [{ externalId: '2244994945', kind: 'x_profile', name: 'Acme', handle: 'acme', followers: 1234 }],
      nextCursor: null,
    });
    expect(requests[0]).toMatchObject({
      path: '/api.x.com/2/users/me',
      headers: { authorization: 'Bearer posts-token-canary' },
    });
  });

  it('may have few fields', async () => {
    const { platform } = await start({
      'GET /2/users/me': () => ok({ data: { id: '9007199254740993123', username: 'a' } }),
    });
    expect((await contentOf(platform).listProfiles(request)).items).toEqual([
      { externalId: '9007199254740993123', kind: 'x_profile', name: 'a', handle: 'a', followers: null },
    ]);
  });
});

describe('posts', () => {
  const TIMELINE = 'GET /2/users/2244994945/tweets';
  const profile = { externalId: '2244994945', kind: 'x_profile' };
  const since = new Date('2026-07-01T00:00:00Z');

  it('have their engagement, whole text and first medium', async () => {
    const { platform, requests } = await start({ [TIMELINE]: () => ok(timeline) });
    const { items, nextCursor } = await contentOf(platform).listPosts({ ...request, profile, since });
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      {
        externalId: '1800000000000000003',
        kind: 'video',
        text: 'عرض \u200f30%\u200f 🌙 & <b>bold</b> &lt; at full length',
        permalink: 'https://x.com/i/web/status/1800000000000000003',
        status: 'published',
        scheduledAt: null,
        publishedAt: new Date('2026-07-03T12:00:00Z'),
        engagement: { views: 340, reach: null, likes: 9, comments: 2, shares: 5, saves: 3, clicks: 17 },
      },
      {
        externalId: '1800000000000000001',
        kind: 'text',
        text: 'Hello',
        permalink: 'https://x.com/i/web/status/1800000000000000001',
        status: 'published',
        scheduledAt: null,
        publishedAt: new Date('2026-07-01T12:00:00Z'),
        engagement: { views: null, reach: null, likes: 0, comments: 0, shares: 0, saves: null, clicks: null },
      },
    ]);
    expect(Object.fromEntries(requests[0]?.query ?? [])).toEqual({
      max_results: '100',
      exclude: 'retweets,replies',
      expansions: 'attachments.media_keys',
      'media.fields': 'type',
      'tweet.fields': 'created_at,public_metrics,attachments,note_tweet,non_public_metrics',
      start_time: '2026-07-01T00:00:00Z',
    });
  });

  it('posts older than 30 days are requested without private figures, in a range that touches the other', async () => {
    const { platform, requests } = await start({
      [TIMELINE]: (_request, count) =>
        ok({ meta: { result_count: 0, ...(count === 1 ? { next_token: 'second' } : {}) } }),
    });
    const long = { ...request, profile, since: new Date('2026-01-01T00:00:00Z') };
    const { items } = await readAll((cursor) => {
      vi.setSystemTime(Date.now() + 600_000);
      return contentOf(platform).listPosts({ ...long, cursor });
    });
    expect(items).toEqual([]);
    const ranges = requests.map(({ query }) => [
      query.get('start_time'),
      query.get('end_time'),
      query.get('pagination_token'),
      query.get('tweet.fields')?.includes('non_public_metrics'),
    ]);
    const middle = '2026-06-10T13:10:00Z';
    expect(ranges).toEqual([
      [middle, null, null, true],
      [middle, null, 'second', true],
      ['2026-01-01T00:00:00Z', middle, null, false],
    ]);
  });

  it('posts in a circle are detected', async () => {
    const { platform } = await start({ [TIMELINE]: () => ok({ meta: { result_count: 0, next_token: 'same' } }) });
    const work = readAll((cursor) => contentOf(platform).listPosts({ ...request, cursor, profile, since }));
    expect(await failureOf(work)).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it('posts of a profile that is gone are an error inside of a good answer', async () => {
    const type = 'https://api.twitter.com/2/problems/resource-not-found';
    const { platform } = await start({ [TIMELINE]: () => ok({ errors: [{ title: 'Not Found Error', type }] }) });
    expect(await failureOf(contentOf(platform).listPosts({ ...request, profile, since }))).toMatchObject({
      errorClass: 'permanent',
      code: 'account_unavailable',
      vendorCode: 'resource-not-found',
    });
  });

  it.each(['created_at', 'public_metrics', 'text'])('posts without %s are refused', async (field) => {
    const { platform } = await start({
      [TIMELINE]: () => ok({ ...timeline, data: [{ ...timeline.data[0], [field]: undefined }] }),
    });
    expect(await failureOf(contentOf(platform).listPosts({ ...request, profile, since }))).toMatchObject({
      code: 'unexpected_answer',
    });
  });

  it('are not to be had with ads alone', async () => {
    const { platform, calls } = await start({});
    const work = contentOf(platform).listPosts({ ...request, accessToken: ADS_ONLY, profile, since });
    expect(await failureOf(work)).toMatchObject({ errorClass: 'reauth', code: 'permission_missing' });
    expect(calls()).toEqual([]);
  });
});
