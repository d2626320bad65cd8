import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { alerts } from '@/db/schema/alerts';
import { labels } from '@/db/schema/labels';
import { type Tx, withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { addDays, dayInZone, daysBetween } from '@/lib/dates';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { buildDashboard } from './build-dashboard';
import { dashboardSchema } from './schema';
import { facts, seeder } from './testing/seed';
import { randomFilter, seedPlatforms } from './testing/seed-platforms';

const now = new Date();
const today = dayInZone(now, 'Asia/Riyadh');

async function dashboardOf(orgId: AuthorizedOrgId, search = '') {
  return dashboardSchema.parse(await withOrg(orgId, (tx) => buildDashboard(tx, orgId, filterOf(search, now), now)));
}

const spendOf = (totals: { spend: { amountMicros: string } | null }) => BigInt(totals.spend?.amountMicros ?? 0);

describe('the dashboard of any filter', () => {
  it('has the totals of its facts, in both periods, by platform and by day', async () => {
    const { orgId } = await mintOrganization();
    const seeded = await seedPlatforms(orgId, 17, now);
    for (let round = 0; round < 25; round += 1) {
      const { search, covered } = randomFilter(seeded);
      const { overview, platforms, period } = await dashboardOf(orgId, search);
      const sides = [
        [overview.advertising, overview.series, period.from, period.to],
        [overview.advertising.previous, overview.previousSeries, period.previousFrom, period.previousTo],
      ] as const;
      for (const [totals, series, from, to] of sides) {
        if (!totals || !series || from === null || to === null) continue;
        const wanted = seeded.expected(covered, from, to);
        expect(spendOf(totals), search).toBe(wanted.spend);
        expect(BigInt(totals.conversionValue?.amountMicros ?? 0), search).toBe(wanted.value);
        expect([totals.impressions, totals.clicks], search).toEqual([wanted.impressions, wanted.clicks]);
        expect(Number(totals.conversions), search).toBeCloseTo(wanted.conversions, 6);
        expect(totals.roas, search).toBe(
          wanted.valuedSpend > 0n ? Number(wanted.value) / Number(wanted.valuedSpend) : null,
        );
        expect(series).toHaveLength(daysBetween(from, to) + 1);
        const sum = (of: 'spendMicros' | 'valuedSpendMicros') =>
          series.reduce((total, day) => total + BigInt(day[of] ?? 0), 0n);
        expect(sum('spendMicros'), search).toBe(wanted.spend);
        expect(sum('valuedSpendMicros'), search).toBe(wanted.valuedSpend);
      }
      expect(
        platforms.reduce((sum, { totals }) => sum + spendOf(totals), 0n),
        search,
      ).toBe(spendOf(overview.advertising));
      const clicks = platforms.reduce((sum, { totals }) => sum + (totals.clicks ?? 0), 0);
      expect(clicks, search).toBe(overview.advertising.clicks ?? 0);
      expect(platforms.map(({ spendShare }) => spendShare ?? -1)).toEqual(
        platforms.map(({ spendShare }) => spendShare ?? -1).sort((left, right) => right - left),
      );
    }
  });

  it('covers the campaigns and posts with a label', async () => {
    const { orgId, userId } = await mintOrganization();
    const labelId = randomUUID();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      const account = await put.account(integration.id);
      const profile = await put.profile(integration.id);
      await tx
        .insert(labels)
        .values({ orgId, id: labelId, name: 'Summer', colour: 'blue', pattern: 'summer', createdBy: userId });
      for (const name of ['Summer sale', 'Winter sale']) {
        const campaign = await put.campaign(account, { name });
        await put.metrics(account.id, [facts(campaign, { date: addDays(today, -5) })]);
        await put.post(profile.id, { text: name, publishedAt: new Date(now.getTime() - 86_400_000 * 2) });
      }
    });
    const { overview, activeCampaigns, recentPosts } = await dashboardOf(orgId, `labels=${labelId}`);
    expect(overview.advertising).toMatchObject({ spend: { amountMicros: '10000000' }, clicks: 20 });
    expect(overview.content.postsPublished).toBe(1);
    expect(activeCampaigns.map(({ name }) => name)).toEqual(['Summer sale']);
    expect(recentPosts.map(({ excerpt }) => excerpt)).toEqual(['Summer sale']);
  });

  it('aligns the days of the year before, which do not touch the period', async () => {
    const { orgId } = await mintOrganization();
    const { seeded, expected } = await seedPlatforms(orgId, 5, now);
    const { overview, period } = await dashboardOf(orgId, 'period=last_7_days&compare=previous_year');
    expect(overview.previousSeries).toHaveLength(7);
    expect(overview.previousSeries?.[0]?.date).toBe(period.previousFrom);
    for (const { date, spendMicros } of [...overview.series, ...(overview.previousSeries ?? [])]) {
      expect(BigInt(spendMicros ?? 0)).toBe(expected(seeded, date, date).spend);
    }
    expect(overview.advertising.comparison?.accounts.complete).toBe(true);
  });

  it('converts into the currency of the filter', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id);
      await put.metrics(account.id, [facts(await put.campaign(account), { date: addDays(today, -5) })]);
    });
    const { overview, campaignsToReview } = await dashboardOf(orgId, 'currency=USD');
    expect(overview.advertising.spend).toEqual({ amountMicros: '2666667', currency: 'USD' });
    expect(campaignsToReview).toEqual([]);
  });

  it('rolls days up to weeks and months, and adds up to the same totals over 20 years', async () => {
    const { orgId } = await mintOrganization();
    const { seeded, expected } = await seedPlatforms(orgId, 8, now);
    const grains = { 120: 'day', 121: 'week', 900: 'month', 7306: 'month' } as const;
    for (const [length, grain] of Object.entries(grains)) {
      const [from, to] = [addDays(today, -Number(length)), addDays(today, -1)];
      const { overview } = await dashboardOf(orgId, `from=${from}&to=${to}&compare=off`);
      expect(overview.grain).toBe(grain);
      expect(overview.series.length).toBeLessThanOrEqual(241);
      const sum = overview.series.reduce((total, { spendMicros }) => total + BigInt(spendMicros ?? 0), 0n);
      expect(sum).toBe(expected(seeded, from, to).spend);
      expect(overview.series.reduce((days, point) => days + point.days, 0)).toBe(Number(length));
    }
  });

  it('refuses ids of another organization and unknown ones alike', async () => {
    const [mine, other] = [await mintOrganization(), await mintOrganization()];
    const { seeded } = await seedPlatforms(other.orgId, 3, now);
    const [first] = seeded;
    for (const search of [
      `accounts=${first?.accountId}`,
      `campaigns=${first?.id}`,
      `accounts=${randomUUID()}`,
      `campaigns=${randomUUID()}`,
      `labels=${randomUUID()}`,
    ]) {
      await expect(dashboardOf(mine.orgId, search), search).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('days that are not over or not known', () => {
  async function seedAccount(orgId: AuthorizedOrgId, read: { readFrom?: string; readTo?: string } = {}) {
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id, { readTo: today, ...read });
      const campaign = await put.campaign(account);
      await put.metrics(
        account.id,
        [-2, -1, 0].map((days) => facts(campaign, { date: addDays(today, days) })),
      );
    });
  }

  it('are shown for today as far as it was read, as partial and without a comparison', async () => {
    const { orgId } = await mintOrganization();
    await seedAccount(orgId);
    const { overview } = await dashboardOf(orgId, 'period=today');
    expect(overview.advertising).toMatchObject({
      ...{ spend: { amountMicros: '10000000' }, previous: null, comparison: null, comparisonMissing: 'includes_today' },
      unread: { current: 0, previous: 0 },
    });
    expect(overview.series).toMatchObject([{ date: today, spendMicros: '10000000', partial: { accounts: 0, of: 1 } }]);
    expect(overview.previousSeries).toBeNull();
    const yesterday = await dashboardOf(orgId, 'period=yesterday');
    expect(yesterday.overview.advertising).toMatchObject({ clicks: 20, comparisonMissing: null });
  });

  it('are null in the future and before the first reading, never 0', async () => {
    const { orgId } = await mintOrganization();
    await seedAccount(orgId, { readFrom: addDays(today, -2) });
    const from = addDays(today, -3);
    const { overview } = await dashboardOf(orgId, `from=${from}&to=${addDays(today, 2)}`);
    expect(overview.series.map(({ spendMicros }) => spendMicros)).toEqual([
      null,
      ...Array(3).fill('10000000'),
      null,
      null,
    ]);
    const future = await dashboardOf(orgId, `from=${addDays(today, 1)}&to=${addDays(today, 2)}`);
    expect(future.overview.advertising).toMatchObject({
      spend: null,
      impressions: null,
      conversions: null,
      roas: null,
    });
    expect(future.platforms).toMatchObject([{ totals: { spend: null }, spendShare: null }]);
  });

  it('say why nothing is compared', async () => {
    const [off, reading, none] = [await mintOrganization(), await mintOrganization(), await mintOrganization()];
    await seedAccount(off.orgId);
    await seedAccount(reading.orgId, { readFrom: addDays(today, -2) });
    await withOrg(none.orgId, async (tx) => {
      const put = seeder(tx, none.orgId, now);
      const first = addDays(today, -2);
      const account = await put.account((await put.integration()).id, { readFrom: first, historyGoal: first });
      await put.metrics(account.id, [facts(await put.campaign(account), { date: addDays(today, -1) })]);
    });
    const missing = async (orgId: AuthorizedOrgId, search = '') =>
      (await dashboardOf(orgId, search)).overview.advertising.comparisonMissing;
    expect(await missing(off.orgId, 'compare=off')).toBe('off');
    expect(await missing(reading.orgId)).toBe('not_read_yet');
    expect(await missing(none.orgId)).toBe('no_earlier_days');
  });
});

