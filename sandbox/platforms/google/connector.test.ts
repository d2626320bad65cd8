import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays } from '@/lib/dates';
import { logger } from '@/lib/logger';
import type { AdAccountRef, DateWindow, Platform, RemoteAdAccount, RemoteCampaign } from '@/lib/platforms/platform';
import { createPlatform } from '@/lib/platforms/registry';
import type { FaultInput } from '../../fault-schema';
import { type Sandbox, startSandbox } from '../../server';
import { expectAccountTotals } from '../../testing/account-totals';
import { sums, worldSumsOf } from '../../testing/connector-sums';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { codeChallenge, codeVerifier } from '../../testing/pkce-pair';
import { failureOf, passingFaults, readAcrossFault, readAll, readEveryPageTwice } from '../../testing/read-connector';
import type { CampaignPlan } from '../../world/campaigns';
import { instantAt } from '../../world/local-time';
import { channelOf, videoChannels } from './campaign-rows';

/*
 * The product's Google connector against the emulated platform, from the consent screen on: what it reads must be what
 * the world holds, to the micro, however the platform misbehaves on the way.
 */

// The connector's pauses between tries would only make these tests slow.
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));
logger.level = 'silent';
const redirectUri = 'http://127.0.0.1:3000/api/connect/google/callback';
const start = Date.parse('2026-11-22T12:20:00Z');
const dayMs = 86_400_000;
const now = () => new Date();
const today = '2026-11-22';
const week = { from: addDays(today, -6), to: today };
const month = { from: addDays(today, -29), to: today };
const quarter = { from: addDays(today, -99), to: addDays(today, -3) };
const people = {
  omar: '104857600013579246802',
  hana: '104857600013579246803',
  noura: '104857600013579246804',
};
const ids = { ksa: '2214067301', europe: '2214067302', global: '2214067303', uae: '2214067304', empty: '2214067305' };
const manager = '8801127340';
const smallPages = { id: 'app-small-pages', secret: 'shh' };
const testing = { id: 'app-testing', secret: 'shh' };
const testAccess = { id: 'app-test-access', secret: 'shh' };

let sandbox: Sandbox;
let google: Platform;
let accessToken: string;
let accounts: RemoteAdAccount[];
/** The connector of an app whose pages are small, and Layla's grant to it. */
let paged: Platform;
let pagedToken: string;

function connector(app = { id: 'sandbox-google-client', secret: 'sandbox-google-secret' }): Platform {
  return createPlatform('google', { clientId: app.id, clientSecret: app.secret, sandboxOrigin: sandbox.url });
}

const consent = { consent: 'ads' as const, redirectUri, state: 'st4te' };

async function consentAnswer(platform: Platform, decision: Parameters<typeof grantInBrowser>[1] = {}) {
  const { url, secret } = await platform.oauth.beginConsent({ ...consent, codeChallenge, rerequest: false });
  const back = await grantInBrowser(url, decision);
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
  expect(back.searchParams.get('state')).toBe('st4te');
  return { ...consent, answer: back.searchParams, codeVerifier, secret };
}

async function grantBy(platform: Platform, decision: Parameters<typeof grantInBrowser>[1] = {}) {
  return platform.oauth.completeConsent(await consentAnswer(platform, decision));
}

const metricsOf = (account: AdAccountRef, window: DateWindow) =>
  readAll((cursor) => google.ads.listDailyMetrics({ accessToken, cursor, account, window }));
const pagedMetricsOf = (account: AdAccountRef, window: DateWindow) =>
  readAll((cursor) => paged.ads.listDailyMetrics({ accessToken: pagedToken, cursor, account, window }));
const campaignsOf = (account: AdAccountRef) =>
  readAll((cursor) => google.ads.listCampaigns({ accessToken, cursor, account }));

const worldSums = (account: AdAccountRef, window: DateWindow) =>
  worldSumsOf(sandbox.world.platform('google'), account.externalId, window);

function accountOf(id: string): RemoteAdAccount {
  const found = accounts.find(({ externalId }) => externalId === id);
  if (!found) throw new Error(`${id} was not listed`);
  return found;
}

