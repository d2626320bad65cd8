import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { addDays, dayInZone, daysOf } from '@/lib/dates';
import type { PlatformId } from '@/lib/platform-ids';
import type { RemoteDailyMetrics } from '@/lib/platforms/platform';
import { expectedTotals } from './oracle';
import { randomFacts, randomFrom } from './random-facts';
import { seeder } from './seed';

interface SeededCampaign {
  id: string;
  externalId: string;
  accountId: string;
  platform: PlatformId;
}

/** Accounts east and west in four currencies, one without a rate, on three platforms; 430 days of facts with holes. */
export async function seedPlatforms(orgId: AuthorizedOrgId, seed: number, now: Date) {
  const today = dayInZone(now, 'Asia/Riyadh');
  const random = randomFrom(seed);
  const seeded: SeededCampaign[] = [];
  const written: RemoteDailyMetrics[] = [];
  const accounts = [
    ['meta', 'SAR', 'Asia/Riyadh'],
    ['meta', 'USD', 'America/Los_Angeles'],
    ['google', 'AED', 'Asia/Dubai'],
    ['google', 'KWD', 'Asia/Kuwait'],
    ['tiktok', 'USD', 'Pacific/Auckland'],
  ] as const;
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    for (const [platform, currency, timeZone] of accounts) {
      const integration = await put.integration({ platform });
      const account = await put.account(integration.id, {
        platform,
        currency,
        timeZone,
        name: `${platform} ${currency}`,
      });
      for (let index = 0; index < 3; index += 1) {
        const campaign = await put.campaign(account, { platform, name: `${currency} ${index}` });
        seeded.push({ id: campaign.id, externalId: campaign.externalId, accountId: account.id, platform });
        const rows = daysOf(addDays(today, -430), addDays(today, -1))
          .filter(() => random(6) > 0)
          .map((date) => randomFacts(campaign, date, random, index > 0));
        await put.metrics(account.id, rows);
        written.push(...rows);
      }
    }
  });
  const accountOf = new Map(seeded.map(({ externalId, accountId }) => [externalId, accountId]));
  const expected = (campaigns: readonly SeededCampaign[], from: string, to: string) => {
    const chosen = new Set(campaigns.map(({ externalId }) => externalId));
    const rows = written.filter(({ campaignExternalId }) => chosen.has(campaignExternalId));
    return expectedTotals(rows, from, to, (row) => accountOf.get(row.campaignExternalId) ?? '');
  };
  return { seeded, expected, random, today };
}

type Seeded = Awaited<ReturnType<typeof seedPlatforms>>;

/** Over at most 60 days, with some, none or all of the platforms, accounts and campaigns. */
export function randomFilter({ seeded, random, today }: Seeded): { search: string; covered: SeededCampaign[] } {
  const pick = <T>(list: readonly T[]): T[] => list.filter(() => random(2) === 0);
  const platforms = random(2) === 0 ? [] : pick(['meta', 'google', 'tiktok'] as const);
  const accounts = random(2) === 0 ? [] : pick([...new Set(seeded.map(({ accountId }) => accountId))]);
  const campaigns = random(2) === 0 ? [] : pick(seeded.map(({ id }) => id));
  const covered = seeded.filter(
    ({ id, platform, accountId }) =>
      (platforms.length === 0 || platforms.some((one) => one === platform)) &&
      (accounts.length === 0 || accounts.includes(accountId)) &&
      (campaigns.length === 0 || campaigns.includes(id)),
  );
  const to = addDays(today, -1 - random(40));
  const compare = ['previous_period', 'same_weekdays', 'previous_year', 'off'][random(4)] ?? 'off';
  const search = new URLSearchParams({ from: addDays(to, -random(60)), to, compare });
  for (const [name, list] of Object.entries({ platforms, accounts, campaigns })) {
    if (list.length > 0) search.set(name, list.join(','));
  }
  return { search: search.toString(), covered };
}
