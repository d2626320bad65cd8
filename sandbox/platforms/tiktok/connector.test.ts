import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, daysOf } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { ConsentKind, DateWindow, Platform, RemoteAdAccount } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';
import { contentOf } from '@/lib/platforms/testing/content-of';
import type { FaultInput } from '../../fault-schema';
import { type Sandbox, startSandbox } from '../../server';
import { expectAccountTotals } from '../../testing/account-totals';
import { sums, worldSumsOf } from '../../testing/connector-sums';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { failureOf, passingFaults, readAcrossFault, readAll, readEveryPageTwice } from '../../testing/read-connector';
import { itemId } from './videos';

/*
 * The product's TikTok connector against the emulated platform, from the consent screens on: what it reads must be
 * what the world holds, to the micro, however the platform misbehaves on the way.
 */

// The connector's pauses between tries would only make these tests slow.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));
logger.level = 'silent';
const redirectUri = 'http://127.0.0.1:3000/api/connect/tiktok/callback';
const start = new Date('2026-11-22T12:00:00Z');
const today = '2026-11-22';
const week = { from: addDays(today, -6), to: today };
const quarter = { from: addDays(today, -89), to: today };
const second = 1000;
const day = 86_400 * second;

let sandbox: Sandbox;
let tiktok: Platform;
/** Of a grant with both halves. */
let accessToken: string;
let accounts: RemoteAdAccount[];

const world = () => sandbox.world.platform('tiktok');

async function consentTo(consent: ConsentKind, decision: Parameters<typeof grantInBrowser>[1] = {}) {
  const request = { consent, state: `st4te-${consent}`, redirectUri, codeChallenge: 'c', rerequest: false };
  const { url } = await tiktok.oauth.beginConsent(request);
  const back = await grantInBrowser(url, decision);
  expect(back.href.startsWith(redirectUri)).toBe(true);
  expect(back.searchParams.get('state')).toBe(`st4te-${consent}`);
  return { consent, answer: back.searchParams, redirectUri, codeVerifier: 'v', secret: null };
}
const grantFor = async (consent: ConsentKind, decision: Parameters<typeof grantInBrowser>[1] = {}) =>
  tiktok.oauth.completeConsent(await consentTo(consent, decision));

const metricsOf = (account: RemoteAdAccount, window: DateWindow) =>
  readAll((cursor) => tiktok.ads.listDailyMetrics({ accessToken, cursor, account, window }));

const worldSums = (account: RemoteAdAccount, window: DateWindow) => worldSumsOf(world(), account.externalId, window);

function firstAccount(): RemoteAdAccount {
  const [account] = accounts;
  if (!account) throw new Error('no account');
  return account;
}

beforeAll(async () => {
  // One clock for the connector and the platform.
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sandbox = await startSandbox();
  tiktok = createPlatform('tiktok', {
    clientId: 'sandbox-tiktok-client',
    clientSecret: 'sandbox-tiktok-secret',
    sandboxOrigin: sandbox.url,
  });
  const ads = await grantFor('ads');
  expect(ads).toMatchObject({ refreshToken: null, expiresAt: null });
  const both = tiktok.oauth.mergeGrants(ads, await grantFor('posts'));
  expect(both).toMatchObject({ refreshToken: expect.any(String), expiresAt: new Date(start.getTime() + day) });
  accessToken = both.accessToken;
  accounts = await readAll((cursor) => tiktok.ads.listAccounts({ accessToken, cursor }));
});

beforeEach(() => {
  vi.setSystemTime(start);
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  await sandbox.close();
  vi.useRealTimers();
});