beforeAll(async () => {
  // One clock for both sides: which tokens live is a question of now.
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  sandbox = await startSandbox({ now, clients: [smallPages, testing, testAccess] });
  google = connector();
  paged = connector(smallPages);
  const grant = await grantBy(google);
  accessToken = grant.accessToken;
  expect(grant.expiresAt).toEqual(new Date(start + 3_599_000));
  pagedToken = (await grantBy(paged)).accessToken;
  accounts = await readAll((cursor) => google.ads.listAccounts({ accessToken, cursor }));
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
    expect(await google.oauth.describeGrant(accessToken)).toEqual({
      externalUserId: '104857600013579246801',
      displayName: 'Layla Haddad',
      scopesGranted: [
        'https://www.googleapis.com/auth/adwords',
        'openid',
        'https://www.googleapis.com/auth/userinfo.profile',
      ],
      scopesDeclined: [],
      consents: ['ads'],
    });
  });

  it('ad accounts with the way to each, without managers and closed accounts', () => {
    expect(
      accounts.map(({ externalId, currency, timeZone, externalStatus, accessPath }) =>
        [externalId, currency, timeZone, externalStatus, accessPath].join(' '),
      ),
    ).toEqual([
      `${ids.global} USD America/New_York ENABLED `,
      `${ids.ksa} SAR Asia/Riyadh ENABLED ${manager}`,
      `${ids.empty} EUR Europe/Paris ENABLED ${manager}`,
      `${ids.europe} EUR Europe/Berlin ENABLED ${manager}`,
      // Both Layla's own and below the manager: listed once.
      `${ids.uae} AED Asia/Dubai ENABLED `,
    ]);
    expect(accountOf(ids.ksa).name).toBe('نخلة السعودية | Nakhla KSA');
  });

  it('for each person what they may see, nothing for one whom Google Ads does not know', async () => {
    const seen = await Promise.all(
      [people.omar, people.hana, people.noura].map(async (person) => {
        const grant = await grantBy(google, { person });
        const { items, nextCursor } = await google.ads.listAccounts({ ...grant, cursor: null });
        expect(nextCursor).toBeNull();
        return items.map(({ externalId, accessPath }) => `${externalId} ${accessPath}`);
      }),
    );
    expect(seen).toEqual([[`${ids.europe} null`], ['3390412207 null'], []]);
  });

  /** What the product must show of a campaign of the world. */
  function expected(plan: CampaignPlan, timeZone: string): Partial<RemoteCampaign> {
    const isOver = plan.endsOn !== null && plan.endsOn < today;
    const states = { active: 'active', paused: 'paused', archived: 'paused', deleted: 'removed' } as const;
    const status = isOver && (plan.state === 'active' || plan.state === 'archived') ? 'ended' : states[plan.state];
    const { budget } = plan;
    return {
      name: plan.name,
      objective: channelOf(plan),
      status,
      hasIssues: plan.hasIssues && status === 'active',
      dailyBudgetMicros: budget.kind === 'daily' ? budget.amountMicros : null,
      lifetimeBudgetMicros: budget.kind === 'lifetime' ? budget.amountMicros : null,
      startsAt: instantAt(plan.startsOn, 0, 0, timeZone),
      endsAt: plan.endsOn && new Date(instantAt(plan.endsOn, 23, 59, timeZone).getTime() + 59_000),
    } as Partial<RemoteCampaign>;
  }

  it('campaigns in every state, with budgets to the micro and none where it is shared', async () => {
    const states = new Set<string>();
    for (const account of accounts) {
      const campaigns = await campaignsOf(account);
      const plans = sandbox.world.platform('google').campaigns(account.externalId);
      expect(campaigns).toHaveLength(plans.length);
      for (const plan of plans) {
        expect(campaigns.find(({ externalId }) => externalId === plan.id)).toMatchObject(
          expected(plan, account.timeZone),
        );
      }
      for (const { status, externalStatus } of campaigns) states.add(`${status} ${externalStatus}`);
    }
    expect(states).toEqual(
      new Set([
        'active ELIGIBLE',
        'active LIMITED',
        'active NOT_ELIGIBLE',
        'paused PAUSED',
        'ended ENDED',
        'removed REMOVED',
      ]),
    );
    expect(await campaignsOf(accountOf(ids.empty))).toEqual([]);
  });

  it('a campaign that is yet to begin', async () => {
    vi.setSystemTime(Date.parse('2026-11-02T09:00:00Z'));
    const { accessToken: token } = await grantBy(google);
    const { items } = await google.ads.listCampaigns({ accessToken: token, cursor: null, account: accountOf(ids.ksa) });
    expect(items.filter(({ externalStatus }) => externalStatus === 'PENDING')).not.toEqual([]);
    expect(items.find(({ externalStatus }) => externalStatus === 'PENDING')?.status).toBe('active');
  });

  it('campaigns over several pages, each once', async () => {
    const account = accountOf(ids.ksa);
    const first = await paged.ads.listCampaigns({ accessToken: pagedToken, cursor: null, account });
    expect(first.nextCursor).not.toBeNull();
    const all = await readAll((cursor) => paged.ads.listCampaigns({ accessToken: pagedToken, cursor, account }));
    expect(all).toEqual(await campaignsOf(account));
  });

  it('the total of every account itself', async () => {
    const windows = [week, quarter];
    await expectAccountTotals({
      platform: google,
      world: sandbox.world.platform('google'),
      accessToken,
      accounts,
      windows,
    });
  });

  it('daily metrics of every account, over short and long windows', async () => {
    for (const account of accounts) {
      for (const window of [week, month, quarter]) {
        const rows = await metricsOf(account, window);
        expect(sums(rows)).toEqual(worldSums(account, window));
        expect(rows.every((row) => row.currency === account.currency)).toBe(true);
      }
    }
    expect(worldSums(accountOf(ids.ksa), quarter).rows).toBeGreaterThan(500);
    expect(worldSums(accountOf(ids.empty), quarter).rows).toBe(0);
  });

  it('the whole history, with the nights on which clocks change', async () => {
    const account = accountOf(ids.global);
    const history = sandbox.world.platform('google').history(ids.global);
    expect(sums(await metricsOf(account, history))).toEqual(worldSums(account, history));
  });

  it('every figure of every row', async () => {
    const account = accountOf(ids.europe);
    const world = sandbox.world.platform('google');
    const rows = await metricsOf(account, month);
    const facts = world
      .campaigns(account.externalId)
      .flatMap((plan) => [...world.facts(plan, month)].map((fact) => ({ plan, fact })));
    expect(rows).toHaveLength(facts.length);
    const byKey = new Map(rows.map((row) => [`${row.campaignExternalId} ${row.date}`, row]));
    for (const { plan, fact } of facts) {
      expect(byKey.get(`${plan.id} ${fact.date}`)).toEqual({
        campaignExternalId: plan.id,
        campaignName: plan.name,
        date: fact.date,
        currency: 'EUR',
        impressions: fact.impressions,
        clicks: fact.clicks,
        linkClicks: null,
        spendMicros: fact.spendMicros,
        conversions: String(fact.conversions),
        conversionValueMicros: fact.conversionValueMicros ?? 0n,
        videoViews: videoChannels.has(channelOf(plan)) ? fact.thruplays : 0,
        reach: null,
      });
    }
    expect(rows.filter(({ conversions }) => /\.\d{3,6}$/.test(conversions)).length).toBeGreaterThan(20);
    expect(rows.filter(({ conversions }) => /^[1-9]\d*$/.test(conversions)).length).toBeGreaterThan(5);
    expect(rows.some(({ videoViews }) => videoViews !== null && videoViews > 0)).toBe(true);
  });

  it('no profiles and no posts', () => {
    expect(google.content).toBeNull();
  });
});

