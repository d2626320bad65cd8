import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { buildDashboard } from '@/lib/dashboard/build-dashboard';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { randomFilter, seedPlatforms } from '@/lib/dashboard/testing/seed-platforms';
import { addDays, dayInZone } from '@/lib/dates';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { microsFromDecimal } from '@/lib/money';
import { listCampaigns } from './list-campaigns';
import { type CampaignDto, campaignListFields, campaignPageSchema, campaignSortFields } from './schema';

const now = new Date();
const today = dayInZone(now, 'Asia/Riyadh');
const listQuery = z.strictObject(campaignListFields);

async function everyPage(orgId: AuthorizedOrgId, search: string, list: Record<string, unknown> = {}) {
  const session = { orgId, organization: { timeZone: 'Asia/Riyadh' } };
  const campaigns: CampaignDto[] = [];
  let cursor: string | undefined;
  do {
    const query = listQuery.parse({ limit: 4, ...list, cursor });
    const page = campaignPageSchema.parse(await listCampaigns(session, filterOf(search, now), query, now));
    campaigns.push(...page.campaigns);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return campaigns;
}

const microsOf = (money: { amountMicros: string } | null) => BigInt(money?.amountMicros ?? 0);
const sumOf = <T>(list: readonly T[], micros: (item: T) => bigint) =>
  list.reduce((sum, item) => sum + micros(item), 0n);

describe('the figures of the campaigns of any filter', () => {
  it('add up over all pages to the totals of the dashboard, in both periods', async () => {
    const { orgId } = await mintOrganization();
    const seeded = await seedPlatforms(orgId, 23, now);
    for (let round = 0; round < 15; round += 1) {
      const { search } = randomFilter(seeded);
      const { overview } = await withOrg(orgId, (tx) => buildDashboard(tx, orgId, filterOf(search, now), now));
      const { advertising } = overview;
      const campaigns = await everyPage(orgId, search);
      // The dashboard converts the sum of an account's day, the list each campaign's: a rounding of each at most.
      const roundings = 15n * 60n;
      const isEqual = (left: bigint, right: bigint) => left - right <= roundings && right - left <= roundings;
      const totals = campaigns.map((campaign) => campaign.totals);
      expect(
        isEqual(
          sumOf(totals, ({ spend }) => microsOf(spend)),
          microsOf(advertising.spend),
        ),
        search,
      ).toBe(true);
      expect(
        isEqual(
          sumOf(totals, ({ conversionValue }) => microsOf(conversionValue)),
          microsOf(advertising.conversionValue),
        ),
        search,
      ).toBe(true);
      expect(
        sumOf(totals, ({ clicks }) => BigInt(clicks ?? 0)),
        search,
      ).toBe(BigInt(advertising.clicks ?? 0));
      expect(
        sumOf(totals, ({ impressions }) => BigInt(impressions ?? 0)),
        search,
      ).toBe(BigInt(advertising.impressions ?? 0));
      expect(
        sumOf(totals, ({ conversions }) => microsFromDecimal(conversions ?? '0')),
        search,
      ).toBe(microsFromDecimal(advertising.conversions ?? '0'));
      const sides = campaigns.flatMap(({ comparison }) => comparison ?? []);
      for (const side of ['current', 'previous'] as const) {
        const compared = sumOf(sides, (both) => microsOf(both[side].spend));
        expect(isEqual(compared, microsOf(advertising.comparison?.[side].spend ?? null)), search).toBe(true);
      }
    }
  });

  it('are exact in the currency of the accounts', async () => {
    const { orgId } = await mintOrganization();
    const { seeded } = await seedPlatforms(orgId, 29, now);
    const dinars = seeded.filter((_, index) => index >= 9 && index < 12).map(({ id }) => id);
    const search = `currency=KWD&campaigns=${dinars.join(',')}`;
    const { overview } = await withOrg(orgId, (tx) => buildDashboard(tx, orgId, filterOf(search, now), now));
    const campaigns = await everyPage(orgId, search);
    expect(campaigns).toHaveLength(3);
    for (const { totals } of campaigns) expect(totals.spend).toEqual(totals.nativeSpend);
    expect(sumOf(campaigns, ({ totals }) => microsOf(totals.spend))).toBe(microsOf(overview.advertising.spend));
  });

  it('are unknown, not zero, where no day of the account is known', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      const unread = await put.account(integration.id, { readFrom: null, readTo: null });
      await put.campaign(unread, { name: 'Unread' });
      await put.campaign(await put.account(integration.id), { name: 'Without delivery' });
    });
    const byName = new Map((await everyPage(orgId, '')).map((campaign) => [campaign.name, campaign.totals]));
    expect(new Set(Object.values(byName.get('Unread') ?? {}))).toEqual(new Set([null]));
    expect(byName.get('Without delivery')).toMatchObject({ spend: { amountMicros: '0' }, clicks: 0, ctr: null });
  });
});