describe('the connector reads what the world holds', () => {
  it('who granted what', async () => {
    const scopes = tiktok.consents.flatMap((consent) => consent.scopes);
    expect(await tiktok.oauth.describeGrant(accessToken)).toEqual({
      externalUserId: '7010158842000000001',
      displayName: 'Layla Haddad',
      scopesGranted: scopes,
      scopesDeclined: [],
      consents: ['ads', 'posts'],
    });
  });

  it('ad accounts with currency and zone, and nobody else’s', () => {
    expect(accounts.map(({ currency, timeZone, externalStatus }) => [currency, timeZone, externalStatus])).toEqual([
      ['SAR', 'Asia/Riyadh', 'STATUS_ENABLE'],
      ['AED', 'Asia/Dubai', 'STATUS_ENABLE'],
      ['USD', 'America/New_York', 'STATUS_ENABLE'],
      ['USD', 'America/Los_Angeles', 'STATUS_DISABLE'],
    ]);
  });

  it('the TikTok account', async () => {
    expect(await contentOf(tiktok).listProfiles({ accessToken, cursor: null })).toEqual({
      items: [
        {
          externalId: '723f24d7-e717-40f8-a2b6-cb8464cd2301',
          kind: 'tiktok',
          name: 'Nakhla | نخلة',
          handle: 'nakhla',
          followers: 934_100,
        },
      ],
      nextCursor: null,
    });
  });

  it('campaigns in every state, with budgets to the micro and schedules to the minute', async () => {
    const seen = new Set<string>();
    for (const account of accounts) {
      const campaigns = await readAll((cursor) => tiktok.ads.listCampaigns({ accessToken, cursor, account }));
      const plans = world().campaigns(account.externalId);
      expect(new Set(campaigns.map(({ externalId }) => externalId))).toEqual(new Set(plans.map(({ id }) => id)));
      for (const { id, name, budget, state, startsOn, endsOn, hasIssues } of plans) {
        const campaign = campaigns.find(({ externalId }) => externalId === id);
        const isOver = endsOn !== null && endsOn < today;
        const status = { active: isOver ? 'ended' : 'active', paused: 'paused', archived: 'ended', deleted: 'removed' };
        expect(campaign).toMatchObject({
          name,
          status: status[state],
          hasIssues: hasIssues && state === 'active',
          dailyBudgetMicros: budget.kind === 'daily' ? budget.amountMicros : null,
          lifetimeBudgetMicros: budget.kind === 'lifetime' ? budget.amountMicros : null,
        });
        const localDay = (instant: Date | null | undefined) =>
          instant ? new Intl.DateTimeFormat('en-CA', { timeZone: account.timeZone }).format(instant) : null;
        // Ad groups of a deleted campaign are gone with it.
        expect(localDay(campaign?.startsAt)).toBe(state === 'deleted' ? null : startsOn);
        expect(localDay(campaign?.endsAt)).toBe(state === 'deleted' ? null : endsOn);
        seen.add(campaign?.status ?? '');
      }
    }
    expect([...seen].sort()).toEqual(['active', 'ended', 'paused', 'removed']);
  });

  it('the total of every account itself', async () => {
    const windows = [week, quarter];
    await expectAccountTotals({ platform: tiktok, world: world(), accessToken, accounts, windows });
  });

  it('daily metrics of each account, over short ranges and over those that TikTok refuses in one', async () => {
    for (const account of accounts) {
      for (const window of [{ from: today, to: today }, week, quarter]) {
        const rows = await metricsOf(account, window);
        expect(sums(rows)).toEqual(worldSums(account, window));
        expect(rows.every((row) => row.currency === account.currency)).toBe(true);
      }
    }
    expect(await metricsOf(accounts[3] ?? firstAccount(), quarter)).toEqual([]);
  });

  it('every metric of every row', async () => {
    const account = firstAccount();
    const rows = await metricsOf(account, week);
    const values = new Set<string>();
    for (const campaign of world().campaigns(account.externalId)) {
      for (const fact of world().facts(campaign, week)) {
        const row = rows.find((one) => one.campaignExternalId === fact.campaignId && one.date === fact.date);
        expect(row).toEqual({
          campaignExternalId: fact.campaignId,
          campaignName: campaign.name,
          date: fact.date,
          currency: 'SAR',
          impressions: fact.impressions,
          clicks: fact.clicks,
          linkClicks: fact.clicks,
          spendMicros: fact.spendMicros,
          conversions: String(fact.conversions),
          conversionValueMicros: fact.conversionValueMicros,
          videoViews: fact.videoViews,
          reach: fact.reach,
        });
        values.add(fact.conversionValueMicros === null ? 'untracked' : 'tracked');
      }
    }
    expect(values.size).toBe(2);
  });

  it('figures of campaigns that were deleted', async () => {
    const account = firstAccount();
    const deleted = world()
      .campaigns(account.externalId)
      .filter(({ state }) => state === 'deleted');
    const spent = deleted.find(
      (campaign) => [...world().facts(campaign, world().history(account.externalId))].length > 0,
    );
    if (!spent) throw new Error('no deleted campaign has figures');
    const rows = await metricsOf(account, { from: spent.startsOn, to: addDays(spent.startsOn, 20) });
    expect(rows.some((row) => row.campaignExternalId === spent.id)).toBe(true);
  });

  it('posts with their engagement, the newest first', async () => {
    await expectThePostsOfTheWorld();
  });

  it('posts, through calls that fail in every way', async () => {
    const kinds = ['http_500', 'reset', 'truncated_page', 'rate_limited', 'repeated_cursor'] as const;
    for (const kind of kinds) sandbox.faults.add({ kind, skip: 1, times: 1, match: { pathPattern: '/video/list' } });
    await expectThePostsOfTheWorld();
    expect(sandbox.faults.list().map(({ hits }) => hits)).toEqual(kinds.map(() => 1));
  });
});

