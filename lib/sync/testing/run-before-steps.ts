import { randomUUID } from 'node:crypto';
import type { Sql } from '@/db/testing/connect-to';
import { addDays, dayInZone } from '@/lib/dates';
import { noValuedSums } from '@/lib/metrics/value-history';
import { SeenDays } from '../steps/seen-days';
import { FakePlatform, remoteAccount, remoteCampaign, remoteMetrics } from './fake-platform';
import { STEADY_ZONE } from './steady-zone';

const today = dayInZone(new Date(), STEADY_ZONE);
export const daysBack = (days: number) => addDays(today, -days);
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);

/** The claim that the planted runs are under. */
export const CLAIM = 'engine-1';
/** Names an answered call in the platform's support; kept with a step that failed. */
export const TRACE = 'trace-of-a-failed-call';
export const WINDOW = { from: daysBack(28), to: today };

/** Two accounts of three figures each in pages of two, a page with three posts. */
export function platformBeforeSteps(): FakePlatform {
  const platform = new FakePlatform();
  platform.accounts = [remoteAccount('one'), remoteAccount('two')];
  for (const { externalId } of platform.accounts) {
    platform.campaigns.set(externalId, [remoteCampaign(`${externalId}-a`)]);
    platform.metrics.set(
      externalId,
      [1, 2, 3].map((back) => remoteMetrics(`${externalId}-a`, daysBack(back))),
    );
  }
  platform.profiles = [{ externalId: 'page', kind: 'page', name: 'Page', handle: null, followers: 1 }];
  platform.posts.set(
    'page',
    [1, 2, 3].map((number) => ({
      externalId: `p${number}`,
      kind: 'photo',
      text: 'Post',
      permalink: null,
      status: 'published',
      scheduledAt: null,
      publishedAt: secondsAgo(number * 3600),
      engagement: null,
    })),
  );
  return platform;
}

/** An organization in a database of the release before `sync_steps`: rows as that release wrote them. */
export class OrganizationBeforeSteps {
  readonly orgId = randomUUID();
  readonly integrationId = randomUUID();
  readonly accounts = { one: randomUUID(), two: randomUUID() };
  readonly campaigns = { one: randomUUID(), two: randomUUID() };
  readonly profileId = randomUUID();
  readonly startedAt = secondsAgo(100).toISOString();
  readonly since = secondsAgo(30 * 86_400).toISOString();
  readonly retryAt = secondsAgo(-90);

  constructor(
    private readonly sql: Sql,
    private readonly platform: FakePlatform,
  ) {}

  async plant(): Promise<void> {
    const { sql, orgId, integrationId } = this;
    const userId = randomUUID();
    const observed_at = secondsAgo(3600);
    const seen = { first_seen_at: observed_at, observed_at };
    const put = (table: string, ...rows: Record<string, unknown>[]) => sql`insert into ${sql(table)} ${sql(rows)}`;
    const own = { org_id: orgId, platform: 'meta' };
    await put('organizations', { id: orgId, name: 'Before', currency: 'SAR', time_zone: STEADY_ZONE });
    await put('users', { id: userId, email: `${userId}@example.com`, name: 'Noura', password_hash: 'none' });
    await put('memberships', { org_id: orgId, user_id: userId, role: 'owner' });
    const connected = { connected_by: userId, connected_at: observed_at, status: 'active' };
    const person = { external_user_id: randomUUID(), display_name: 'Noura' };
    await put('integrations', { ...own, id: integrationId, ...person, ...connected });
    for (const name of ['one', 'two'] as const) {
      const account = { ...own, id: this.accounts[name], integration_id: integrationId, name: `Account ${name}` };
      const read = { read_from: daysBack(30), read_to: daysBack(1), history_goal: daysBack(30) };
      const zone = { currency: 'SAR', time_zone: STEADY_ZONE, selected: true, observed_at };
      await put('ad_accounts', { ...account, external_id: this.platform.wireId(name), ...zone, ...read });
      const campaign = { ...own, id: this.campaigns[name], ad_account_id: this.accounts[name], currency: 'SAR' };
      const names = { external_id: `${name}-a`, name: 'Campaign', status: 'active', external_status: 'ACTIVE' };
      await put('campaigns', { ...campaign, ...names, ...seen });
    }
    // Of the first account the page that the run stored, and a day that the platform took back since.
    const facts = { org_id: orgId, campaign_id: this.campaigns.one, ad_account_id: this.accounts.one, currency: 'SAR' };
    const figures = { impressions: 1000, clicks: 10, link_clicks: 8, spend_micros: 18_370_000, conversions: '1.5' };
    const value = { conversion_value_micros: 40_000_000, reach: 900 };
    const stored = [1, 2, 6].map((back) => ({ ...facts, date: daysBack(back), ...figures, ...value, ...seen }));
    await put('ad_metrics', ...stored);
    await sql`
      insert into org_daily_metrics (org_id, date, ad_account_id, platform, currency, impressions, clicks, spend_micros,
        conversions, conversion_value_micros)
      select org_id, date, ad_account_id, 'meta', currency, impressions, clicks, spend_micros, conversions,
        conversion_value_micros
      from ad_metrics where org_id = ${orgId}`;
    const page = { ...own, id: this.profileId, integration_id: integrationId, kind: 'page', external_id: 'page' };
    await put('profiles', { ...page, name: 'Page', selected: true, observed_at });
    const post = { ...own, profile_id: this.profileId, kind: 'photo', text: 'Post', status: 'published', ...seen };
    const published = ['p1', 'p2', 'unreadable'].map((external_id) => ({ ...post, external_id }));
    await put('posts', ...published.map((row) => ({ ...row, published_at: secondsAgo(7200) })));
  }

