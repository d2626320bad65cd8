import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { DateWindow, Platform, RemoteAdAccount } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';
import { contentOf } from '@/lib/platforms/testing/content-of';
import type { FaultInput } from '../../fault-schema';
import { type Sandbox, startSandbox } from '../../server';
import { expectAccountTotals } from '../../testing/account-totals';
import { sums, worldSumsOf } from '../../testing/connector-sums';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { codeChallenge, codeVerifier } from '../../testing/pkce-pair';
import { failureOf, passingFaults, readAcrossFault, readAll } from '../../testing/read-connector';

/*
 * The product's Meta connector against the emulated platform, from the consent screen on: what it reads must be what
 * the world holds, to the micro, however the platform misbehaves on the way.
 */

// The connector's pauses, between looks at a report and between tries, would only make these tests slow.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));
logger.level = 'silent';
const redirectUri = 'http://127.0.0.1:3000/api/connect/meta/callback';
const now = () => new Date('2026-11-22T12:00:00Z');
const today = '2026-11-22';
const month = { from: addDays(today, -27), to: today };
const week = { from: addDays(today, -6), to: today };

let sandbox: Sandbox;
let meta: Platform;
let accessToken: string;
let accounts: RemoteAdAccount[];

/** A grant of everything by the first person of the consent screen. */
async function grantEverything() {
  const consent = { consent: 'ads_and_posts' as const, redirectUri, state: 'st4te' };
  const { url } = await meta.oauth.beginConsent({ ...consent, codeChallenge, rerequest: false });
  const back = await grantInBrowser(url);
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
  expect(back.searchParams.get('state')).toBe('st4te');
  return meta.oauth.completeConsent({ ...consent, answer: back.searchParams, codeVerifier, secret: null });
}

const metricsOf = (account: RemoteAdAccount, window: DateWindow) =>
  readAll((cursor) => meta.ads.listDailyMetrics({ accessToken, cursor, account, window }));

const worldSums = (account: RemoteAdAccount, window: DateWindow) =>
  worldSumsOf(sandbox.world.platform('meta'), account.externalId.replace('act_', ''), window);

async function expectThePostsOfTheWorld() {
  const since = new Date('2026-10-25T00:00:00Z');
  const world = sandbox.world.platform('meta');
  const profiles = await readAll((cursor) => contentOf(meta).listProfiles({ accessToken, cursor }));
  for (const profile of profiles) {
    const posts = await readAll((cursor) => contentOf(meta).listPosts({ accessToken, cursor, profile, since }));
    const expected = world
      .posts(profile.externalId)
      .filter(({ publishesAt }) => publishesAt >= since && (profile.kind === 'page' || publishesAt <= now()));
    expect(posts).toHaveLength(expected.length);
    for (const { id, text, publishesAt, engagement } of expected) {
      const post = posts.find(({ externalId }) => externalId.split('_').at(-1) === id);
      const isOut = publishesAt <= now();
      expect(post).toMatchObject({
        text,
        status: isOut ? 'published' : 'scheduled',
        publishedAt: isOut ? publishesAt : null,
        scheduledAt: isOut ? null : publishesAt,
      });
      if (!isOut) continue;
      const { views, reach, likes, loves, comments, shares } = engagement;
      expect(post?.engagement).toMatchObject({ views, reach, likes: likes + loves, comments, shares });
    }
  }
}

beforeAll(async () => {
  sandbox = await startSandbox({ now });
  meta = createPlatform('meta', {
    clientId: 'sandbox-meta-client',
    clientSecret: 'sandbox-meta-secret',
    sandboxOrigin: sandbox.url,
  });
  const grant = await grantEverything();
  accessToken = grant.accessToken;
  // By the sandbox's clock, so it is debug_token that told it.
  expect(grant.expiresAt).toEqual(new Date(now().getTime() + 5_183_944_000));
  accounts = await readAll((cursor) => meta.ads.listAccounts({ accessToken, cursor }));
});

afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