async function expectThePostsOfTheWorld() {
  const since = new Date('2026-08-25T00:00:00Z');
  const [profile] = (await contentOf(tiktok).listProfiles({ accessToken, cursor: null })).items;
  if (!profile) throw new Error('no profile');
  const posts = await readAll((cursor) => contentOf(tiktok).listPosts({ accessToken, cursor, profile, since }));
  const expected = world()
    .posts(profile.externalId)
    .filter(({ publishesAt }) => publishesAt >= since && publishesAt <= start);
  expect(expected.length).toBeGreaterThan(40);
  expect(posts).toEqual(
    expected.map(({ id, text, publishesAt, media, engagement }) => ({
      externalId: itemId(id),
      kind: media === 'carousel' ? 'PHOTO' : 'VIDEO',
      text,
      permalink: `https://www.tiktok.com/@nakhla/video/${itemId(id)}`,
      status: 'published',
      scheduledAt: null,
      publishedAt: publishesAt,
      engagement: {
        views: engagement.views,
        reach: engagement.reach,
        likes: engagement.likes + engagement.loves,
        comments: engagement.comments,
        shares: engagement.shares,
        saves: engagement.saves,
        clicks: null,
      },
    })),
  );
}

describe('totals stay the world’s through', () => {
  const report = { pathPattern: '/report/integrated/get/' };
  it.each<FaultInput>([
    ...passingFaults,
    { kind: 'repeated_cursor', times: 1, skip: 1 },
    { kind: 'http_500', probability: 0.4 },
  ])('$kind', async (fault) => {
    const account = firstAccount();
    const added = sandbox.faults.add({ ...fault, match: report });
    for (const window of [week, quarter]) {
      expect(sums(await metricsOf(account, window))).toEqual(worldSums(account, window));
    }
    expect(sandbox.faults.hits(added.id)).toBeGreaterThan(0);
  });

  it.each([
    ['expired_token', 'reauth', 'token_revoked'],
    ['revoked_token', 'reauth', 'token_revoked'],
    ['permission_missing', 'reauth', 'permission_missing'],
    ['schema_drift', 'permanent', 'unexpected_answer'],
  ] as const)('%s, from the page where it stopped', async (kind, errorClass, code) => {
    const account = firstAccount();
    const field = kind === 'schema_drift' ? { field: 'impressions' } : {};
    const { items, failure } = await readAcrossFault(sandbox.faults, { kind, ...field, match: report }, (cursor) =>
      tiktok.ads.listDailyMetrics({ accessToken, cursor, account, window: quarter }),
    );
    expect(failure).toMatchObject({ errorClass, code });
    expect(sums(items)).toEqual(worldSums(account, quarter));
  });

  it('an interruption at every page, the page being read again', async () => {
    const account = firstAccount();
    const window = { from: addDays(today, -199), to: today };
    const { lost, again } = await readEveryPageTwice((cursor) =>
      tiktok.ads.listDailyMetrics({ accessToken, cursor, account, window }),
    );
    expect(again).toEqual(lost);
    expect(again.length).toBeGreaterThan(6);
    const rows = again.flatMap(({ items }) => items);
    expect(sums(rows)).toEqual(worldSums(account, window));
    // No day falls between two ranges, and none is in both.
    expect(new Set(rows.map((row) => row.date))).toEqual(new Set(daysOf(window.from, window.to)));
    expect(new Set(rows.map((row) => `${row.campaignExternalId} ${row.date}`)).size).toBe(rows.length);
  });
});