  /** A run under way, with steps as the release before kept them: JSON texts by `<kind>:<subject>[:<number>]`. */
  async plantRun(dataType: string, steps: Record<string, object>, over: Record<string, unknown> = {}): Promise<string> {
    const id = randomUUID();
    const run = { org_id: this.orgId, id, integration_id: this.integrationId, platform: 'meta', data_type: dataType };
    const done = Object.values(steps).filter((step) => 'state' in step && step.state === 'done').length;
    const counts = { steps_done: done, steps_total: Object.keys(steps).length, pages_read: 5, rows_read: 9 };
    const times = { requested_at: secondsAgo(120), started_at: secondsAgo(110), progressed_at: secondsAgo(10) };
    const held = { status: 'running', trigger: 'manual', claimed_by: CLAIM, announced_at: secondsAgo(115) };
    const cursors = Object.fromEntries(Object.entries(steps).map(([key, step]) => [key, JSON.stringify(step)]));
    const row = { ...run, ...held, ...counts, ...times, ...over, cursors: this.sql.json(cursors) };
    await this.sql`insert into sync_runs ${this.sql(row)}`;
    return id;
  }

  /** The steps of a full run that has read a part of everything. */
  halfRead(): Record<string, object> {
    const { startedAt, since } = this;
    const { one, two } = this.accounts;
    const second = { after: '2', count: 1, mark: '2' };
    const seen = new SeenDays(WINDOW);
    for (const back of [1, 2]) seen.add(this.campaigns.one, daysBack(back));
    const fresh = { state: 'open', memo: null, position: null };
    return {
      accounts: { state: 'done', warnings: {} },
      profiles: { state: 'done', warnings: { rows_skipped: 1 } },
      [`campaigns:${one}`]: { state: 'done', warnings: {} },
      [`campaigns:${two}`]: {
        ...{ state: 'failed', errorClass: 'reauth', errorCode: 'permission_missing' },
        ...{ vendorRequestId: TRACE, tokenVersion: 3 },
      },
      [`metrics:${one}`]: {
        state: 'open',
        memo: { startedAt, window: WINDOW, seen: seen.encode(), warnings: {}, evidence, withheld: 0 },
        position: second,
      },
      // A page that looked doubtful waits for the end of the reading, and the next one failed four times.
      [`metrics:${two}`]: {
        state: 'open',
        memo: { startedAt, window: WINDOW, warnings: {}, evidence, withheld: 1 },
        position: second,
        trouble: { errorClass: 'transient', errorCode: 'platform_down', vendorRequestId: TRACE, tries: 4 },
        retryAt: this.retryAt.toISOString(),
      },
      [`totals:${one}`]: fresh,
      [`totals:${two}`]: fresh,
      [`posts:${this.profileId}`]: {
        state: 'open',
        memo: {
          ...{ startedAt, since },
          ...{ seen: JSON.stringify(['p1', 'p2']), warnings: { rows_skipped: 2 } },
        },
        position: second,
      },
    };
  }
}

const none = { from: null, to: null, kept: false };
const known = { from: daysBack(2), to: daysBack(1), kept: true };
/** What a page of two rows says of stored ones. */
export const evidence = {
  figures: {
    ...{ impressions: known, clicks: known, linkClicks: known, spendMicros: known },
    ...{ conversions: known, conversionValueMicros: known, videoViews: none },
  },
  ...{ valuedRows: 2, hasConversions: true, scaledRows: 1 },
  spend: { stored: '18370000', answered: '18370000' },
  value: { stored: '40000000', answered: '40000000' },
  added: noValuedSums,
};
