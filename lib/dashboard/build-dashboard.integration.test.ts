import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { adAccounts } from '@/db/schema/ad-accounts';
import { fxRates } from '@/db/schema/fx-rates';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { type Tx, withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import { dashboardPeriod } from '@/lib/metrics/dashboard-period';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { buildDashboard } from './build-dashboard';
import { dashboardSchema } from './schema';
import { expectedTotals } from './testing/oracle';
import { randomFacts, randomFrom } from './testing/random-facts';
import { facts, seeder } from './testing/seed';

const now = new Date();
const period = dashboardPeriod(now, 'Asia/Riyadh');
const today = dayInZone(now, 'Asia/Riyadh');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

async function dashboardOf(orgId: AuthorizedOrgId, search = '') {
  return dashboardSchema.parse(await withOrg(orgId, (tx) => buildDashboard(tx, orgId, filterOf(search, now), now)));
}

async function seedAdvertising(tx: Tx, orgId: AuthorizedOrgId, seed: number) {
  const put = seeder(tx, orgId, now);
  const integration = await put.integration();
  await put.run(integration.id);
  const random = randomFrom(seed);
  const written: RemoteDailyMetrics[] = [];
  const zones = { SAR: 'Asia/Riyadh', AED: 'Asia/Dubai', USD: 'America/New_York', KWD: 'Asia/Kuwait' };
  for (const [currency, timeZone] of Object.entries(zones)) {
    const account = await put.account(integration.id, { currency, timeZone, name: `Account ${currency}` });
    for (let index = 0; index < 3; index += 1) {
      const campaign = await put.campaign(account, { name: `${currency} ${index}` });
      const rows = daysOf(addDays(today, -75), today)
        .filter(() => random(5) > 0)
        .map((date) => randomFacts(campaign, date, random, index > 0));
      await put.metrics(account.id, rows);
      written.push(...rows);
    }
  }
  return { put, integration, written };
}

describe('the dashboard of an organization with advertising', () => {
  it('equals the totals computed independently from the same facts, in every currency', async () => {
    const { orgId } = await mintOrganization();
    const { written } = await withOrg(orgId, (tx) => seedAdvertising(tx, orgId, 7));
    const { overview } = await dashboardOf(orgId);
    const { advertising, series } = overview;
    for (const [actual, from, to] of [
      [advertising, period.from, period.to],
      [advertising.previous, period.previousFrom, period.previousTo],
    ] as const) {
      const expected = expectedTotals(written, from, to);
      expect(actual?.spend).toEqual({ amountMicros: expected.spend.toString(), currency: 'SAR' });
      expect(actual?.conversionValue?.amountMicros).toBe(expected.value.toString());
      expect(actual?.impressions).toBe(expected.impressions);
      expect(actual?.clicks).toBe(expected.clicks);
      expect(Number(actual?.conversions)).toBeCloseTo(expected.conversions, 6);
      expect(actual?.ctr).toBe(expected.clicks / expected.impressions);
      expect(actual?.roas).toBeCloseTo(Number(expected.value) / Number(expected.valuedSpend), 8);
      expect(actual?.roi.value).toBeCloseTo(Number(expected.value) / Number(expected.valuedSpend) - 1, 8);
      expect(Number(actual?.cpc?.amountMicros)).toBe(Math.round(Number(expected.spend) / expected.pricedClicks));
    }
    const left = expectedTotals(written, period.from, period.to).left;
    expect(advertising.unconverted).toEqual([
      { spend: { amountMicros: String(left.KWD), currency: 'KWD' }, accounts: 1 },
    ]);
    expect(advertising.mixedTimeZones).toBe(true);
    expect(advertising.restatedFrom).toBe(addDays(today, -28));
    expect(series).toHaveLength(30);
    const summed = series.reduce((sum, { spendMicros }) => sum + BigInt(spendMicros ?? 0), 0n);
    expect(summed.toString()).toBe(advertising.spend?.amountMicros);
  });

  it('ranks campaigns across currencies and shows each in its own', async () => {
    const { orgId } = await mintOrganization();
    const { written } = await withOrg(orgId, (tx) => seedAdvertising(tx, orgId, 11));
    const { activeCampaigns } = await dashboardOf(orgId);
    const ids = [...new Set(written.map((row) => row.campaignExternalId))];
    const totals = ids.map((id) =>
      expectedTotals(
        written.filter((row) => row.campaignExternalId === id),
        period.from,
        period.to,
      ),
    );
    const best = totals
      .map(({ spend }) => spend)
      .sort((left, right) => Number(right - left))
      .slice(0, 5);
    const inRiyals = activeCampaigns.map(({ spend }) => {
      const factor = { SAR: 1, USD: 3.75, AED: 3.75 / 3.6725 }[spend.currency] ?? Number.NaN;
      return Math.round((Number(spend.amountMicros) * factor) / 1000);
    });
    expect(inRiyals).toEqual(best.map((spend) => Math.round(Number(spend) / 1000)));
  });

  it('converts by the rate of each day, and only from the first day with a rate', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id, { currency: 'KWD' });
      const campaign = await put.campaign(account);
      const days = [0, 1, 2].map((offset) => facts(campaign, { date: addDays(period.from, offset) }));
      await put.metrics(account.id, days);
      const rate = { orgId, base: 'KWD', quote: 'USD', source: 'test', observedAt: now };
      await tx.insert(fxRates).values([
        { ...rate, date: addDays(period.from, 1), rate: '3.2' },
        { ...rate, date: addDays(period.from, 2), rate: '3.4' },
      ]);
    });
    const { advertising, series } = (await dashboardOf(orgId)).overview;
    expect(series.slice(0, 3).map(({ spendMicros }) => spendMicros)).toEqual([null, '120000000', '127500000']);
    expect(series.slice(0, 2).map(({ unconverted }) => unconverted)).toEqual([true, false]);
    expect(advertising.spend?.amountMicros).toBe('247500000');
    expect(advertising.unconverted).toEqual([{ spend: { amountMicros: '10000000', currency: 'KWD' }, accounts: 1 }]);
  });

  it('shows spend without a rate as unknown, without return and comparison of money', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id, { currency: 'KWD' });
      const campaign = await put.campaign(account);
      const days = [period.previousFrom, period.from].map((date) => facts(campaign, { date }));
      await put.metrics(account.id, days);
    });
    const { advertising } = (await dashboardOf(orgId)).overview;
    expect(advertising).toMatchObject({
      spend: null,
      roi: { value: null, missingReason: 'no_rate' },
      unconverted: [{ spend: { amountMicros: '10000000', currency: 'KWD' }, accounts: 1 }],
      comparison: { current: { spend: null, clicks: 20 }, previous: { spend: null, clicks: 20 } },
    });
  });

  it('never compares money across the first day of its exchange rate', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      for (const currency of ['KWD', 'SAR']) {
        const account = await put.account((await put.integration()).id, { currency });
        const campaign = await put.campaign(account);
        const days = [period.previousFrom, period.from].map((date) => facts(campaign, { date }));
        await put.metrics(account.id, days);
      }
      const rate = { orgId, base: 'KWD', quote: 'SAR', source: 'test', observedAt: now };
      await tx.insert(fxRates).values({ ...rate, date: period.from, rate: '12' });
    });
    const { comparison, spend } = (await dashboardOf(orgId)).overview.advertising;
    expect(spend?.amountMicros).toBe('130000000');
    expect(comparison).toMatchObject({
      current: { spend: { amountMicros: '10000000' }, clicks: 40 },
      previous: { spend: { amountMicros: '10000000' }, clicks: 40 },
    });
  });

  it('measures a return by all spend of the campaigns that report a value', async () => {
    const { orgId } = await mintOrganization({ marginBasisPoints: 5000 });
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id);
      const [sells, informs] = [await put.campaign(account), await put.campaign(account)];
      await put.metrics(account.id, [
        facts(sells, { date: period.from, conversionValueMicros: 50_000_000n }),
        facts(sells, { date: addDays(period.from, 1) }),
        facts(informs, { date: period.from }),
      ]);
    });
    const { advertising } = (await dashboardOf(orgId)).overview;
    expect(advertising.spend?.amountMicros).toBe('30000000');
    expect(advertising.roas).toBe(2.5);
    expect(advertising.roi).toEqual({ value: 0.25, basis: 'margin', missingReason: null });
    expect(advertising.previous?.roi).toEqual({ value: null, basis: 'margin', missingReason: 'no_spend' });
  });

  it('shows that no value was reported instead of a return of 0', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id);
      await put.metrics(account.id, [facts(await put.campaign(account), { date: period.to })]);
    });
    const { advertising } = (await dashboardOf(orgId)).overview;
    expect(advertising).toMatchObject({ roas: null, conversionValue: null, mixedTimeZones: false });
    expect(advertising.roi).toEqual({ value: null, basis: 'gross', missingReason: 'no_value_data' });
  });

  it('measures a daily budget by the day of the account and a lifetime budget by its whole life', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id, { timeZone: 'Pacific/Kiritimati' });
      const accountToday = dayInZone(now, 'Pacific/Kiritimati');
      const daily = await put.campaign(account, { name: 'daily', dailyBudgetMicros: 40_000_000n });
      const life = await put.campaign(account, { name: 'life', lifetimeBudgetMicros: 40_000_000n });
      await put.campaign(account, { name: 'none' });
      await put.metrics(account.id, [
        facts(daily, { date: period.to, spendMicros: 99_000_000n }),
        facts(daily, { date: accountToday }),
        facts(life, { date: addDays(period.from, -200) }),
        facts(life, { date: period.to }),
      ]);
    });
    const { activeCampaigns } = await dashboardOf(orgId);
    expect(activeCampaigns.map(({ name, budget }) => [name, budget?.used.amountMicros, budget?.usedShare])).toEqual([
      ['daily', '10000000', 0.25],
      ['life', '20000000', 0.5],
      ['none', undefined, undefined],
    ]);
  });

  it('leaves out accounts that are not selected, and active campaigns of a disconnected account', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const unchosen = await put.account((await put.integration()).id, { selected: false });
      const ended = await put.account((await put.integration({ status: 'disconnected' })).id);
      for (const account of [unchosen, ended]) {
        await put.metrics(account.id, [facts(await put.campaign(account), { date: period.to })]);
      }
    });
    const { overview, activeCampaigns, connectedAccounts } = await dashboardOf(orgId);
    expect(overview.advertising.spend?.amountMicros).toBe('10000000');
    expect(activeCampaigns).toEqual([]);
    expect(connectedAccounts.total).toBe(0);
  });
});