describe('the connector reads what the world holds', () => {
  it('who granted what', async () => {
    const grant = await meta.oauth.describeGrant(accessToken);
    expect(grant).toMatchObject({ displayName: 'Layla Haddad', scopesDeclined: [] });
    expect(grant.scopesGranted).toEqual(expect.arrayContaining([...meta.consents[0].scopes]));
  });

  it('ad accounts with currency and zone, and nobody else’s', () => {
    expect(accounts.map(({ currency, timeZone }) => `${currency} ${timeZone}`).sort()).toEqual([
      'AED Asia/Dubai',
      'KWD Asia/Kuwait',
      'SAR Asia/Riyadh',
      'USD America/Los_Angeles',
      'USD America/New_York',
    ]);
  });

  it('pages and Instagram profiles, each once', async () => {
    const profiles = await readAll((cursor) => contentOf(meta).listProfiles({ accessToken, cursor }));
    const person = sandbox.world.platform('meta').people[0];
    expect(profiles.map(({ externalId }) => externalId).sort()).toEqual([...(person?.profileIds ?? [])].sort());
    expect(profiles.every(({ followers }) => followers !== null)).toBe(true);
  });

  it('campaigns in every state, with budgets to the micro', async () => {
    for (const account of accounts) {
      const campaigns = await readAll((cursor) => meta.ads.listCampaigns({ accessToken, cursor, account }));
      const plans = sandbox.world.platform('meta').campaigns(account.externalId.replace('act_', ''));
      expect(new Set(campaigns.map(({ externalId }) => externalId))).toEqual(new Set(plans.map(({ id }) => id)));
      expect(campaigns.filter(({ status }) => status === 'unknown')).toEqual([]);
      for (const { id, name, budget } of plans) {
        expect(campaigns.find(({ externalId }) => externalId === id)).toMatchObject({
          name,
          dailyBudgetMicros: budget.kind === 'daily' ? budget.amountMicros : null,
          lifetimeBudgetMicros: budget.kind === 'lifetime' ? budget.amountMicros : null,
        });
      }
    }
  });

  it('the total of every account itself', async () => {
    const windows = [week, month];
    await expectAccountTotals({
      platform: meta,
      world: sandbox.world.platform('meta'),
      accessToken,
      accounts,
      windows,
    });
  });

  it('daily metrics, directly and through a prepared report', async () => {
    for (const account of accounts) {
      for (const window of [week, month]) {
        const rows = await metricsOf(account, window);
        expect(sums(rows)).toEqual(worldSums(account, window));
        expect(rows.every((row) => row.currency === account.currency)).toBe(true);
      }
    }
  });

  it('posts with their engagement, scheduled ones included', expectThePostsOfTheWorld, 60_000);

  it('posts, with every tenth call failing', async () => {
    const kinds = ['http_500', 'reset', 'truncated_page', 'rate_limited'] as const;
    for (const kind of kinds) sandbox.faults.add({ kind, probability: 0.025 });
    await expectThePostsOfTheWorld();
    expect(sandbox.faults.list().some(({ hits }) => hits > 0)).toBe(true);
  });
});

describe('totals stay the world’s through', () => {
  const insights = { pathPattern: '/insights' };
  it.each<FaultInput>([
    ...passingFaults,
    { kind: 'repeated_cursor', times: 1, skip: 1 },
    { kind: 'http_500', probability: 0.4 },
  ])('$kind', async (fault) => {
    const [account] = accounts;
    if (!account) throw new Error('no account');
    const added = sandbox.faults.add({ ...fault, match: insights });
    for (const window of [week, month])
      expect(sums(await metricsOf(account, window))).toEqual(worldSums(account, window));
    expect(sandbox.faults.hits(added.id)).toBeGreaterThan(0);
  });

  it.each([
    ['expired_token', 'reauth', 'token_expired'],
    ['revoked_token', 'reauth', 'token_revoked'],
    ['permission_missing', 'reauth', 'permission_missing'],
    ['schema_drift', 'permanent', 'unexpected_answer'],
  ] as const)('%s, from the page where it stopped', async (kind, errorClass, code) => {
    const [account] = accounts;
    if (!account) throw new Error('no account');
    const field = kind === 'schema_drift' ? { field: 'impressions' } : {};
    const fault = { kind, ...field, match: { pathPattern: '/\\d+/insights' } };
    const { items, failure } = await readAcrossFault(sandbox.faults, fault, (cursor) =>
      meta.ads.listDailyMetrics({ accessToken, cursor, account, window: month }),
    );
    expect(failure).toMatchObject({ errorClass, code });
    expect(sums(items)).toEqual(worldSums(account, month));
  });
});

describe('the grant', () => {
  it('is renewed, and dies for all its tokens when revoked', async () => {
    const first = await grantEverything();
    const renewed = await meta.oauth.refresh(first);
    expect(await meta.oauth.describeGrant(renewed.accessToken)).toMatchObject({ displayName: 'Layla Haddad' });
    await meta.oauth.revoke(renewed);
    expect(await failureOf(meta.oauth.describeGrant(renewed.accessToken))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
    // Once more does no harm.
    await meta.oauth.revoke(renewed);
  });
});