describe('an expired token', () => {
  it('of a TikTok account is one that renewing cures', async () => {
    sandbox.faults.add({ kind: 'expired_token', match: { pathPattern: '/business/' } });
    expect(await failureOf(contentOf(tiktok).listProfiles({ accessToken, cursor: null }))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_expired',
    });
  });

  it('does, in fact, come after a day, and ends with renewing; ads go on', async () => {
    const grant = tiktok.oauth.mergeGrants(await grantFor('ads'), await grantFor('posts'));
    vi.setSystemTime(start.getTime() + day);
    const token = grant.accessToken;
    expect(await failureOf(contentOf(tiktok).listProfiles({ accessToken: token, cursor: null }))).toMatchObject({
      code: 'token_expired',
    });
    expect((await tiktok.ads.listAccounts({ accessToken: token, cursor: null })).items).toHaveLength(4);
    // The consent is alive: it only has to be renewed.
    expect(await tiktok.oauth.describeGrant(token)).toMatchObject({ consents: ['ads', 'posts'], scopesDeclined: [] });
    const renewed = await tiktok.oauth.refresh(grant);
    expect(
      (await contentOf(tiktok).listProfiles({ accessToken: renewed.accessToken, cursor: null })).items,
    ).toHaveLength(1);
    expect((await tiktok.ads.listAccounts({ accessToken: renewed.accessToken, cursor: null })).items).toHaveLength(4);
  });
});

describe('renewing', () => {
  it('spends the refresh token: the second use ends the posts and leaves the ads', async () => {
    const posts = await grantFor('posts');
    const renewed = await tiktok.oauth.refresh(posts);
    expect(renewed.refreshToken).not.toBe(posts.refreshToken);
    expect(await failureOf(tiktok.oauth.refresh(posts))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
      vendorCode: '40107',
    });
    const again = await tiktok.oauth.refresh(renewed);
    expect(await tiktok.oauth.describeGrant(again.accessToken)).toMatchObject({ consents: ['posts'] });

    const both = tiktok.oauth.mergeGrants(await grantFor('ads'), posts);
    const left = await tiktok.oauth.refresh(both);
    expect(left).toMatchObject({ refreshToken: null, expiresAt: null });
    expect(await tiktok.oauth.describeGrant(left.accessToken)).toMatchObject({ consents: ['ads'] });
  });

  it('ends a year after the consent, however often it was done', async () => {
    let grant = await grantFor('posts');
    vi.setSystemTime(start.getTime() + 364 * day);
    grant = await tiktok.oauth.refresh(grant);
    vi.setSystemTime(start.getTime() + 365 * day);
    expect(await failureOf(tiktok.oauth.refresh(grant))).toMatchObject({ code: 'token_revoked', vendorCode: '40103' });
  });

  it('of ads alone changes nothing and calls nobody', async () => {
    const ads = await grantFor('ads');
    sandbox.faults.add({ kind: 'down' });
    expect(await tiktok.oauth.refresh(ads)).toEqual(ads);
  });
});

