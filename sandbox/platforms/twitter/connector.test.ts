import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, daysOf } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type {
  AdAccountRef,
  ConsentKind,
  DateWindow,
  Platform,
  RemoteAdAccount,
  TokenGrant,
} from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';
import { contentOf } from '@/lib/platforms/testing/content-of';
import type { FaultInput } from '../../fault-schema';
import { type Sandbox, startSandbox } from '../../server';
import { expectAccountTotals } from '../../testing/account-totals';
import { sums, worldSumsOf } from '../../testing/connector-sums';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { codeChallenge, codeVerifier } from '../../testing/pkce-pair';
import { failureOf, passingFaults, readAcrossFault, readAll, readEveryPageTwice } from '../../testing/read-connector';
import { postId } from './ids';
import { placementsOf } from './placements';

/*
 * The product's X connector against the emulated platform, from the consent screens on: what it reads must be what the
 * world holds, to the micro, however the platform misbehaves on the way.
 */

// The connector's pauses between tries would only make these tests slow.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

logger.level = 'silent';
const redirectUri = 'http://127.0.0.1:3000/api/connect/twitter/callback';
const start = Date.parse('2026-11-22T12:20:00Z');
const today = '2026-11-22';
const week = { from: addDays(today, -6), to: today };
const month = { from: addDays(today, -29), to: today };
const sixWeeks = { from: addDays(today, -45), to: addDays(today, -3) };
const people = { omar: '1158842000000000002', hana: '1158842000000000003', noura: '1158842000000000004' };
const hours = 3_600_000;

let sandbox: Sandbox;
let twitter: Platform;
/** Of a grant with both halves. */
let accessToken: string;
let accounts: RemoteAdAccount[];

const world = () => sandbox.world.platform('twitter');
const app = {
  clientId: 'sandbox-twitter-client',
  clientSecret: 'sandbox-twitter-secret',
  oauth1: { consumerKey: 'sandbox-twitter-consumer', consumerSecret: 'sandbox-twitter-consumer-secret' },
};
const connector = (config: Partial<typeof app> = {}): Platform =>
  createPlatform('twitter', { ...app, ...config, sandboxOrigin: sandbox.url });

type Decision = Parameters<typeof grantInBrowser>[1];

async function consentTo(consent: ConsentKind, decision: Decision = {}, platform = twitter) {
  const state = `st4te-${consent}`;
  const { url, secret } = await platform.oauth.beginConsent({
    consent,
    state,
    redirectUri,
    codeChallenge,
    rerequest: false,
  });
  const back = await grantInBrowser(url, decision);
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
  expect(back.searchParams.get('state')).toBe(state);
  return { consent, answer: back.searchParams, redirectUri, codeVerifier, secret };
}
const grantFor = async (consent: ConsentKind, person?: string, platform = twitter) =>
  platform.oauth.completeConsent(await consentTo(consent, person === undefined ? {} : { person }, platform));

async function grantBoth(person?: string): Promise<TokenGrant> {
  return twitter.oauth.mergeGrants(await grantFor('posts', person), await grantFor('ads', person));
}

const metricsOf = (account: AdAccountRef, window: DateWindow, patience?: number) =>
  readAll((cursor) => twitter.ads.listDailyMetrics({ accessToken, cursor, account, window }), patience);

const worldSums = (account: AdAccountRef, window: DateWindow) => worldSumsOf(world(), account.externalId, window);

function accountIn(currency: string): RemoteAdAccount {
  const found = accounts.find((account) => account.currency === currency);
  if (!found) throw new Error(`no account in ${currency}`);
  return found;
}

beforeAll(async () => {
  // One clock for both sides: signatures and limits are a question of now.
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sandbox = await startSandbox({ now: () => new Date() });
  twitter = connector();
  const grant = await grantBoth();
  accessToken = grant.accessToken;
  expect(grant.expiresAt).toEqual(new Date(start + 2 * hours));
  accounts = await readAll((cursor) => twitter.ads.listAccounts({ accessToken, cursor }));
});
afterEach(() => {
  vi.setSystemTime(start);
  sandbox.faults.clear();
});
afterAll(async () => {
  vi.useRealTimers();
  await sandbox.close();
});

