import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { AdAccountRef, DateWindow, Platform, RemoteAdAccount } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';
import { contentOf } from '@/lib/platforms/testing/content-of';
import type { FaultInput } from '../../fault-schema';
import { type Sandbox, startSandbox } from '../../server';
import { expectAccountTotals } from '../../testing/account-totals';
import { sums, worldSumsOf } from '../../testing/connector-sums';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { failureOf, passingFaults, readAcrossFault, readAll, readEveryPageTwice } from '../../testing/read-connector';
import { isHeldByGroup } from './campaign-groups';
import { postUrn } from './posts';

/*
 * The product's LinkedIn connector against the emulated platform, from the consent screen on: what it reads must be
 * what the world holds, to the micro, however the platform misbehaves on the way.
 */

// The connector's pauses between tries would only make these tests slow.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

logger.level = 'silent';
const redirectUri = 'http://127.0.0.1:3000/api/connect/linkedin/callback';
const msPerDay = 86_400_000;
const start = Date.parse('2026-11-22T12:20:00Z');
const now = () => new Date();
const today = '2026-11-22';
const week = { from: addDays(today, -6), to: today };
const sixWeeks = { from: addDays(today, -44), to: addDays(today, -3) };
const quarter = { from: addDays(today, -99), to: addDays(today, -3) };
const people = { omar: 'oR7sh1dNkB', hana: 'hS9lm2nShC', noura: 'nS3l8hXxD0' };
const approvedApp = { id: 'app-programmatic-refresh', secret: 'shh' };

let sandbox: Sandbox;
let linkedin: Platform;
let accessToken: string;
let accounts: RemoteAdAccount[];

function connector(app = { id: 'sandbox-linkedin-client', secret: 'sandbox-linkedin-secret' }): Platform {
  return createPlatform('linkedin', { clientId: app.id, clientSecret: app.secret, sandboxOrigin: sandbox.url });
}

const consent = { consent: 'ads_and_posts' as const, redirectUri, state: 'st4te' };

async function consentAnswer(platform: Platform, decision: Parameters<typeof grantInBrowser>[1] = {}) {
  const { url } = await platform.oauth.beginConsent({ ...consent, codeChallenge: 'unused', rerequest: false });
  const back = await grantInBrowser(url, decision);
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
  expect(back.searchParams.get('state')).toBe('st4te');
  return { ...consent, answer: back.searchParams, codeVerifier: 'unused', secret: null };
}

async function grantBy(platform: Platform, person?: string) {
  return platform.oauth.completeConsent(await consentAnswer(platform, person === undefined ? {} : { person }));
}

const metricsOf = (account: AdAccountRef, window: DateWindow) =>
  readAll((cursor) => linkedin.ads.listDailyMetrics({ accessToken, cursor, account, window }));

const worldSums = (account: AdAccountRef, window: DateWindow) =>
  worldSumsOf(sandbox.world.platform('linkedin'), account.externalId, window);

function accountIn(currency: string): RemoteAdAccount {
  const found = accounts.find((account) => account.currency === currency);
  if (!found) throw new Error(`no account in ${currency}`);
  return found;
}

beforeAll(async () => {
  // One clock for both sides.
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sandbox = await startSandbox({ now, clients: [approvedApp] });
  linkedin = connector();
  const grant = await grantBy(linkedin);
  accessToken = grant.accessToken;
  expect(grant).toMatchObject({ refreshToken: null, expiresAt: new Date(start + 60 * msPerDay) });
  // Old enough that a 401 means what it says.
  vi.setSystemTime(start + 120_000);
  accounts = await readAll((cursor) => linkedin.ads.listAccounts({ accessToken, cursor }));
});

afterEach(() => {
  vi.setSystemTime(start + 120_000);
  sandbox.faults.clear();
});
afterAll(async () => {
  vi.useRealTimers();
  await sandbox.close();
});