describe('a consent', () => {
  it('that is refused says so', async () => {
    for (const consent of ['ads', 'posts'] as const) {
      expect(await failureOf(grantFor(consent, { decision: 'cancel' }))).toMatchObject({ code: 'consent_refused' });
    }
  });

  it('gives its code once, and to the redirect address it was asked with', async () => {
    for (const consent of ['ads', 'posts'] as const) {
      const answer = await consentTo(consent);
      if (consent === 'posts') {
        const elsewhere = { ...answer, redirectUri: 'http://127.0.0.1:3000/elsewhere' };
        expect(await failureOf(tiktok.oauth.completeConsent(elsewhere))).toMatchObject({ code: 'request_rejected' });
      }
      await tiktok.oauth.completeConsent(answer);
      expect(await failureOf(tiktok.oauth.completeConsent(answer))).toMatchObject({
        errorClass: 'permanent',
        code: 'request_rejected',
        vendorCode: '40110',
      });
    }
  });

  it('gives a code that ends: after an hour for ads, after ten minutes for posts', async () => {
    for (const [consent, life] of [
      ['ads', 3600 * second],
      ['posts', 600 * second],
    ] as const) {
      vi.setSystemTime(start);
      const early = await consentTo(consent);
      vi.setSystemTime(start.getTime() + life - second);
      await tiktok.oauth.completeConsent(early);
      vi.setSystemTime(start);
      const late = await consentTo(consent);
      vi.setSystemTime(start.getTime() + life);
      expect(await failureOf(tiktok.oauth.completeConsent(late))).toMatchObject({ vendorCode: '40101' });
    }
  });

  it('to ads alone has no profiles, and its posts are not permitted', async () => {
    const { accessToken: ads } = await grantFor('ads');
    expect(await tiktok.oauth.describeGrant(ads)).toMatchObject({ consents: ['ads'], scopesDeclined: [] });
    expect(await contentOf(tiktok).listProfiles({ accessToken: ads, cursor: null })).toEqual({
      items: [],
      nextCursor: null,
    });
    const profile = { externalId: '723f24d7-e717-40f8-a2b6-cb8464cd2301', kind: 'tiktok' };
    const posts = contentOf(tiktok).listPosts({ accessToken: ads, cursor: null, profile, since: start });
    expect(await failureOf(posts)).toMatchObject({ errorClass: 'reauth', code: 'permission_missing' });
  });

  it('to posts alone has no accounts, and figures of one are not permitted', async () => {
    const { accessToken: posts } = await grantFor('posts');
    expect(await tiktok.oauth.describeGrant(posts)).toMatchObject({
      externalUserId: '723f24d7-e717-40f8-a2b6-cb8464cd2301',
      displayName: 'Nakhla | نخلة',
      consents: ['posts'],
    });
    expect(await tiktok.ads.listAccounts({ accessToken: posts, cursor: null })).toEqual({
      items: [],
      nextCursor: null,
    });
    const request = { accessToken: posts, cursor: null, account: firstAccount() };
    const missing = { errorClass: 'reauth', code: 'permission_missing' };
    expect(await failureOf(tiktok.ads.listCampaigns(request))).toMatchObject(missing);
    expect(await failureOf(tiktok.ads.listDailyMetrics({ ...request, window: week }))).toMatchObject(missing);
  });

  it('with permissions unticked works as far as it goes', async () => {
    const partial = tiktok.oauth.mergeGrants(
      await grantFor('ads', { decline: ['210', '44'] }),
      await grantFor('posts', { decline: ['user.info.stats', 'user.info.username', 'video.insights'] }),
    ).accessToken;
    expect((await tiktok.oauth.describeGrant(partial)).scopesDeclined).toEqual([
      'tiktok_ad_groups',
      'tiktok_reports',
      'user.info.username',
      'user.info.stats',
      'video.insights',
    ]);
    const account = firstAccount();
    const campaigns = await tiktok.ads.listCampaigns({ accessToken: partial, cursor: null, account });
    expect(campaigns.items.length).toBeGreaterThan(20);
    expect(campaigns.items.every(({ startsAt, endsAt }) => startsAt === null && endsAt === null)).toBe(true);
    const metrics = tiktok.ads.listDailyMetrics({ accessToken: partial, cursor: null, account, window: week });
    expect(await failureOf(metrics)).toMatchObject({ errorClass: 'reauth', code: 'permission_missing' });
    const [profile] = (await contentOf(tiktok).listProfiles({ accessToken: partial, cursor: null })).items;
    expect(profile).toMatchObject({ name: 'Nakhla | نخلة', handle: null, followers: null });
    const posts = await contentOf(tiktok).listPosts({
      accessToken: partial,
      cursor: null,
      profile: { externalId: profile?.externalId ?? '', kind: 'tiktok' },
      since: new Date('2026-11-01T00:00:00Z'),
    });
    expect(posts.items[0]?.engagement).toMatchObject({ reach: null, views: expect.any(Number) });
  });

  it('of someone with one account, with another company, or with nothing reads just that', async () => {
    const [, omar, hana, noura] = world().people;
    const accountsOf = async (person: string | undefined) => {
      const grant = await grantFor('ads', { person: person ?? '' });
      return (await tiktok.ads.listAccounts({ accessToken: grant.accessToken, cursor: null })).items;
    };
    expect((await accountsOf(omar?.id)).map(({ currency }) => currency)).toEqual(['AED']);
    expect((await accountsOf(hana?.id)).map(({ name }) => name)).toEqual(['Sahab Coffee | سحاب']);
    expect(await accountsOf(noura?.id)).toEqual([]);
  });

  it('does not reach the account of somebody else, and only that account fails', async () => {
    const [, omar] = world().people;
    const grant = await grantFor('ads', { person: omar?.id ?? '' });
    const request = { accessToken: grant.accessToken, cursor: null, account: firstAccount() };
    expect(await failureOf(tiktok.ads.listCampaigns(request))).toMatchObject({
      errorClass: 'reauth',
      code: 'permission_missing',
      vendorCode: '40001',
    });
  });
});