describe('campaigns to review', () => {
  it('are the active ones of the filter with money at stake, worst first, on mature days', async () => {
    const { orgId } = await mintOrganization();
    const mature = addDays(today, -4);
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id);
      const put1 = async (
        name: string,
        over: Partial<RemoteDailyMetrics>,
        campaign: Parameters<typeof put.campaign>[1] = {},
      ) => {
        const made = await put.campaign(account, { name, ...campaign });
        await put.metrics(account.id, [facts(made, { date: mature, ...over })]);
        return made;
      };
      await put1('usual', { spendMicros: 100_000_000n, conversions: '100' });
      await put1('wasted', { spendMicros: 50_000_000n, conversions: '0' });
      await put1('dear', { spendMicros: 30_000_000n, conversions: '3' });
      await put1('loses', { spendMicros: 10_000_000n, conversions: '10', conversionValueMicros: 4_000_000n });
      await put1('paused', { spendMicros: 500_000_000n, conversions: '0' }, { status: 'paused' });
      const young = await put1('young', { spendMicros: 1_000_000n, conversions: '1' });
      await put.metrics(account.id, [
        facts(young, { date: addDays(today, -1), spendMicros: 90_000_000n, conversions: '0' }),
      ]);
      const ends = { startsAt: new Date(now.getTime() - 86_400_000), endsAt: new Date(now.getTime() + 86_400_000) };
      await put1(
        'gone',
        { spendMicros: 19_000_000n, conversions: '19' },
        { lifetimeBudgetMicros: 20_000_000n, ...ends },
      );
    });
    const { campaignsToReview, reviewedDays } = await dashboardOf(orgId, 'period=last_7_days');
    expect(campaignsToReview.map(({ name, reason }) => [name, reason])).toEqual([
      ['wasted', 'spend_without_conversions'],
      // 710 riyals for 133 conversions: 5.34 each, 16.02 for 3.
      ['dear', 'cpa_above_usual'],
      ['gone', 'budget_gone'],
      ['loses', 'roas_below_one'],
    ]);
    expect(campaignsToReview[0]).toMatchObject({
      ...{ atStake: { amountMicros: '50000000' }, nativeSpend: { amountMicros: '50000000' }, cpa: null },
      comparison: { current: { spend: { amountMicros: '50000000' } }, previous: { conversions: '0' } },
    });
    expect(reviewedDays).toEqual({ from: addDays(today, -7), to: addDays(today, -3) });
  });
});