describe('the connector reads what the world holds', () => {
  it('who granted what', async () => {
    expect(await linkedin.oauth.describeGrant(accessToken)).toEqual({
      externalUserId: sandbox.world.platform('linkedin').people[0]?.id,
      displayName: 'Layla Haddad',
      scopesGranted: linkedin.consents[0].scopes,
      scopesDeclined: [],
      consents: ['ads_and_posts'],
    });
  });

  it('ad accounts with their currencies, all in UTC, and nobody else’s', () => {
    expect(accounts.map((account) => [account.currency, account.timeZone, account.externalStatus])).toEqual([
      ['EUR', 'UTC', 'ACTIVE'],
      ['USD', 'UTC', 'ACTIVE'],
      ['AED', 'UTC', 'ACTIVE'],
      ['EUR', 'UTC', 'CANCELED'],
    ]);
  });

  it('for each person what they may see', async () => {
    const seen = await Promise.all(
      [people.omar, people.hana, people.noura].map(async (person) => {
        const token = (await grantBy(linkedin, person)).accessToken;
        const page = { accessToken: token, cursor: null };
        const { items } = await linkedin.ads.listAccounts(page);
        const profiles = await contentOf(linkedin).listProfiles(page);
        return [items.map(({ externalId }) => externalId), profiles.items.map(({ handle }) => handle)];
      }),
    );
    expect(seen).toEqual([
      [['507404003'], ['nakhla-careers']],
      [['507404101'], ['sahab-coffee']],
      [[], []],
    ]);
  });

  it('campaigns in every state, over pages, with budgets to the micro', async () => {
    const states = new Set<string>();
    let pages = 0;
    for (const account of accounts) {
      const campaigns = await readAll((cursor) => {
        pages += 1;
        return linkedin.ads.listCampaigns({ accessToken, cursor, account });
      });
      const plans = sandbox.world.platform('linkedin').campaigns(account.externalId);
      expect(campaigns).toHaveLength(plans.length);
      for (const plan of plans) {
        const { id, name, budget, state, startsOn, endsOn, hasIssues } = plan;
        const isOver = endsOn !== null && endsOn < today;
        const isSwitchedOn = state === 'active' || isHeldByGroup(plan);
        const status = { active: 'active', paused: 'paused', archived: 'ended', deleted: 'removed' }[state];
        const expected = isSwitchedOn && isOver ? 'ended' : status;
        states.add(expected);
        expect(campaigns.find(({ externalId }) => externalId === id)).toMatchObject({
          name,
          status: expected,
          hasIssues: hasIssues && expected === 'active',
          dailyBudgetMicros: budget.kind === 'daily' ? budget.amountMicros : null,
          lifetimeBudgetMicros: budget.kind === 'lifetime' ? budget.amountMicros : null,
          startsAt: new Date(`${startsOn}T00:00:00Z`),
          endsAt: endsOn === null ? null : new Date(`${addDays(endsOn, 1)}T00:00:00Z`),
        });
      }
    }
    expect(states).toEqual(new Set(['active', 'paused', 'ended', 'removed']));
    expect(pages).toBeGreaterThan(accounts.length);
  });

  it('a campaign that its group has stopped as paused', async () => {
    const held = accounts.flatMap((account) =>
      sandbox.world
        .platform('linkedin')
        .campaigns(account.externalId)
        .filter((plan) => isHeldByGroup(plan) && (plan.endsOn === null || plan.endsOn >= today))
        .map((plan) => ({ account, id: plan.id })),
    );
    expect(held.length).toBeGreaterThan(0);
    for (const { account, id } of held) {
      const campaigns = await readAll((cursor) => linkedin.ads.listCampaigns({ accessToken, cursor, account }));
      expect(campaigns.find(({ externalId }) => externalId === id)).toMatchObject({
        status: 'paused',
        externalStatus: 'ACTIVE',
        hasIssues: false,
      });
    }
  });

  it('the total of every account itself', async () => {
    const windows = [week, quarter];
    await expectAccountTotals({
      platform: linkedin,
      world: sandbox.world.platform('linkedin'),
      accessToken,
      accounts,
      windows,
    });
  });

  it('daily metrics of every account, over short and long windows', async () => {
    for (const account of accounts) {
      for (const window of [week, quarter]) {
        const rows = await metricsOf(account, window);
        expect(sums(rows)).toEqual(worldSums(account, window));
        expect(rows.every((row) => row.currency === account.currency)).toBe(true);
      }
    }
    expect(worldSums(accountIn('EUR'), quarter).rows).toBeGreaterThan(600);
  });

  it('the whole history', async () => {
    const account = accountIn('AED');
    const history = sandbox.world.platform('linkedin').history(account.externalId);
    expect(sums(await metricsOf(account, history))).toEqual(worldSums(account, history));
  });

  it('each figure of each day', async () => {
    const account = accountIn('USD');
    const world = sandbox.world.platform('linkedin');
    const rows = await metricsOf(account, week);
    const facts = world.campaigns(account.externalId).flatMap((campaign) => [...world.facts(campaign, week)]);
    expect(rows).toHaveLength(facts.length);
    for (const fact of facts) {
      const found = rows.find((row) => row.campaignExternalId === fact.campaignId && row.date === fact.date);
      expect(found).toEqual({
        campaignExternalId: fact.campaignId,
        campaignName: fact.campaignId,
        date: fact.date,
        currency: 'USD',
        impressions: fact.impressions,
        clicks: fact.clicks,
        linkClicks: fact.linkClicks,
        spendMicros: fact.spendMicros,
        conversions: String(fact.conversions),
        // LinkedIn says 0 where nothing of value is tracked.
        conversionValueMicros: fact.conversionValueMicros ?? 0n,
        videoViews: fact.videoViews,
        reach: null,
      });
    }
  });

  it('profiles with their followers', async () => {
    const { items } = await contentOf(linkedin).listProfiles({ accessToken, cursor: null });
    const { profiles, people: everyone } = sandbox.world.platform('linkedin');
    const own = profiles.filter(({ id }) => everyone[0]?.profileIds.includes(id));
    expect(items).toEqual(
      own.map(({ id, name, handle, followers }) => ({ externalId: id, kind: 'organization', name, handle, followers })),
    );
    expect(items.length).toBe(2);
  });

  /** @returns the pages read */
  const expectThePostsSince = async (since: Date) => {
    let pages = 0;
    const world = sandbox.world.platform('linkedin');
    const { items: profiles } = await contentOf(linkedin).listProfiles({ accessToken, cursor: null });
    for (const profile of profiles) {
      const posts = await readAll((cursor) => {
        pages += 1;
        return contentOf(linkedin).listPosts({ accessToken, cursor, profile, since });
      }, 30);
      const expected = world
        .posts(profile.externalId)
        .filter(({ publishesAt }) => publishesAt >= since && publishesAt <= now())
        .map((post) => {
          const { views, reach, likes, comments, shares, clicks } = post.engagement;
          const kind = { photo: 'image', video: 'video', carousel: 'multiImage', link: 'article' }[post.media];
          return {
            externalId: postUrn(post),
            kind,
            text: post.text,
            permalink: `https://www.linkedin.com/feed/update/${postUrn(post)}/`,
            status: 'published',
            scheduledAt: null,
            publishedAt: post.publishesAt,
            engagement: { views, reach, likes, comments, shares, clicks, saves: null },
          };
        });
      expect(posts).toEqual(expected);
      expect(posts.length).toBeGreaterThan(3);
    }
    return pages;
  };

  it('posts with their words and engagement, over pages', async () => {
    expect(await expectThePostsSince(new Date('2025-11-15T00:00:00Z'))).toBeGreaterThan(2);
  });

  it('posts, though their list and their figures fail at first', async () => {
    for (const pathPattern of ['/posts$', '/organizationalEntityShareStatistics$']) {
      for (const kind of ['http_500', 'reset', 'truncated_page', 'rate_limited'] as const) {
        sandbox.faults.add({ kind, times: 1, match: { pathPattern } });
      }
    }
    await expectThePostsSince(new Date('2026-09-01T00:00:00Z'));
    expect(sandbox.faults.list().map(({ hits }) => hits)).toEqual(Array(8).fill(1));
  });
});