describe('days without a complete reading', () => {
  const spends = (series: { spendMicros: string | null }[]) => series.map(({ spendMicros }) => spendMicros);

  // Ten riyals a day, on every day of both periods and today.
  async function seedDaily(orgId: AuthorizedOrgId, read: Partial<typeof adAccounts.$inferInsert>) {
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id, read);
      const campaign = await put.campaign(account, { lifetimeBudgetMicros: 1_000_000_000n });
      const days = daysOf(period.previousFrom, today).map((date) =>
        facts(campaign, { date, conversionValueMicros: 20_000_000n }),
      );
      await put.metrics(account.id, days);
    });
  }

  it('are absent from the dashboard of an account during its first reading', async () => {
    const { orgId, userId } = await mintOrganization();
    await seedDaily(orgId, { readFrom: null, readTo: null, historyGoal: null });
    await withOrg(orgId, (tx) =>
      tx.insert(kpiTargets).values({
        ...{ orgId, createdBy: userId, direction: 'at_least', target: '100', currency: null },
        ...{ metric: 'roas', startsOn: period.from, endsOn: today },
      }),
    );
    const { overview, activeCampaigns, kpis } = await dashboardOf(orgId);
    expect(overview.advertising).toMatchObject({ clicks: null, roas: null, unread: { current: 1, previous: 1 } });
    expect(overview.advertising.previous).toMatchObject({ clicks: null, roas: null });
    expect(spends(overview.series)).toEqual(Array(30).fill(null));
    expect(activeCampaigns).toMatchObject([{ clicks: 0, roas: null }]);
    expect(kpis).toMatchObject([{ actual: null }]);
  });

  it('are gaps while history is read, and the other days count', async () => {
    const { orgId } = await mintOrganization();
    const readFrom = addDays(period.from, 10);
    await seedDaily(orgId, { readFrom, readTo: today });
    const { overview, activeCampaigns } = await dashboardOf(orgId);
    expect(spends(overview.series)).toEqual([...Array(10).fill(null), ...Array(20).fill('10000000')]);
    expect(overview.advertising).toMatchObject({ clicks: 400, roas: 2, unread: { current: 1, previous: 1 } });
    expect(overview.advertising.spend?.amountMicros).toBe('200000000');
    expect(overview.advertising.previous).toMatchObject({ clicks: null, roas: null });
    expect(activeCampaigns).toMatchObject([{ clicks: 400, roas: 2 }]);
  });

  it('begin with the last day of the last reading, which had not ended', async () => {
    const { orgId } = await mintOrganization();
    await seedDaily(orgId, { readFrom: period.previousFrom, readTo: addDays(period.to, -1) });
    const { overview } = await dashboardOf(orgId);
    expect(spends(overview.series)).toEqual([...Array(28).fill('10000000'), null, null]);
    expect(overview.advertising.unread).toEqual({ current: 1, previous: 0 });
  });

  it('are no gaps where another account has them', async () => {
    const { orgId } = await mintOrganization();
    await seedDaily(orgId, { readFrom: period.from, readTo: today });
    await seedDaily(orgId, { readFrom: period.previousFrom, readTo: today });
    await seedDaily(orgId, { readFrom: period.to, readTo: today });
    const { overview } = await dashboardOf(orgId);
    expect(spends(overview.series)).toEqual([...Array(29).fill('20000000'), '30000000']);
    expect(overview.advertising.unread).toEqual({ current: 1, previous: 2 });
  });

  it('are compared account by account: the same days of each on both sides', async () => {
    const { orgId } = await mintOrganization();
    await seedDaily(orgId, { readFrom: period.previousFrom, readTo: today });
    await seedDaily(orgId, { readFrom: period.previousFrom, readTo: period.to });
    await seedDaily(orgId, { readFrom: addDays(period.from, -5), readTo: today });
    const { comparison } = (await dashboardOf(orgId)).overview.advertising;
    const days = 30 + 29 + 5;
    expect(comparison).toMatchObject({
      current: { clicks: days * 20, spend: { amountMicros: String(days * 10_000_000) }, roas: 2 },
      previous: { clicks: days * 20, spend: { amountMicros: String(days * 10_000_000) }, roas: 2 },
      accounts: { compared: 3, of: 3, complete: false },
    });
  });

  it('do not prevent the comparison when an account has no delivery in both periods', async () => {
    const { orgId, userId } = await mintOrganization();
    await seedDaily(orgId, { readFrom: period.previousFrom, readTo: today });
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      await put.account((await put.integration()).id, { name: 'Closed', readTo: addDays(period.to, -3) });
      const kpi = { orgId, createdBy: userId, direction: 'at_least', target: '1000', currency: null } as const;
      await tx.insert(kpiTargets).values({ ...kpi, metric: 'clicks', startsOn: period.from, endsOn: period.to });
    });
    const { overview, kpis } = await dashboardOf(orgId);
    expect(overview.advertising).toMatchObject({
      unread: { current: 0, previous: 0 },
      comparison: { accounts: { compared: 1, of: 1, complete: true } },
    });
    expect(overview.series.every(({ partial }) => partial === null)).toBe(true);
    expect(kpis).toMatchObject([{ actual: 600, countedTo: period.to, expectedToDate: 1000 }]);
  });

  it('are marked in the series with their accounts, and a target counts up to the day before', async () => {
    const { orgId, userId } = await mintOrganization();
    await seedDaily(orgId, { name: 'East', readFrom: period.previousFrom, readTo: today });
    await seedDaily(orgId, { name: 'West', readFrom: period.previousFrom, readTo: period.to });
    await withOrg(orgId, async (tx) => {
      const kpi = { orgId, createdBy: userId, direction: 'at_least', currency: null, startsOn: period.from } as const;
      await tx.insert(kpiTargets).values([
        { ...kpi, metric: 'clicks', target: '1200', endsOn: period.to },
        { ...kpi, metric: 'roas', target: '2', endsOn: period.to },
      ]);
    });
    const { overview, kpis } = await dashboardOf(orgId);
    expect(overview.series.at(-1)).toMatchObject({
      spendMicros: '10000000',
      partial: { accounts: 1, of: 2, missing: ['West'] },
    });
    expect(overview.series.at(-2)?.partial).toBeNull();
    const countedTo = addDays(period.to, -1);
    expect(kpis.find(({ metric }) => metric === 'clicks')).toMatchObject({
      ...{ actual: 29 * 40, expectedToDate: 1160, countedTo, status: 'on_track' },
    });
    expect(kpis.find(({ metric }) => metric === 'roas')).toMatchObject({ actual: 2, countedTo });
  });

  it('keep their range while the account is not selected, or after its integration ended', async () => {
    const { orgId } = await mintOrganization();
    await seedDaily(orgId, { readFrom: null, readTo: null, selected: false });
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const ended = await put.integration({ status: 'disconnected' });
      await put.account(ended.id, { readFrom: period.previousFrom, readTo: addDays(period.from, 2) });
    });
    const { overview } = await dashboardOf(orgId);
    expect(spends(overview.series)).toEqual(['0', '0', ...Array(28).fill(null)]);
    expect(overview.advertising.unread).toEqual({ current: 0, previous: 0 });
  });
});