describe('posts of the dashboard', () => {
  it('are compared with the median of the other posts of their profile over the same denominator', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      const [page, small] = [await put.profile(integration.id), await put.profile(integration.id)];
      const published = (hours: number) => ({ publishedAt: new Date(now.getTime() - hours * 3_600_000) });
      for (const [index, likes] of [10, 20, 30, 40, 500].entries()) {
        const post = await put.post(page.id, published(24 * (index + 20)));
        await put.engagement(post.id, { date: today, likes, reach: 1000 });
      }
      const shown = await put.post(page.id, { ...published(1), text: 'shown' });
      await put.engagement(shown.id, { date: today, likes: 54, reach: 1000, views: 10 });
      const lone = await put.post(small.id, { ...published(2), text: 'lone' });
      await put.engagement(lone.id, { date: today, likes: 5, reach: 10 });
    });
    const { recentPosts } = await dashboardOf(orgId);
    const usualOf = (text: string) => recentPosts.find(({ excerpt }) => excerpt === text)?.usual;
    expect(usualOf('shown')).toEqual({ rate: 0.054, usualRate: 0.03, factor: 1.8, denominator: 'reach', posts: 5 });
    expect(usualOf('lone')).toBeNull();
  });
});

describe('sections without figures', () => {
  it('follow the platforms and accounts of the filter', async () => {
    const { orgId } = await mintOrganization();
    const accounts = await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const made = [];
      for (const platform of ['meta', 'google'] as const) {
        const integration = await put.integration({ platform });
        const account = await put.account(integration.id, { platform });
        const campaign = await put.campaign(account, { platform });
        const profile = await put.profile(integration.id, { platform });
        await put.post(profile.id, { platform, status: 'scheduled', scheduledAt: new Date(now.getTime() + 60_000) });
        await openAlert(tx, orgId, 'campaign', campaign.id);
        await openAlert(tx, orgId, 'integration', integration.id);
        made.push(account);
      }
      return made;
    });
    const counts = async (search: string) => {
      const { alertCounts, syncStatus, scheduledContent, connectedAccounts } = await dashboardOf(orgId, search);
      const sections = [alertCounts.open, syncStatus.integrations.length, scheduledContent.length];
      return [...sections, connectedAccounts.total];
    };
    expect(await counts('')).toEqual([4, 2, 2, 4]);
    expect(await counts('platforms=google')).toEqual([2, 1, 1, 4]);
    expect(await counts(`accounts=${accounts[0]?.id}`)).toEqual([2, 1, 2, 4]);
  });

  it('has its alerts by money at stake in its currency, those without an amount or a rate last', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      const amounts = [
        ['SAR', '3000000'],
        ['USD', '1000000'],
        ['KWD', '9000000'],
        ['SAR', null],
      ] as const;
      for (const [currency, atStakeMicros] of amounts) {
        const campaign = await put.campaign(await put.account(integration.id, { currency }));
        const values = { name: `${currency} ${atStakeMicros}`, currency, ...(atStakeMicros ? { atStakeMicros } : {}) };
        await openAlert(tx, orgId, 'campaign', campaign.id, values);
      }
      await openAlert(tx, orgId, 'integration', integration.id, {});
    });
    const { alerts: open } = await dashboardOf(orgId);
    expect(open.map(({ atStake }) => atStake?.amountMicros ?? null)).toEqual(['3750000', '3000000', null, null, null]);
    expect(open[0]).toMatchObject({ values: { name: 'USD 1000000' }, atStake: { currency: 'SAR' } });
    const dollars = await dashboardOf(orgId, 'currency=USD');
    expect(dollars.alerts.map(({ atStake }) => atStake?.amountMicros ?? null).slice(0, 3)).toEqual([
      '1000000',
      '800000',
      null,
    ]);
  });
});