describe('totals stay the world’s through', () => {
  const search = { pathPattern: '/googleAds:search$' };
  it.each<FaultInput>([
    ...passingFaults,
    { kind: 'repeated_cursor', times: 1 },
    { kind: 'repeated_cursor', times: 1, skip: 1 },
    { kind: 'http_500', probability: 0.4 },
  ])('$kind', async (fault) => {
    const account = accountOf(ids.ksa);
    const added = sandbox.faults.add({ ...fault, match: search });
    expect(sums(await pagedMetricsOf(account, month))).toEqual(worldSums(account, month));
    expect(sandbox.faults.hits(added.id)).toBeGreaterThan(0);
  });

  it.each(passingFaults.filter(({ kind }) => kind !== 'huge_body'))('$kind, of the list of accounts', async (fault) => {
    const added = sandbox.faults.add({ ...fault, match: { pathPattern: '/customers' } });
    expect(await readAll((cursor) => google.ads.listAccounts({ accessToken, cursor }))).toEqual(accounts);
    expect(sandbox.faults.hits(added.id)).toBeGreaterThan(0);
  });

  it.each([
    ['expired_token', {}, 'reauth', 'token_expired'],
    ['revoked_token', {}, 'reauth', 'token_revoked'],
    ['permission_missing', {}, 'reauth', 'permission_missing'],
    ['schema_drift', { field: 'date' }, 'permanent', 'unexpected_answer'],
    ['schema_drift', { field: 'segments', change: 'rename' }, 'permanent', 'unexpected_answer'],
    // Google leaves out zeros, yet figures that are always zero are not believed.
    ['schema_drift', { field: 'impressions' }, 'permanent', 'unexpected_answer'],
    ['schema_drift', { field: 'costMicros', change: 'rename' }, 'permanent', 'unexpected_answer'],
    ['schema_drift', { field: 'clicks', change: 'retype' }, 'permanent', 'unexpected_answer'],
  ] as const)('%s %o, from the page where it stopped', async (kind, detail, errorClass, code) => {
    const account = accountOf(ids.ksa);
    const { items, failure } = await readAcrossFault(sandbox.faults, { kind, ...detail, match: search }, (cursor) =>
      paged.ads.listDailyMetrics({ accessToken: pagedToken, cursor, account, window: month }),
    );
    expect(failure).toMatchObject({ errorClass, code });
    expect(sums(items)).toEqual(worldSums(account, month));
  });

  it('pages that lead in a circle are noticed', async () => {
    sandbox.faults.add({ kind: 'repeated_cursor', match: search });
    const failure = await failureOf(pagedMetricsOf(accountOf(ids.ksa), month));
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it('an interruption after every page: each is thrown away once and read again', async () => {
    const account = accountOf(ids.ksa);
    // Another process, with nothing but the cursor, reads the page again.
    const { lost, again } = await readEveryPageTwice((cursor) =>
      connector(smallPages).ads.listDailyMetrics({ accessToken: pagedToken, cursor, account, window: quarter }),
    );
    expect(again.map(({ items }) => items)).toEqual(lost.map(({ items }) => items));
    expect(again.length).toBeGreaterThan(10);
    expect(sums(again.flatMap(({ items }) => items))).toEqual(worldSums(account, quarter));
  });

  it('a pause so long that Google has forgotten the page and the token', async () => {
    const account = accountOf(ids.ksa);
    const grant = await grantBy(paged);
    const asked = { account, window: month };
    const first = await paged.ads.listDailyMetrics({ ...grant, ...asked, cursor: null });
    vi.setSystemTime(start + 2 * 3_600_000);
    const next = { ...asked, cursor: first.nextCursor };
    expect(await failureOf(paged.ads.listDailyMetrics({ ...grant, ...next }))).toMatchObject({ code: 'token_expired' });
    const renewed = await paged.oauth.refresh(grant);
    const rest = await readAll((cursor) =>
      paged.ads.listDailyMetrics({ ...renewed, ...asked, cursor: cursor ?? first.nextCursor }),
    );
    // The search began again: its first page came twice.
    expect(rest).toEqual(expect.arrayContaining(first.items));
    expect(sums([...first.items, ...rest])).toEqual(worldSums(account, month));
  });
});

describe('an ad account', () => {
  const failure = { errorClass: 'reauth', code: 'permission_missing' };

  it('of others fails alone, as a missing permission', async () => {
    const grant = await grantBy(google, { person: people.omar });
    const asked = { ...grant, cursor: null };
    const foreign = { ...accountOf(ids.ksa), accessPath: null };
    expect(await failureOf(google.ads.listCampaigns({ ...asked, account: foreign }))).toMatchObject({
      ...failure,
      vendorCode: 'authorizationError.USER_PERMISSION_DENIED',
    });
    expect(await failureOf(google.ads.listDailyMetrics({ ...asked, account: foreign, window: week }))).toMatchObject(
      failure,
    );
    const own = { ...accountOf(ids.europe), accessPath: null };
    expect((await google.ads.listCampaigns({ ...asked, account: own })).items.length).toBeGreaterThan(10);
  });

  it('below a manager is reached through it alone', async () => {
    const asked = { accessToken, cursor: null };
    const bare = { ...accountOf(ids.ksa), accessPath: null };
    expect(await failureOf(google.ads.listCampaigns({ ...asked, account: bare }))).toMatchObject(failure);
    const wrongWay = { ...accountOf(ids.global), accessPath: manager };
    expect(await failureOf(google.ads.listCampaigns({ ...asked, account: wrongWay }))).toMatchObject({
      ...failure,
      vendorCode: 'authorizationError.INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION',
    });
    expect((await google.ads.listCampaigns({ ...asked, account: accountOf(ids.ksa) })).items).not.toEqual([]);
  });

  it('that is reached both ways is the same either way', async () => {
    const account = accountOf(ids.uae);
    const direct = await metricsOf(account, month);
    expect(direct).not.toEqual([]);
    expect(await metricsOf({ ...account, accessPath: manager }, month)).toEqual(direct);
  });

  it.each([
    ['that was closed', '2214067306', 'authorizationError.CUSTOMER_NOT_ENABLED'],
    ['that is a manager', manager, 'queryError.REQUESTED_METRICS_FOR_MANAGER'],
  ])('%s is not available', async (_which, externalId, vendorCode) => {
    const account = { externalId, currency: 'USD', timeZone: 'UTC', accessPath: null };
    const asked = { accessToken, cursor: null, account, window: week };
    expect(await failureOf(google.ads.listDailyMetrics(asked))).toMatchObject({
      errorClass: 'permanent',
      code: 'account_unavailable',
      vendorCode,
    });
  });

  it('beyond the reach of a project for tests is the operator’s matter, not a person’s', async () => {
    const platform = connector(testAccess);
    const grant = await grantBy(platform);
    const failed = { errorClass: 'permanent', code: 'request_rejected' };
    expect(await failureOf(platform.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject({
      ...failed,
      vendorCode: 'authorizationError.CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION',
    });
  });
});

describe('the grant', () => {
  it('is not given by a person who says no', async () => {
    const refused = await consentAnswer(google, { decision: 'cancel' });
    expect(await failureOf(google.oauth.completeConsent(refused))).toMatchObject({ code: 'consent_refused' });
  });

  it('without the tick for ads says so, and reads nothing', async () => {
    const scope = 'https://www.googleapis.com/auth/adwords';
    const grant = await grantBy(google, { decline: [scope] });
    expect(await google.oauth.describeGrant(grant.accessToken)).toMatchObject({
      displayName: 'Layla Haddad',
      scopesDeclined: [scope],
    });
    expect(await failureOf(google.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject({
      errorClass: 'reauth',
      code: 'permission_missing',
      vendorCode: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    });
  });

  it('comes once for a code, only to its redirect and only with its verifier', async () => {
    const answer = await consentAnswer(google);
    const rejected = { errorClass: 'permanent', code: 'request_rejected', vendorCode: 'invalid_grant' };
    const elsewhere = { ...answer, redirectUri: 'http://127.0.0.1:3000/other' };
    expect(await failureOf(google.oauth.completeConsent(elsewhere))).toMatchObject({
      ...rejected,
      vendorCode: 'redirect_uri_mismatch',
    });
    const stolen = { ...answer, codeVerifier: 'another-verifier-of-some-length-0123456789' };
    expect(await failureOf(google.oauth.completeConsent(stolen))).toMatchObject(rejected);
    await google.oauth.completeConsent(answer);
    expect(await failureOf(google.oauth.completeConsent(answer))).toMatchObject(rejected);
  });

  it('is not given for a code that is older than ten minutes', async () => {
    const answer = await consentAnswer(google);
    vi.setSystemTime(start + 10 * 60_000);
    expect(await failureOf(google.oauth.completeConsent(answer))).toMatchObject({ vendorCode: 'invalid_grant' });
  });

  it('is refused to an app with a wrong secret', async () => {
    const platform = connector({ id: 'sandbox-google-client', secret: 'guessed' });
    const failure = await failureOf(platform.oauth.completeConsent(await consentAnswer(platform)));
    expect(failure).toMatchObject({ errorClass: 'permanent', code: 'request_rejected', vendorCode: 'invalid_client' });
  });

  it('lives for an hour and is renewed again and again by the same refresh token', async () => {
    const first = await grantBy(google);
    let grant = first;
    for (let day = 1; day <= 3; day += 1) {
      vi.setSystemTime(start + day * dayMs);
      expect(await failureOf(google.oauth.describeGrant(grant.accessToken))).toMatchObject({ code: 'token_expired' });
      const renewed = await google.oauth.refresh(grant);
      expect(renewed).toMatchObject({ refreshToken: null, expiresAt: new Date(start + day * dayMs + 3_599_000) });
      grant = google.oauth.mergeGrants(grant, renewed);
      expect(grant.refreshToken).toBe(first.refreshToken);
      expect(await google.oauth.describeGrant(grant.accessToken)).toMatchObject({ displayName: 'Layla Haddad' });
    }
  });

  const dead = { errorClass: 'reauth', code: 'token_revoked', vendorCode: 'invalid_grant' };

  it('dies after half a year without use, and not when it is used', async () => {
    const [used, idle] = [await grantBy(google), await grantBy(google)];
    vi.setSystemTime(start + 150 * dayMs);
    await google.oauth.refresh(used);
    vi.setSystemTime(start + 190 * dayMs);
    expect(await failureOf(google.oauth.refresh(used))).toBeUndefined();
    expect(await failureOf(google.oauth.refresh(idle))).toMatchObject(dead);
  });

  it('dies after a week while the app’s consent screen is in testing', async () => {
    const platform = connector(testing);
    const grant = await grantBy(platform);
    vi.setSystemTime(start + 7 * dayMs - 1000);
    expect(await failureOf(platform.oauth.refresh(grant))).toBeUndefined();
    vi.setSystemTime(start + 7 * dayMs);
    expect(await failureOf(platform.oauth.refresh(grant))).toMatchObject(dead);
  });

  it('dies without a word when the same person has given a hundred newer ones', async () => {
    const oldest = await grantBy(google, { person: people.hana });
    for (let count = 0; count < 99; count += 1) await grantBy(google, { person: people.hana });
    expect(await failureOf(google.oauth.refresh(oldest))).toBeUndefined();
    await grantBy(google, { person: people.hana });
    expect(await failureOf(google.oauth.refresh(oldest))).toMatchObject(dead);
  });

  it('brings a refresh token each time, because the connector asks for consent each time', async () => {
    await grantBy(google);
    expect((await grantBy(google)).refreshToken).toMatch(/^1\/\/0g/);
    const { url } = await google.oauth.beginConsent({ ...consent, codeChallenge, rerequest: false });
    url.searchParams.delete('prompt');
    const { searchParams } = await grantInBrowser(url);
    const quiet = await google.oauth.completeConsent({ ...consent, answer: searchParams, codeVerifier, secret: null });
    expect(quiet.refreshToken).toBeNull();
  });

  it('outlives a token endpoint in trouble', async () => {
    const grant = await grantBy(google);
    const token = { pathPattern: '/token$' };
    for (const kind of ['rate_limited', 'http_500', 'html_503', 'malformed_json', 'reset'] as const) {
      sandbox.faults.add({ kind, times: 1, match: token });
      const failure = await failureOf(google.oauth.refresh(grant));
      expect(failure).toMatchObject({ errorClass: kind === 'rate_limited' ? 'rate_limited' : 'transient' });
      sandbox.faults.clear();
    }
    expect(await failureOf(google.oauth.refresh(grant))).toBeUndefined();
  });

  it('is taken back with all its tokens, and taking it back twice is well', async () => {
    const grant = await grantBy(google, { person: people.omar });
    await google.oauth.revoke(grant);
    expect(await failureOf(google.oauth.refresh(grant))).toMatchObject(dead);
    expect(await failureOf(google.oauth.describeGrant(grant.accessToken))).toMatchObject({ errorClass: 'reauth' });
    expect(await failureOf(google.ads.listAccounts({ ...grant, cursor: null }))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_revoked',
    });
    await google.oauth.revoke(grant);
    await google.oauth.revoke({ ...grant, refreshToken: null });
  });

  it('is gone for good: a new consent does not revive its tokens', async () => {
    const grant = await grantBy(google, { person: people.omar });
    await google.oauth.revoke(grant);
    await grantBy(google, { person: people.omar });
    expect(await failureOf(google.oauth.refresh(grant))).toMatchObject(dead);
  });
});