/** A grant of Layla's that another test may have ended: one person has one living grant for posts. */
async function freshToken(): Promise<string> {
  accessToken = (await grantBoth()).accessToken;
  return accessToken;
}

describe('the connector reads what the world holds', () => {
  it('who granted what', async () => {
    expect(await twitter.oauth.describeGrant(await freshToken())).toEqual({
      externalUserId: world().people[0]?.id,
      displayName: 'Nakhla | نخلة',
      scopesGranted: ['tweet.read', 'users.read', 'offline.access'],
      scopesDeclined: [],
      consents: ['posts', 'ads'],
    });
  });

  it('ad accounts with the currency of what they pay with and their zone, and nobody else’s', () => {
    expect(
      accounts.map(({ currency, timeZone, externalStatus }) => `${currency} ${timeZone} ${externalStatus}`),
    ).toEqual([
      'SAR Asia/Riyadh ACCEPTED',
      'USD America/New_York CANCELLED',
      'GBP Europe/London ACCEPTED',
      'USD America/Los_Angeles ACCEPTED',
    ]);
  });

  it('for each person what they may see', async () => {
    const seen = await Promise.all(
      [people.omar, people.hana, people.noura].map(async (person) => {
        const page = { accessToken: (await grantBoth(person)).accessToken, cursor: null };
        const { items } = await twitter.ads.listAccounts(page);
        const profiles = await contentOf(twitter).listProfiles(page);
        return [items.map(({ currency }) => currency), profiles.items.map(({ handle }) => handle)];
      }),
    );
    expect(seen).toEqual([
      [['GBP'], ['nakhla_care']],
      [['AED'], ['sahabcoffee']],
      [[], ['noura_saleh']],
    ]);
  });

  it('campaigns in every state, over pages, with budgets to the micro', async () => {
    const statuses = new Set<string>();
    for (const account of accounts) {
      const campaigns = await readAll((cursor) => twitter.ads.listCampaigns({ accessToken, cursor, account }));
      const plans = world().campaigns(account.externalId);
      const drafts = campaigns.filter(({ status }) => status === 'draft');
      expect(drafts).toHaveLength(account.externalStatus === 'ACCEPTED' ? 1 : 0);
      expect(campaigns).toHaveLength(plans.length + drafts.length);
      for (const { id, name, budget, state, endsOn, hasIssues } of plans) {
        const isOver = endsOn !== null && endsOn < today;
        const expected =
          state === 'deleted'
            ? 'removed'
            : state === 'paused' || (state === 'archived' && endsOn === null)
              ? 'paused'
              : isOver
                ? 'ended'
                : 'active';
        statuses.add(expected);
        expect(campaigns.find(({ externalId }) => externalId === id)).toMatchObject({
          name,
          status: expected,
          hasIssues: hasIssues && expected === 'active',
          dailyBudgetMicros: budget.kind === 'daily' ? budget.amountMicros : null,
          lifetimeBudgetMicros: budget.kind === 'lifetime' ? budget.amountMicros : null,
        });
      }
    }
    expect(statuses).toEqual(new Set(['active', 'paused', 'ended', 'removed']));
  });

  it('the total of every account itself', async () => {
    const windows = [{ from: addDays(today, -14), to: addDays(today, -1) }];
    await expectAccountTotals({ platform: twitter, world: world(), accessToken, accounts, windows });
  });

  it('daily metrics of every account, over short and long windows', async () => {
    for (const account of accounts) {
      for (const window of [week, sixWeeks]) {
        const rows = await metricsOf(account, window);
        expect(sums(rows)).toEqual(worldSums(account, window));
        expect(rows.every((row) => row.currency === account.currency && row.reach === null)).toBe(true);
      }
    }
    expect(worldSums(accountIn('SAR'), sixWeeks).rows).toBeGreaterThan(1000);
  });

  it.each([
    ['GBP', { from: '2026-03-24', to: '2026-04-03' }],
    ['USD', { from: '2026-03-03', to: '2026-03-14' }],
    ['USD', { from: '2026-10-28', to: '2026-11-08' }],
  ])('the weeks in which clocks change, in %s', async (currency, window) => {
    const account = accounts.find((one) => one.currency === currency && one.externalStatus === 'ACCEPTED');
    if (!account) throw new Error('no such account');
    expect(sums(await metricsOf(account, window))).toEqual(worldSums(account, window));
    for (const date of daysOf(window.from, window.to)) {
      const day = { from: date, to: date };
      expect(sums(await metricsOf(account, day))).toEqual(worldSums(account, day));
    }
  });

  it('the oldest days there are, and none before', async () => {
    const account = accountIn('GBP');
    const { from } = world().history(account.externalId);
    const window = { from: addDays(from, -20), to: addDays(from, 8) };
    expect(sums(await metricsOf(account, window))).toEqual(worldSums(account, window));
    expect(worldSums(account, window).rows).toBeGreaterThan(20);
  });

  it('each day and each campaign for itself, summed over placements', async () => {
    const account = accountIn('GBP');
    const rows = await metricsOf(account, month);
    for (const campaign of world().campaigns(account.externalId)) {
      const facts = [...world().facts(campaign, month)];
      expect(rows.filter(({ campaignExternalId }) => campaignExternalId === campaign.id)).toEqual(
        facts.map((fact) => ({
          campaignExternalId: campaign.id,
          campaignName: campaign.name,
          date: fact.date,
          currency: 'GBP',
          impressions: fact.impressions,
          clicks: fact.clicks,
          linkClicks: fact.linkClicks,
          spendMicros: fact.spendMicros,
          conversions: String(fact.conversions),
          conversionValueMicros: fact.conversionValueMicros,
          videoViews: fact.videoViews,
          reach: null,
        })),
      );
    }
    const spread = world()
      .campaigns(account.externalId)
      .filter((campaign) => placementsOf(campaign).length > 1);
    expect(rows.some((row) => spread.some(({ id }) => id === row.campaignExternalId))).toBe(true);
  });

  it('nothing of days to come', async () => {
    const account = accountIn('SAR');
    const window = { from: addDays(today, 1), to: addDays(today, 9) };
    expect(await twitter.ads.listDailyMetrics({ accessToken, cursor: null, account, window })).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it('today in the first minute of its day', async () => {
    const account = accountIn('SAR');
    vi.setSystemTime(Date.parse('2026-11-22T21:00:00Z'));
    const window = { from: '2026-11-23', to: '2026-11-23' };
    const page = await twitter.ads.listDailyMetrics({ accessToken, cursor: null, account, window });
    expect(page.items.length).toBeGreaterThan(0);
    expect(new Set(page.items.map(({ date }) => date))).toEqual(new Set(['2026-11-23']));
  });

  it('the profile with its followers', async () => {
    const { items } = await contentOf(twitter).listProfiles({ accessToken: await freshToken(), cursor: null });
    expect(items).toEqual([
      {
        externalId: '1158842000000000001',
        kind: 'x_profile',
        name: 'Nakhla | نخلة',
        handle: 'nakhla',
        followers: 412_900,
      },
    ]);
  });

  const expectThePostsSince = async (since: Date) => {
    const token = await freshToken();
    const { items: profiles } = await contentOf(twitter).listProfiles({ accessToken: token, cursor: null });
    for (const profile of profiles) {
      const posts = await readAll((cursor) =>
        contentOf(twitter).listPosts({ accessToken: token, cursor, profile, since }),
      );
      const expected = world()
        .posts(profile.externalId)
        .filter(({ publishesAt }) => publishesAt >= since && publishesAt.getTime() <= start)
        .map((post) => {
          const { views, likes, comments, shares, saves, clicks } = post.engagement;
          const isRecent = post.publishesAt.getTime() >= start - 30 * 24 * hours + hours;
          return {
            externalId: postId(post),
            kind: { photo: 'photo', carousel: 'photo', video: 'video', link: 'text' }[post.media],
            text: post.text,
            permalink: `https://x.com/i/web/status/${postId(post)}`,
            status: 'published',
            scheduledAt: null,
            publishedAt: post.publishesAt,
            engagement: { views, reach: null, likes, comments, shares, saves, clicks: isRecent ? clicks : null },
          };
        });
      // A page may come twice; the product stores posts by their id.
      expect([...new Map(posts.map((post) => [post.externalId, post])).values()]).toEqual(expected);
      expect(posts.length).toBeGreaterThan(20);
    }
  };

  it('posts with their engagement, those older than a month without private figures', () =>
    expectThePostsSince(new Date('2026-06-01T00:00:00Z')));

  it('posts of the last 30 days, whatever happens on the way', async () => {
    for (const kind of ['rate_limited', 'truncated_page', 'repeated_cursor', 'half_page_then_reset'] as const) {
      sandbox.faults.add({ kind, times: 1, match: { pathPattern: '/tweets$' } });
    }
    await expectThePostsSince(new Date(start - 30 * 24 * hours));
    expect(sandbox.faults.list().map(({ hits }) => hits)).toEqual([1, 1, 1, 1]);
  });
});

describe('totals stay the world’s through', () => {
  const stats = { pathPattern: '/12/stats/accounts/[^/]+$' };
  it.each<FaultInput>([...passingFaults, { kind: 'http_500', probability: 0.3 }])('$kind', async (fault) => {
    const account = accountIn('SAR');
    const added = sandbox.faults.add({ ...fault, match: stats });
    expect(sums(await metricsOf(account, week, 30))).toEqual(worldSums(account, week));
    expect(sandbox.faults.hits(added.id)).toBeGreaterThan(0);
  });

  it('trouble with the list of active campaigns, and with their names', async () => {
    const account = accountIn('SAR');
    for (const pathPattern of ['/active_entities$', '/campaigns$']) {
      for (const kind of ['truncated_page', 'reset', 'rate_limited'] as const) {
        sandbox.faults.add({ kind, times: 1, match: { pathPattern } });
      }
    }
    sandbox.faults.add({ kind: 'repeated_cursor', times: 1, match: { pathPattern: '/campaigns$' } });
    expect(sums(await metricsOf(account, week))).toEqual(worldSums(account, week));
    expect(sandbox.faults.list().every(({ hits }) => hits > 0)).toBe(true);
  });

  it.each([
    ['expired_token', 'reauth', 'token_revoked'],
    ['revoked_token', 'reauth', 'token_revoked'],
    ['permission_missing', 'reauth', 'permission_missing'],
    ['schema_drift', 'permanent', 'unexpected_answer'],
  ] as const)('%s, from the page where it stopped', async (kind, errorClass, code) => {
    const account = accountIn('SAR');
    const field = kind === 'schema_drift' ? { field: 'billed_charge_local_micro' } : {};
    const { items, failure } = await readAcrossFault(sandbox.faults, { kind, ...field, match: stats }, (cursor) =>
      twitter.ads.listDailyMetrics({ accessToken, cursor, account, window: month }),
    );
    expect(failure).toMatchObject({ errorClass, code });
    expect(sums(items)).toEqual(worldSums(account, month));
  });

  it('an interruption after every page: each is thrown away once and read again', async () => {
    const account = accountIn('SAR');
    // Another process, with nothing but the cursor, reads the page again.
    const { lost, again } = await readEveryPageTwice((cursor) =>
      connector().ads.listDailyMetrics({ accessToken, cursor, account, window: month }),
    );
    expect(again).toEqual(lost);
    expect(again.length).toBeGreaterThan(9);
    expect(sums(again.flatMap(({ items }) => items))).toEqual(worldSums(account, month));
  });
});

describe('an ad account without a role', () => {
  it('fails alone', async () => {
    const { accessToken: token } = await grantFor('ads', people.omar);
    const asked = { accessToken: token, cursor: null };
    const failure = { errorClass: 'permanent', code: 'account_unavailable', vendorCode: 'ACCOUNT_NOT_FOUND' };
    const foreign = accountIn('SAR');
    expect(await failureOf(twitter.ads.listCampaigns({ ...asked, account: foreign }))).toMatchObject(failure);
    expect(await failureOf(twitter.ads.listDailyMetrics({ ...asked, account: foreign, window: week }))).toMatchObject(
      failure,
    );
    expect((await twitter.ads.listCampaigns({ ...asked, account: accountIn('GBP') })).items.length).toBeGreaterThan(10);
  });
});

describe('the list of ad accounts', () => {
  it('is asked for rarely, since it may be asked for five times in a quarter of an hour', async () => {
    const grant = await grantFor('ads');
    const list = (platform: Platform) => platform.ads.listAccounts({ ...grant, cursor: null });
    for (let time = 0; time < 12; time += 1) {
      vi.setSystemTime(start + time * 60_000);
      expect((await list(twitter)).items).toEqual(accounts);
    }
    // Without what the connector remembers.
    const greedy = await Promise.all(Array.from({ length: 6 }, () => failureOf(list(connector()))));
    const refused = greedy.filter((error) => error !== undefined);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ errorClass: 'rate_limited', retryAfterSeconds: 901 });
  });

  it('is empty for a grant of posts alone, and posts are closed to one of ads alone', async () => {
    const posts = await grantFor('posts');
    expect(await twitter.ads.listAccounts({ ...posts, cursor: null })).toEqual({ items: [], nextCursor: null });
    const missing = { errorClass: 'reauth', code: 'permission_missing' };
    const account = accountIn('SAR');
    expect(await failureOf(twitter.ads.listCampaigns({ ...posts, cursor: null, account }))).toMatchObject(missing);
    const ads = await grantFor('ads');
    expect(await contentOf(twitter).listProfiles({ ...ads, cursor: null })).toEqual({ items: [], nextCursor: null });
    const profile = { externalId: '1158842000000000001', kind: 'x_profile' };
    const since = new Date(start);
    expect(await failureOf(contentOf(twitter).listPosts({ ...ads, cursor: null, profile, since }))).toMatchObject(
      missing,
    );
  });

  it('is refused to an app that has not applied for the Ads API', async () => {
    const oauth1 = { ...app.oauth1, consumerKey: 'sandbox-twitter-consumer-unapproved' };
    const platform = connector({ oauth1 });
    const grant = await grantFor('ads', undefined, platform);
    expect(await failureOf(platform.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
      vendorCode: 'UNAUTHORIZED_CLIENT_APPLICATION',
    });
  });
});