async function openAlert(
  tx: Tx,
  orgId: AuthorizedOrgId,
  subjectType: 'campaign' | 'integration',
  subjectId: string,
  values: Record<string, string> = {},
) {
  await tx.insert(alerts).values({
    ...{ orgId, subjectType, subjectId, severity: 'warning', openedAt: now, causeKey: randomUUID(), values },
    kind: subjectType === 'campaign' ? 'budget_used' : 'sync_failed',
  });
}

describe('an organization with 10,000 campaigns', () => {
  it('gets its dashboard with the highest spend and the most money at stake', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const account = await put.account((await put.integration()).id);
      await tx.execute(sql`
        insert into campaigns (org_id, ad_account_id, platform, external_id, name, status, external_status, currency,
          first_seen_at, observed_at)
        select ${orgId}, ${account.id}, 'meta', n::text, 'Campaign ' || n, 'active', 'ACTIVE', 'SAR', now(), now()
        from generate_series(1, 10000) n`);
      await tx.execute(sql`
        insert into ad_metrics (org_id, campaign_id, date, ad_account_id, currency, impressions, clicks, spend_micros,
          conversions, first_seen_at, observed_at)
        select ${orgId}, id, ${addDays(today, -4)}, ad_account_id, 'SAR', 100, 1, external_id::bigint * 1000000,
          case when external_id::int % 100 = 0 then 0 else external_id::int end, now(), now()
        from campaigns where org_id = ${orgId}`);
      await tx.execute(sql`
        insert into org_daily_metrics (org_id, date, ad_account_id, platform, currency, impressions, clicks,
          spend_micros, conversions)
        select org_id, date, ad_account_id, 'meta', currency, sum(impressions), sum(clicks), sum(spend_micros),
          sum(conversions)
        from ad_metrics where org_id = ${orgId} group by org_id, date, ad_account_id, currency`);
    });
    const { activeCampaigns, campaignsToReview } = await dashboardOf(orgId);
    expect(activeCampaigns.map(({ name }) => name)).toEqual(
      [10000, 9999, 9998, 9997, 9996].map((n) => `Campaign ${n}`),
    );
    expect(campaignsToReview.map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, index) => `Campaign ${10000 - 100 * index}`),
    );
  });
});