describe('content, targets and integrations on the dashboard', () => {
  it('count posts of the period by their newest engagement, with a rate for those with a reach', async () => {
    const { orgId } = await mintOrganization();
    const text = '😀'.repeat(200);
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const profile = await put.profile((await put.integration()).id);
      const inside = await put.post(profile.id, { publishedAt: hoursAgo(48), text, permalink: 'javascript:alert(1)' });
      await put.engagement(inside.id, { date: addDays(today, -2), likes: 1, reach: 10 });
      await put.engagement(inside.id, {
        date: addDays(today, -1),
        likes: 30,
        comments: 5,
        shares: 3,
        saves: 2,
        reach: 400,
      });
      const unknownReach = await put.post(profile.id, {
        publishedAt: hoursAgo(72),
        permalink: 'https://example.com/p',
      });
      await put.engagement(unknownReach.id, { date: today, likes: 7, clicks: 100 });
      await put.post(profile.id, { publishedAt: hoursAgo(24 * 40) });
      await put.post(profile.id, { status: 'scheduled', scheduledAt: hoursAgo(-5) });
      await put.post(profile.id, { status: 'scheduled', scheduledAt: hoursAgo(5) });
    });
    const { overview, recentPosts, scheduledContent } = await dashboardOf(orgId);
    expect(overview.content).toEqual({
      postsPublished: 2,
      engagements: 47,
      engagementRate: 0.1,
      engagementDenominator: 'reach',
    });
    expect(recentPosts.map(({ engagement }) => engagement?.likes)).toEqual([30, 7, undefined]);
    expect(recentPosts.map(({ permalink }) => permalink)).toEqual([null, 'https://example.com/p', null]);
    expect(recentPosts[0]?.excerpt).toBe('😀'.repeat(140));
    expect(scheduledContent).toHaveLength(1);
  });

  it('measure targets over their own period and drop those that ended long ago', async () => {
    const { orgId, userId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id);
      const campaign = await put.campaign(account);
      await put.metrics(
        account.id,
        daysOf(addDays(today, -100), today).map((date) => facts(campaign, { date })),
      );
      const target = { orgId, createdBy: userId, direction: 'at_least', target: '100', currency: null } as const;
      await tx.insert(kpiTargets).values([
        { ...target, metric: 'clicks', startsOn: addDays(today, -90), endsOn: addDays(today, 9) },
        { ...target, metric: 'spend', currency: 'USD', startsOn: addDays(today, -5), endsOn: addDays(today, 4) },
        { ...target, metric: 'ctr', startsOn: addDays(today, -90), endsOn: addDays(today, -31) },
        { ...target, metric: 'ctr', startsOn: addDays(today, -9), endsOn: today, archivedAt: now },
      ]);
    });
    const { kpis } = await dashboardOf(orgId);
    expect(kpis.map(({ metric, actual, expectedToDate, status }) => [metric, actual, expectedToDate, status])).toEqual([
      ['spend', expect.closeTo(50 / 3.75, 5), 50, 'behind'],
      ['clicks', 1800, 90, 'achieved'],
    ]);
  });

  it('list each integration with the state of its sync', async () => {
    const { orgId } = await mintOrganization();
    const finishedAt = hoursAgo(1);
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      await put.account(integration.id, { name: 'Ads' });
      await put.profile(integration.id);
      await put.run(integration.id, { requestedAt: finishedAt, finishedAt });
    });
    const { connectedAccounts, syncStatus } = await dashboardOf(orgId);
    expect(connectedAccounts).toMatchObject({ total: 2, byPlatform: { meta: 2 } });
    expect(connectedAccounts.accounts.map(({ lastSyncAt }) => lastSyncAt)).toEqual(
      Array(2).fill(finishedAt.toISOString()),
    );
    expect(syncStatus.health).toBe('healthy');
  });
});