describe('totals stay the world’s through', () => {
  const analytics = { pathPattern: '/adAnalytics' };
  it.each<FaultInput>([...passingFaults, { kind: 'http_500', probability: 0.4 }])('$kind', async (fault) => {
    const account = accountIn('EUR');
    const added = sandbox.faults.add({ ...fault, match: analytics });
    for (const window of [week, sixWeeks]) {
      expect(sums(await metricsOf(account, window))).toEqual(worldSums(account, window));
    }
    expect(sandbox.faults.hits(added.id)).toBeGreaterThan(0);
  });

  it('a token of the next page that was given before', async () => {
    const account = accountIn('EUR');
    const list = () => readAll((cursor) => linkedin.ads.listCampaigns({ accessToken, cursor, account }));
    const ids = (await list()).map(({ externalId }) => externalId);
    const added = sandbox.faults.add({
      kind: 'repeated_cursor',
      times: 1,
      skip: 1,
      match: { pathPattern: 'adCampaigns' },
    });
    const again = (await list()).map(({ externalId }) => externalId);
    expect(new Set(again)).toEqual(new Set(ids));
    expect(sandbox.faults.hits(added.id)).toBe(1);
    sandbox.faults.add({ kind: 'repeated_cursor', match: { pathPattern: 'adCampaigns' } });
    expect(await failureOf(list())).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it.each([
    ['expired_token', 'reauth', 'token_expired'],
    ['revoked_token', 'reauth', 'token_revoked'],
    ['permission_missing', 'reauth', 'permission_missing'],
    ['schema_drift', 'permanent', 'unexpected_answer'],
  ] as const)('%s, from the page where it stopped', async (kind, errorClass, code) => {
    const account = accountIn('EUR');
    const field = kind === 'schema_drift' ? { field: 'impressions' } : {};
    const { items, failure } = await readAcrossFault(sandbox.faults, { kind, ...field, match: analytics }, (cursor) =>
      linkedin.ads.listDailyMetrics({ accessToken, cursor, account, window: quarter }),
    );
    expect(failure).toMatchObject({ errorClass, code });
    expect(sums(items)).toEqual(worldSums(account, quarter));
  });

  it('an interruption after every page: each is thrown away once and read again', async () => {
    const account = accountIn('USD');
    const history = sandbox.world.platform('linkedin').history(account.externalId);
    // Another process, with nothing but the cursor, reads the page again.
    const { lost, again } = await readEveryPageTwice((cursor) =>
      connector().ads.listDailyMetrics({ accessToken, cursor, account, window: history }),
    );
    expect(again).toEqual(lost);
    expect(again.length).toBeGreaterThan(10);
    expect(sums(again.flatMap(({ items }) => items))).toEqual(worldSums(account, history));
  });
});

describe('an ad account without a role', () => {
  it('fails alone, as a missing permission, though LinkedIn answers with no figures at all', async () => {
    const { accessToken: token } = await grantBy(linkedin, people.omar);
    const asked = { accessToken: token, cursor: null };
    const failure = { errorClass: 'reauth', code: 'permission_missing' };
    const foreign = accountIn('EUR');
    expect(await failureOf(linkedin.ads.listCampaigns({ ...asked, account: foreign }))).toMatchObject(failure);
    expect(await failureOf(linkedin.ads.listDailyMetrics({ ...asked, account: foreign, window: week }))).toMatchObject(
      failure,
    );
    expect((await linkedin.ads.listCampaigns({ ...asked, account: accountIn('AED') })).items.length).toBe(5);
  });

  it('is told from one that is gone, and from one without campaigns', async () => {
    const gone = { ...accountIn('EUR'), externalId: '507499999' };
    const page = { accessToken, cursor: null };
    const unavailable = { errorClass: 'permanent', code: 'account_unavailable' };
    expect(await failureOf(linkedin.ads.listCampaigns({ ...page, account: gone }))).toMatchObject(unavailable);
    expect(await failureOf(linkedin.ads.listDailyMetrics({ ...page, account: gone, window: week }))).toMatchObject(
      unavailable,
    );
    const closed = accounts.find(({ externalStatus }) => externalStatus === 'CANCELED');
    if (!closed) throw new Error('no closed account');
    const nothing = { items: [], nextCursor: null };
    expect(await linkedin.ads.listCampaigns({ ...page, account: closed })).toEqual(nothing);
    expect(await linkedin.ads.listDailyMetrics({ ...page, account: closed, window: week })).toEqual(nothing);
  });
});

describe('the grant', () => {
  it('is not given by a person who says no', async () => {
    const refused = await consentAnswer(linkedin, { decision: 'cancel' });
    expect(await failureOf(linkedin.oauth.completeConsent(refused))).toMatchObject({
      code: 'consent_refused',
      vendorCode: 'user_cancelled_authorize',
    });
  });

  it('comes once for a code, for half an hour, and only to the redirect that it was given for', async () => {
    const answer = await consentAnswer(linkedin);
    const elsewhere = { ...answer, redirectUri: 'http://127.0.0.1:3000/other' };
    const rejected = { errorClass: 'permanent', code: 'request_rejected', vendorCode: 'invalid_request' };
    expect(await failureOf(linkedin.oauth.completeConsent(elsewhere))).toMatchObject(rejected);
    await linkedin.oauth.completeConsent(answer);
    expect(await failureOf(linkedin.oauth.completeConsent(answer))).toMatchObject(rejected);
    const late = await consentAnswer(linkedin);
    vi.setSystemTime(start + 33 * 60_000);
    expect(await failureOf(linkedin.oauth.completeConsent(late))).toMatchObject(rejected);
  });

  it('is refused to an app with a wrong secret', async () => {
    const platform = connector({ id: 'sandbox-linkedin-client', secret: 'guessed' });
    const failure = await failureOf(platform.oauth.completeConsent(await consentAnswer(platform)));
    expect(failure).toMatchObject({ errorClass: 'permanent', code: 'request_rejected', vendorCode: 'invalid_client' });
  });

  it('of most apps ends after 60 days, and only a person can renew it', async () => {
    const grant = await grantBy(linkedin);
    expect(grant.refreshToken).toBeNull();
    vi.setSystemTime(start + 60 * msPerDay);
    expect(await linkedin.oauth.describeGrant(grant.accessToken)).toMatchObject({ displayName: 'Layla Haddad' });
    vi.setSystemTime(start + 60 * msPerDay + 120_000);
    const ended = { errorClass: 'reauth', code: 'token_expired' };
    expect(await failureOf(linkedin.oauth.describeGrant(grant.accessToken))).toMatchObject(ended);
    expect(await failureOf(linkedin.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject(ended);
    expect(await failureOf(linkedin.oauth.refresh(grant))).toMatchObject(ended);
  });

  it('of an approved app is renewed, but for no longer than a year from the consent', async () => {
    const platform = connector(approvedApp);
    const first = await grantBy(platform);
    const consentAt = now().getTime();
    expect(first.refreshToken).not.toBeNull();
    vi.setSystemTime(consentAt + 59 * msPerDay);
    const renewed = platform.oauth.mergeGrants(first, await platform.oauth.refresh(first));
    expect(renewed.refreshToken).toBe(first.refreshToken);
    expect(renewed.expiresAt).toEqual(new Date(consentAt + 119 * msPerDay));
    expect(await platform.oauth.describeGrant(renewed.accessToken)).toMatchObject({ displayName: 'Layla Haddad' });
    vi.setSystemTime(consentAt + 360 * msPerDay);
    const last = await platform.oauth.refresh(renewed);
    expect(last.expiresAt).toEqual(new Date(consentAt + 365 * msPerDay));
    vi.setSystemTime(consentAt + 365 * msPerDay);
    const over = { errorClass: 'reauth', code: 'token_revoked', vendorCode: 'invalid_grant' };
    expect(await failureOf(platform.oauth.refresh(last))).toMatchObject(over);
  });

  it('outlives a token endpoint in trouble', async () => {
    const platform = connector(approvedApp);
    const grant = await grantBy(platform);
    for (const kind of ['rate_limited', 'http_500', 'html_503', 'malformed_json', 'reset'] as const) {
      sandbox.faults.add({ kind, times: 1, match: { pathPattern: '/accessToken' } });
      const failure = await failureOf(platform.oauth.refresh(grant));
      expect(failure).toMatchObject({ errorClass: kind === 'rate_limited' ? 'rate_limited' : 'transient' });
      sandbox.faults.clear();
    }
    expect(await failureOf(platform.oauth.refresh(grant))).toBeUndefined();
  });

  it('of an approved app takes its refresh token along when it is given up', async () => {
    const platform = connector(approvedApp);
    const grant = await grantBy(platform);
    await platform.oauth.revoke(grant);
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
  });

  it('is dead once given up; giving it up again is no failure', async () => {
    const grant = await grantBy(linkedin, people.hana);
    await linkedin.oauth.revoke(grant);
    await linkedin.oauth.revoke(grant);
    const dead = { errorClass: 'reauth', code: 'token_revoked' };
    expect(await failureOf(linkedin.oauth.describeGrant(grant.accessToken))).toMatchObject(dead);
    expect(await failureOf(linkedin.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject(dead);
  });
});