describe('the grant', () => {
  it.each(['posts', 'ads'] as const)('for %s is not given by a person who says no', async (consent) => {
    const refused = await consentTo(consent, { decision: 'cancel' });
    expect(await failureOf(twitter.oauth.completeConsent(refused))).toMatchObject({ code: 'consent_refused' });
  });

  it('for posts comes once for a code, for the right redirect and verifier', async () => {
    const answer = await consentTo('posts');
    const rejected = { errorClass: 'permanent', code: 'request_rejected', vendorCode: 'invalid_request' };
    for (const wrong of [{ redirectUri: 'http://127.0.0.1:3000/other' }, { codeVerifier: 'w'.repeat(43) }]) {
      expect(await failureOf(twitter.oauth.completeConsent({ ...answer, ...wrong }))).toMatchObject(rejected);
    }
    await twitter.oauth.completeConsent(answer);
    expect(await failureOf(twitter.oauth.completeConsent(answer))).toMatchObject(rejected);
  });

  it('for posts is not given for a code that is 30 seconds old', async () => {
    const answer = await consentTo('posts');
    vi.setSystemTime(start + 30_000);
    expect(await failureOf(twitter.oauth.completeConsent(answer))).toMatchObject({ code: 'request_rejected' });
  });

  it('for ads comes once for a verifier, and for no other request token', async () => {
    const answer = await consentTo('ads');
    const rejected = { errorClass: 'permanent', code: 'request_rejected' };
    const other = await consentTo('ads', { person: people.omar });
    expect(await failureOf(twitter.oauth.completeConsent({ ...answer, answer: other.answer }))).toMatchObject(rejected);
    expect(await failureOf(twitter.oauth.completeConsent({ ...answer, secret: null }))).toMatchObject(rejected);
    await twitter.oauth.completeConsent(answer);
    expect(await failureOf(twitter.oauth.completeConsent(answer))).toMatchObject(rejected);
  });

  it('is refused to an app with a wrong secret', async () => {
    const platform = connector({ clientSecret: 'guessed', oauth1: { ...app.oauth1, consumerSecret: 'guessed' } });
    const rejected = { errorClass: 'permanent', code: 'request_rejected' };
    const failure = await failureOf(platform.oauth.completeConsent(await consentTo('posts', {}, platform)));
    expect(failure).toMatchObject({ ...rejected, vendorCode: 'unauthorized_client' });
    expect(await failureOf(consentTo('ads', {}, platform))).toMatchObject({ ...rejected, vendorCode: '32' });
  });

  it('for posts lives for two hours and is renewed by tokens that work once', async () => {
    const first = await grantBoth();
    vi.setSystemTime(start + 2 * hours);
    const { externalId } = { externalId: world().people[0]?.id ?? '' };
    expect(await failureOf(contentOf(twitter).listProfiles({ ...first, cursor: null }))).toMatchObject({
      code: 'token_expired',
    });
    // The ads half tells who it is, and the posts half is only late.
    expect(await twitter.oauth.describeGrant(first.accessToken)).toMatchObject({
      externalUserId: externalId,
      consents: ['posts', 'ads'],
    });
    let grant = first;
    for (let hour = 0; hour < 3; hour += 1) grant = await twitter.oauth.refresh(grant);
    expect(grant.expiresAt).toEqual(new Date(start + 4 * hours));
    expect(await twitter.oauth.describeGrant(grant.accessToken)).toMatchObject({ consents: ['posts', 'ads'] });
    // The first refresh token is spent: only ads are left of that copy.
    const stale = await twitter.oauth.refresh(first);
    expect(stale).toMatchObject({ refreshToken: null, expiresAt: null });
    expect(await twitter.oauth.describeGrant(stale.accessToken)).toMatchObject({
      consents: ['ads'],
      scopesGranted: [],
    });
  });

  it('for posts alone dies with its refresh token', async () => {
    const grant = await grantFor('posts');
    await twitter.oauth.refresh(grant);
    const dead = { errorClass: 'reauth', code: 'token_revoked', vendorCode: 'invalid_request' };
    expect(await failureOf(twitter.oauth.refresh(grant))).toMatchObject(dead);
    expect(await failureOf(twitter.oauth.refresh({ ...grant, refreshToken: null }))).toMatchObject({
      code: 'token_revoked',
    });
  });

  it('for posts kills the one before, of the same person only', async () => {
    const omar = await grantFor('posts', people.omar);
    const first = await grantFor('posts');
    await grantFor('posts');
    expect(await failureOf(contentOf(twitter).listProfiles({ ...first, cursor: null }))).toMatchObject({
      code: 'token_revoked',
    });
    expect(await failureOf(twitter.oauth.describeGrant(first.accessToken))).toMatchObject({ code: 'token_revoked' });
    expect(await failureOf(contentOf(twitter).listProfiles({ ...omar, cursor: null }))).toBeUndefined();
  });

  it('of ads alone never ends and is not renewed', async () => {
    const grant = await grantFor('ads');
    expect(grant).toMatchObject({ refreshToken: null, expiresAt: null });
    vi.setSystemTime(start + 400 * 24 * hours);
    expect(await twitter.oauth.refresh(grant)).toEqual(grant);
    expect(await twitter.oauth.describeGrant(grant.accessToken)).toMatchObject({
      consents: ['ads'],
      scopesDeclined: [],
    });
  });

  it('is not put together from two people', async () => {
    const both = twitter.oauth.mergeGrants(await grantFor('posts'), await grantFor('ads', people.omar));
    const failure = { errorClass: 'permanent', code: 'other_person' };
    expect(await failureOf(twitter.oauth.describeGrant(both.accessToken))).toMatchObject(failure);
  });

  it('outlives a token endpoint in trouble', async () => {
    const grant = await grantFor('posts');
    const token = { pathPattern: '/oauth2/token' };
    for (const kind of ['rate_limited', 'http_500', 'html_503', 'reset'] as const) {
      const added = sandbox.faults.add({ kind, match: token });
      const failure = await failureOf(twitter.oauth.refresh(grant));
      expect(failure).toMatchObject({ errorClass: kind === 'rate_limited' ? 'rate_limited' : 'transient' });
      // What works once is not tried twice.
      expect(sandbox.faults.hits(added.id)).toBe(1);
      sandbox.faults.clear();
    }
    expect(await failureOf(twitter.oauth.refresh(grant))).toBeUndefined();
  });

  it('is taken back as a whole, and once more without complaint', async () => {
    const grant = await grantBoth();
    await twitter.oauth.revoke(grant);
    expect(await failureOf(twitter.oauth.describeGrant(grant.accessToken))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
    const account = accountIn('SAR');
    expect(await failureOf(twitter.ads.listCampaigns({ ...grant, cursor: null, account }))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
      vendorCode: '89',
    });
    expect(await failureOf(twitter.oauth.revoke(grant))).toBeUndefined();
    await freshToken();
  });
});