describe('revoking', () => {
  it('ends both halves, and once more does no harm', async () => {
    const both = tiktok.oauth.mergeGrants(await grantFor('ads'), await grantFor('posts'));
    await tiktok.oauth.revoke(both);
    expect(await failureOf(tiktok.oauth.describeGrant(both.accessToken))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
    expect(await failureOf(tiktok.oauth.refresh({ ...both, accessToken: both.accessToken }))).toBeUndefined();
    await tiktok.oauth.revoke(both);
    // The suite's grant was of the same person.
    accessToken = tiktok.oauth.mergeGrants(await grantFor('ads'), await grantFor('posts')).accessToken;
  });

  it('of one half leaves the other', async () => {
    const ads = await grantFor('ads', { person: world().people[1]?.id ?? '' });
    const posts = await grantFor('posts', { person: world().people[1]?.id ?? '' });
    const { accessToken: both } = tiktok.oauth.mergeGrants(ads, posts);
    await tiktok.oauth.revoke(posts);
    expect(await tiktok.oauth.describeGrant(both)).toMatchObject({ displayName: 'Omar Rashid', consents: ['ads'] });
    const again = tiktok.oauth.mergeGrants(ads, await grantFor('posts', { person: world().people[1]?.id ?? '' }));
    await tiktok.oauth.revoke(ads);
    expect(await tiktok.oauth.describeGrant(again.accessToken)).toMatchObject({ consents: ['posts'] });
  });
});