describe('the order of campaigns by a figure', () => {
  async function organization() {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      const riyals = await put.account(integration.id);
      const dinars = await put.account(integration.id, { currency: 'KWD' });
      const unread = await put.account(integration.id, { readFrom: null, readTo: null });
      const statuses = ['active', 'paused', 'ended'] as const;
      for (let index = 0; index < 8; index += 1) {
        const account = index < 6 ? riyals : dinars;
        const campaign = await put.campaign(account, { name: `C${index % 3}`, status: statuses[index % 3] });
        const row = (date: string, times: number) =>
          facts(campaign, {
            date,
            spendMicros: BigInt(index * times) * 1_000_000n,
            impressions: 100 * ((index * 5) % 7),
            clicks: 10 * ((index * 3) % 4),
            conversions: String((index * 2) % 5),
            conversionValueMicros: index % 2 === 0 ? BigInt(index * index) * 700_000n : null,
          });
        if (index > 0)
          await put.metrics(account.id, [row(addDays(today, -3), 2), row(addDays(today, -33), 1 + (index % 3))]);
      }
      await put.campaign(unread, { name: 'Unread' });
    });
    return orgId;
  }

  const number = (money: { amountMicros: string } | null) => (money ? Number(money.amountMicros) : null);
  const order = ['active', 'paused', 'draft', 'ended', 'removed', 'unknown'];
  function sortedValue({ name, status, totals, comparison }: CampaignDto, field: (typeof campaignSortFields)[number]) {
    switch (field) {
      case 'name':
        return name;
      case 'status':
        return order.indexOf(status);
      case 'spend':
      case 'cpa':
        return number(totals[field]);
      case 'conversions':
        return totals.conversions === null ? null : Number(totals.conversions);
      case 'change': {
        const [current, before] = [
          number(comparison?.current.spend ?? null),
          number(comparison?.previous.spend ?? null),
        ];
        return current === null || !before ? null : (current - before) / before;
      }
      default:
        return totals[field];
    }
  }

  it('is that of its values in both directions, unknown last, with each campaign once', async () => {
    const orgId = await organization();
    for (const field of campaignSortFields) {
      for (const sort of [field, `-${field}`]) {
        const campaigns = await everyPage(orgId, '', { sort, limit: 2 });
        expect(new Set(campaigns.map(({ id }) => id)).size, sort).toBe(9);
        const values = campaigns.map((campaign) => sortedValue(campaign, field));
        const known = values.filter((value) => value !== null);
        expect(values.slice(0, known.length), sort).toEqual(known);
        const ascending = [...known].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
        expect(known, sort).toEqual(sort === field ? ascending : ascending.reverse());
        expect(new Set(known).size, sort).toBeGreaterThan(2);
      }
    }
  });

  it('refuses a cursor of another order', async () => {
    const orgId = await organization();
    const session = { orgId, organization: { timeZone: 'Asia/Riyadh' } };
    const first = await listCampaigns(session, filterOf('', now), listQuery.parse({ limit: 2 }), now);
    const other = listQuery.parse({ sort: 'spend', cursor: first.nextCursor });
    await expect(listCampaigns(session, filterOf('', now), other, now)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
