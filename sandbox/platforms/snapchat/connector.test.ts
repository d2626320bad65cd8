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
import { assetId, type PostList, wordsOf } from './posts';

/*
 * The product's Snapchat connector against the emulated platform, from the consent screen on: what it reads must be
 * what the world holds, to the micro, however the platform misbehaves on the way.
 */

// The connector's pauses between tries would only make these tests slow.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

logger.level = 'silent';
const redirectUri = 'http://127.0.0.1:3000/api/connect/snapchat/callback';
const start = Date.parse('2026-11-22T12:20:00Z');
const now = () => new Date();
const today = '2026-11-22';
const week = { from: addDays(today, -6), to: today };
const month = { from: addDays(today, -29), to: today };
const quarter = { from: addDays(today, -99), to: addDays(today, -3) };
const people = {
  omar: '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940002',
  hana: '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940003',
  noura: '2f4e6a10-93c1-4b7d-b0a5-5c1e7d940004',
};
const extraApps = ['no-profiles', 'single-use', 'silent'].map((trait) => ({ id: `app-${trait}`, secret: 'shh' }));

let sandbox: Sandbox;
let snapchat: Platform;
let accessToken: string;
let accounts: RemoteAdAccount[];

function connector(app = { id: 'sandbox-snapchat-client', secret: 'sandbox-snapchat-secret' }): Platform {
  return createPlatform('snapchat', { clientId: app.id, clientSecret: app.secret, sandboxOrigin: sandbox.url });
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
  readAll((cursor) => snapchat.ads.listDailyMetrics({ accessToken, cursor, account, window }));

const worldSums = (account: AdAccountRef, window: DateWindow) =>
  worldSumsOf(sandbox.world.platform('snapchat'), account.externalId, window);

function accountIn(currency: string): RemoteAdAccount {
  const found = accounts.find((account) => account.currency === currency);
  if (!found) throw new Error(`no account in ${currency}`);
  return found;
}

beforeAll(async () => {
  // One clock for both sides: which days are over is a question of now.
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sandbox = await startSandbox({ now, clients: extraApps });
  snapchat = connector();
  const grant = await grantBy(snapchat);
  accessToken = grant.accessToken;
  expect(grant.expiresAt).toEqual(new Date(start + 3_600_000));
  accounts = await readAll((cursor) => snapchat.ads.listAccounts({ accessToken, cursor }));
});

afterEach(() => {
  vi.setSystemTime(start);
  sandbox.faults.clear();
});
afterAll(async () => {
  vi.useRealTimers();
  await sandbox.close();
});

describe('the connector reads what the world holds', () => {
  it('who granted what', async () => {
    expect(await snapchat.oauth.describeGrant(accessToken)).toEqual({
      externalUserId: sandbox.world.platform('snapchat').people[0]?.id,
      displayName: 'Layla Haddad',
      scopesGranted: ['snapchat-marketing-api', 'snapchat-profile-api'],
      scopesDeclined: [],
      consents: ['ads_and_posts'],
    });
  });

  it('ad accounts with currency and zone, and nobody else’s', () => {
    expect(
      accounts.map(({ currency, timeZone, externalStatus }) => `${currency} ${timeZone} ${externalStatus}`),
    ).toEqual([
      'SAR Asia/Riyadh ACTIVE',
      'KWD Asia/Kuwait ACTIVE',
      'USD America/New_York ACTIVE',
      'EGP Africa/Cairo ACTIVE',
      'USD America/Los_Angeles PAUSED',
    ]);
  });

  it('for each person what they may see', async () => {
    const seen = await Promise.all(
      [people.omar, people.hana, people.noura].map(async (person) => {
        const token = (await grantBy(snapchat, person)).accessToken;
        const page = { accessToken: token, cursor: null };
        const { items } = await snapchat.ads.listAccounts(page);
        const profiles = await contentOf(snapchat).listProfiles(page);
        return [items.map(({ currency }) => currency), profiles.items.map(({ handle }) => handle)];
      }),
    );
    expect(seen).toEqual([
      [['KWD'], ['nakhla.kw']],
      [['AED'], ['sahabcoffee']],
      [[], []],
    ]);
  });

  it('campaigns in every state, over pages, with budgets to the micro', async () => {
    for (const account of accounts) {
      const campaigns = await readAll((cursor) => snapchat.ads.listCampaigns({ accessToken, cursor, account }));
      const plans = sandbox.world.platform('snapchat').campaigns(account.externalId);
      expect(campaigns).toHaveLength(plans.length);
      for (const { id, name, budget, state, endsOn, hasIssues } of plans) {
        const isOver = endsOn !== null && endsOn < today;
        const expected =
          state === 'deleted'
            ? 'removed'
            : state === 'paused'
              ? 'paused'
              : isOver
                ? 'ended'
                : state === 'archived'
                  ? 'paused'
                  : 'active';
        expect(campaigns.find(({ externalId }) => externalId === id)).toMatchObject({
          name,
          status: expected,
          hasIssues: hasIssues && expected === 'active',
          dailyBudgetMicros: budget.kind === 'daily' ? budget.amountMicros : null,
          lifetimeBudgetMicros: budget.kind === 'lifetime' ? budget.amountMicros : null,
        });
      }
    }
    const [first] = accounts;
    const seen = first && (await snapchat.ads.listCampaigns({ accessToken, cursor: null, account: first }));
    expect(new Set(seen?.items.map(({ status }) => status))).toEqual(new Set(['active', 'paused', 'ended', 'removed']));
  });

  it('the total of every account itself', async () => {
    const windows = [week, quarter];
    await expectAccountTotals({
      platform: snapchat,
      world: sandbox.world.platform('snapchat'),
      accessToken,
      accounts,
      windows,
      hasImpressions: false,
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
    expect(worldSums(accountIn('SAR'), quarter).rows).toBeGreaterThan(1000);
  });

  it('the whole history, with the nights on which clocks change', async () => {
    for (const account of [accountIn('USD'), accountIn('EGP')]) {
      const history = sandbox.world.platform('snapchat').history(account.externalId);
      expect(sums(await metricsOf(account, history))).toEqual(worldSums(account, history));
    }
  });

  it('each day for itself', async () => {
    const account = accountIn('SAR');
    const rows = await metricsOf(account, month);
    for (const date of [addDays(today, -28), addDays(today, -1), today]) {
      const ofDay = rows.filter((row) => row.date === date);
      expect(sums(ofDay)).toEqual(worldSums(account, { from: date, to: date }));
      expect(ofDay.length).toBeGreaterThan(10);
    }
  });

  it('nothing of a day that is not an hour old, and nothing of days to come', async () => {
    const account = accountIn('SAR');
    vi.setSystemTime(Date.parse('2026-11-22T21:30:00Z'));
    const { accessToken: token } = await grantBy(snapchat);
    const asked = { accessToken: token, cursor: null, account };
    const tomorrow = { from: '2026-11-23', to: '2026-11-25' };
    expect(await snapchat.ads.listDailyMetrics({ ...asked, window: tomorrow })).toEqual({
      items: [],
      nextCursor: null,
    });
    vi.setSystemTime(Date.parse('2026-11-22T22:05:00Z'));
    const page = await snapchat.ads.listDailyMetrics({ ...asked, window: tomorrow });
    expect(page.items.map(({ date }) => date)).toContain('2026-11-23');
    expect(new Set(page.items.map(({ date }) => date)).size).toBe(1);
  });

  it('profiles with their followers', async () => {
    const { items } = await contentOf(snapchat).listProfiles({ accessToken, cursor: null });
    const { profiles, people: everyone } = sandbox.world.platform('snapchat');
    const own = profiles.filter(({ id }) => everyone[0]?.profileIds.includes(id));
    expect(items).toEqual(
      own.map(({ id, name, handle, followers }) => ({
        externalId: id,
        kind: 'public_profile',
        name,
        handle,
        followers,
      })),
    );
  });

  const expectThePostsSince = async (since: Date) => {
    const world = sandbox.world.platform('snapchat');
    const { items: profiles } = await contentOf(snapchat).listProfiles({ accessToken, cursor: null });
    for (const profile of profiles) {
      const posts = await readAll(
        (cursor) => contentOf(snapchat).listPosts({ accessToken, cursor, profile, since }),
        30,
      );
      const expected = world
        .posts(profile.externalId)
        .filter(({ publishesAt }) => publishesAt >= since && publishesAt <= now())
        .map((post) => {
          const list: PostList = post.media === 'video' ? 'spotlights' : 'saved_stories';
          const { views, reach, likes, shares } = post.engagement;
          return {
            externalId: assetId(list, post),
            kind: list === 'spotlights' ? 'spotlight' : 'saved_story',
            text: wordsOf(list, post),
            status: 'published',
            scheduledAt: null,
            publishedAt: post.publishesAt,
            engagement: { views, reach, likes, shares, comments: null, saves: null, clicks: null },
          };
        });
      const byId = (a: { externalId: string }, b: { externalId: string }) => a.externalId.localeCompare(b.externalId);
      expect(posts.sort(byId)).toMatchObject(expected.sort(byId));
      expect(posts.length).toBeGreaterThan(3);
    }
  };

  it('posts with their engagement', () => expectThePostsSince(new Date('2026-10-01T00:00:00Z')));

  it('posts, with every tenth call failing', async () => {
    const kinds = ['http_500', 'reset', 'truncated_page', 'rate_limited'] as const;
    for (const kind of kinds) {
      sandbox.faults.add({
        kind,
        probability: 0.05,
        match: { pathPattern: 'businessapi.*(s/[^/]+/stats|ies|lights)$' },
      });
    }
    await expectThePostsSince(new Date('2026-11-01T00:00:00Z'));
    expect(sandbox.faults.list().some(({ hits }) => hits > 0)).toBe(true);
  });
});

describe('totals stay the world’s through', () => {
  const stats = { pathPattern: '/adaccounts/[^/]+/stats' };
  it.each<FaultInput>([
    ...passingFaults,
    { kind: 'repeated_cursor', times: 1 },
    { kind: 'repeated_cursor', times: 1, skip: 1 },
    { kind: 'http_500', probability: 0.4 },
  ])('$kind', async (fault) => {
    const account = accountIn('SAR');
    const added = sandbox.faults.add({ ...fault, match: stats });
    for (const window of [week, month]) {
      expect(sums(await metricsOf(account, window))).toEqual(worldSums(account, window));
    }
    expect(sandbox.faults.hits(added.id)).toBeGreaterThan(0);
  });

  it.each([
    ['expired_token', 'reauth', 'token_expired'],
    ['revoked_token', 'reauth', 'token_revoked'],
    ['permission_missing', 'reauth', 'permission_missing'],
    ['schema_drift', 'permanent', 'unexpected_answer'],
  ] as const)('%s, from the page where it stopped', async (kind, errorClass, code) => {
    const account = accountIn('SAR');
    const field = kind === 'schema_drift' ? { field: 'impressions' } : {};
    const { items, failure } = await readAcrossFault(sandbox.faults, { kind, ...field, match: stats }, (cursor) =>
      snapchat.ads.listDailyMetrics({ accessToken, cursor, account, window: month }),
    );
    expect(failure).toMatchObject({ errorClass, code });
    expect(sums(items)).toEqual(worldSums(account, month));
  });

  it('an interruption after every page: each is thrown away once and read again', async () => {
    const account = accountIn('SAR');
    // Another process, with nothing but the cursor, reads the page again.
    const { lost, again } = await readEveryPageTwice((cursor) =>
      connector().ads.listDailyMetrics({ accessToken, cursor, account, window: quarter }),
    );
    expect(again).toEqual(lost);
    expect(again.length).toBeGreaterThan(4);
    expect(sums(again.flatMap(({ items }) => items))).toEqual(worldSums(account, quarter));
  });

  it('an answer lost and a token renewed between pages', async () => {
    const account = accountIn('KWD');
    const grant = await grantBy(snapchat);
    const first = await snapchat.ads.listDailyMetrics({ ...grant, cursor: null, account, window: quarter });
    vi.setSystemTime(start + 3_600_000);
    const asked = { cursor: first.nextCursor, account, window: quarter };
    expect(await failureOf(snapchat.ads.listDailyMetrics({ ...grant, ...asked }))).toMatchObject({
      code: 'token_expired',
    });
    const renewed = await snapchat.oauth.refresh(grant);
    const rest = await readAll((cursor) =>
      snapchat.ads.listDailyMetrics({ ...renewed, ...asked, cursor: cursor ?? first.nextCursor }),
    );
    expect(sums([...first.items, ...rest])).toEqual(worldSums(account, quarter));
  });
});

describe('an ad account without a role', () => {
  it('fails alone, as a missing permission', async () => {
    const { accessToken: token } = await grantBy(snapchat, people.omar);
    const asked = { accessToken: token, cursor: null };
    const failure = { errorClass: 'reauth', code: 'permission_missing' };
    const foreign = accountIn('SAR');
    expect(await failureOf(snapchat.ads.listCampaigns({ ...asked, account: foreign }))).toMatchObject(failure);
    expect(await failureOf(snapchat.ads.listDailyMetrics({ ...asked, account: foreign, window: week }))).toMatchObject(
      failure,
    );
    expect((await snapchat.ads.listCampaigns({ ...asked, account: accountIn('KWD') })).items.length).toBeGreaterThan(
      10,
    );
  });

  it('is told from one that is gone', async () => {
    const account = { ...accountIn('SAR'), externalId: '00000000-0000-4000-8000-000000000000' };
    const failure = await failureOf(snapchat.ads.listCampaigns({ accessToken, cursor: null, account }));
    expect(failure).toMatchObject({ errorClass: 'permanent', code: 'account_unavailable' });
  });
});

describe('an app that is not on the list for public profiles', () => {
  it('connects with ads alone', async () => {
    const platform = connector(extraApps[0]);
    const { accessToken: token } = await grantBy(platform);
    expect(await platform.oauth.describeGrant(token)).toMatchObject({
      displayName: 'Layla Haddad',
      scopesGranted: ['snapchat-marketing-api'],
      scopesDeclined: ['snapchat-profile-api'],
    });
    expect(await contentOf(platform).listProfiles({ accessToken: token, cursor: null })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await platform.ads.listAccounts({ accessToken: token, cursor: null })).items).toEqual(accounts);
  });
});

describe('the grant', () => {
  it('is not given by a person who says no', async () => {
    const refused = await consentAnswer(snapchat, { decision: 'cancel' });
    expect(await failureOf(snapchat.oauth.completeConsent(refused))).toMatchObject({ code: 'consent_refused' });
  });

  it('comes once for a code, and only to the redirect that it was given for', async () => {
    const answer = await consentAnswer(snapchat);
    const elsewhere = { ...answer, redirectUri: 'http://127.0.0.1:3000/other' };
    const rejected = { errorClass: 'permanent', code: 'request_rejected', vendorCode: 'invalid_grant' };
    expect(await failureOf(snapchat.oauth.completeConsent(elsewhere))).toMatchObject(rejected);
    await snapchat.oauth.completeConsent(answer);
    expect(await failureOf(snapchat.oauth.completeConsent(answer))).toMatchObject(rejected);
  });

  it('is refused to an app with a wrong secret', async () => {
    const platform = connector({ id: 'sandbox-snapchat-client', secret: 'guessed' });
    const failure = await failureOf(platform.oauth.completeConsent(await consentAnswer(platform)));
    expect(failure).toMatchObject({ errorClass: 'permanent', code: 'request_rejected', vendorCode: 'invalid_client' });
  });

  it('lives for an hour and is renewed after it', async () => {
    const grant = await grantBy(snapchat);
    vi.setSystemTime(start + 3_600_000);
    expect(await failureOf(snapchat.oauth.describeGrant(grant.accessToken))).toMatchObject({ code: 'token_expired' });
    const renewed = await snapchat.oauth.refresh(grant);
    expect(renewed.expiresAt).toEqual(new Date(start + 7_200_000));
    expect(await snapchat.oauth.describeGrant(renewed.accessToken)).toMatchObject({ displayName: 'Layla Haddad' });
  });

  it.each([
    ['where refresh tokens stay good', undefined, true],
    ['where each refresh token works once', extraApps[1], false],
    ['where a refresh brings no refresh token', extraApps[2], true],
  ])('is renewed again and again %s', async (_world, app, oldOneLives) => {
    const platform = connector(app);
    const first = await grantBy(platform);
    let grant = first;
    for (let hour = 0; hour < 3; hour += 1)
      grant = platform.oauth.mergeGrants(grant, await platform.oauth.refresh(grant));
    expect(await platform.oauth.describeGrant(grant.accessToken)).toMatchObject({ displayName: 'Layla Haddad' });
    const again = await failureOf(platform.oauth.refresh(first));
    if (oldOneLives) expect(again).toBeUndefined();
    else expect(again).toMatchObject({ errorClass: 'reauth', code: 'token_revoked', vendorCode: 'invalid_grant' });
  });

  it('outlives a token endpoint in trouble', async () => {
    const grant = await grantBy(snapchat);
    const token = { pathPattern: '/access_token' };
    for (const kind of ['rate_limited', 'http_500', 'html_503', 'malformed_json', 'reset'] as const) {
      sandbox.faults.add({ kind, times: 1, match: token });
      const failure = await failureOf(snapchat.oauth.refresh(grant));
      expect(failure).toMatchObject({ errorClass: kind === 'rate_limited' ? 'rate_limited' : 'transient' });
      sandbox.faults.clear();
    }
    expect(await failureOf(snapchat.oauth.refresh(grant))).toBeUndefined();
  });

  it('is not revoked by a call, for Snap offers none: revoking says so', async () => {
    const grant = await grantBy(snapchat);
    sandbox.faults.add({ kind: 'down' });
    await expect(snapchat.oauth.revoke(grant)).rejects.toMatchObject({
      errorClass: 'permanent',
      code: 'request_rejected',
    });
    expect(sandbox.faults.list()[0]?.hits).toBe(0);
  });
});