describe('the dashboard of an empty organization', () => {
  it('shows zeros for what did not happen and nulls for what is unknown', async () => {
    const { orgId } = await mintOrganization();
    const dashboard = await dashboardOf(orgId);
    const { advertising, content, series } = dashboard.overview;
    expect(advertising).toMatchObject({
      spend: { amountMicros: '0', currency: 'SAR' },
      impressions: 0,
      conversions: '0',
      conversionValue: null,
      ctr: null,
      cpc: null,
      roas: null,
      roi: { value: null, missingReason: 'no_spend' },
      unconverted: [],
      mixedTimeZones: false,
      restatedFrom: null,
      unread: { current: 0, previous: 0 },
    });
    expect(content).toMatchObject({ postsPublished: 0, engagements: 0, engagementRate: null });
    expect(series.map(({ spendMicros }) => spendMicros)).toEqual(Array(30).fill(null));
    expect(dashboard.activeCampaigns).toEqual([]);
    expect(dashboard.syncStatus).toEqual({ health: 'nothing_connected', integrations: [] });
  });
});

describe('the dashboard query', () => {
  it('never returns data of another organization', async () => {
    const [mine, other] = [await mintOrganization(), await mintOrganization()];
    await withOrg(other.orgId, (tx) => seedAdvertising(tx, other.orgId, 3));
    const before = await dashboardOf(mine.orgId);
    expect(before.overview.advertising.spend?.amountMicros).toBe('0');
    expect(JSON.stringify(before)).not.toContain(other.orgId);
    const { written } = await withOrg(mine.orgId, (tx) => seedAdvertising(tx, mine.orgId, 4));
    const after = await dashboardOf(mine.orgId);
    const expected = expectedTotals(written, period.from, period.to);
    expect(after.overview.advertising.spend?.amountMicros).toBe(expected.spend.toString());
  });

  it('fails when the transaction is bound to another organization', async () => {
    const [mine, other] = [await mintOrganization(), await mintOrganization()];
    const build = withOrg(mine.orgId, (tx) => buildDashboard(tx, other.orgId, filterOf('', now), now));
    await expect(build).rejects.toMatchObject({ code: 'not_found' });
  });

  it('groups facts in more memory than usual, which ends with its transaction', async () => {
    const { orgId } = await mintOrganization();
    const memory = async (tx: Tx) =>
      (await tx.execute<{ size: string }>(sql`select current_setting('work_mem') as size`))[0]?.size;
    const usual = await withOrg(orgId, memory);
    const building = await withOrg(orgId, async (tx) => {
      await buildDashboard(tx, orgId, filterOf('', now), now);
      return memory(tx);
    });
    expect(building).toBe('32MB');
    expect(usual).not.toBe('32MB');
    expect(await withOrg(orgId, memory)).toBe(usual);
  });

  it('takes a few statements for any amount of data', async () => {
    const [empty, full] = [await mintOrganization(), await mintOrganization()];
    await withOrg(full.orgId, (tx) => seedAdvertising(tx, full.orgId, 5));
    const counts = await Promise.all([empty, full].map(({ orgId }) => statementsOf(orgId)));
    // One more for targets, and one for the check of ids.
    for (const count of counts) expect(count).toBe(3);
  });
});

async function statementsOf(orgId: AuthorizedOrgId): Promise<number> {
  let statements = 0;
  await withOrg(orgId, async (tx) => {
    const counting = new Proxy(tx, {
      get(target, name) {
        if (name === 'execute' || name === 'select') statements += 1;
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
    await buildDashboard(counting, orgId, filterOf('', now), now);
  });
  return statements;
}
