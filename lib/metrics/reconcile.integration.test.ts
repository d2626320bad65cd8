import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { accountReconciliations } from '@/db/schema/account-reconciliations';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { facts, seeder } from '@/lib/dashboard/testing/seed';
import { addDays } from '@/lib/dates';
import type { RemoteAccountTotals } from '@/lib/platforms/platform';
import { reconcile } from './reconcile';

const now = new Date();
const day = (days: number) => addDays(now.toISOString().slice(0, 10), days);
const window = { from: day(-3), to: day(-1) };
const total: RemoteAccountTotals = { currency: 'SAR', spendMicros: 9_000_000_000_000_001n, impressions: 77 };

async function stored(...totals: RemoteAccountTotals[]) {
  const { orgId } = await mintOrganization();
  return withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const account = await put.account((await put.integration()).id);
    const [one, two] = [await put.campaign(account), await put.campaign(account)];
    const other = await put.account((await put.integration()).id);
    await put.metrics(other.id, [facts(await put.campaign(other), { date: day(-2), spendMicros: 5n })]);
    await put.metrics(account.id, [
      facts(one, { date: day(-4), spendMicros: 1_000n, impressions: 1_000 }),
      facts(one, { date: day(-3), spendMicros: 4_000_000_000_000_001n, impressions: 10 }),
      facts(two, { date: day(-2), spendMicros: 20n, impressions: 20 }),
      facts(two, { date: day(-1), spendMicros: 300n, impressions: 30, currency: 'USD' }),
      facts(two, { date: day(0), spendMicros: 1_000n, impressions: 1_000 }),
    ]);
    for (const one of totals) await reconcile(tx, { orgId, adAccountId: account.id }, window, one, now);
    const rows = await tx.select().from(accountReconciliations).where(eq(accountReconciliations.orgId, orgId));
    return rows.map(({ orgId: _org, adAccountId, comparedAt, ...row }) => {
      expect(adAccountId).toBe(account.id);
      expect(comparedAt).toEqual(now);
      return row;
    });
  });
}

const expected = {
  windowFrom: window.from,
  windowTo: window.to,
  currency: 'SAR',
  accountSpendMicros: 9_000_000_000_000_001n,
  campaignsSpendMicros: 4_000_000_000_000_021n,
  accountImpressions: 77,
  campaignsImpressions: 30,
};

describe('a comparison of an account with its campaigns', () => {
  it('sums the facts of the days, the account and the currency to the micro', async () => {
    expect(await stored(total)).toEqual([expected]);
  });

  it('replaces the one before', async () => {
    const second = { currency: 'USD', spendMicros: 300n, impressions: null };
    expect(await stored(total, second)).toEqual([
      {
        ...expected,
        currency: 'USD',
        accountSpendMicros: 300n,
        campaignsSpendMicros: 300n,
        accountImpressions: null,
      },
    ]);
  });

  it('has no campaign totals where no campaign delivered', async () => {
    const [row] = await stored({ currency: 'EUR', spendMicros: 0n, impressions: 0 });
    expect(row).toMatchObject({ accountSpendMicros: 0n, campaignsSpendMicros: 0n, campaignsImpressions: 0 });
  });
});
