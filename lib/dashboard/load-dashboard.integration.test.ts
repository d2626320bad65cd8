import { describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { invalidateOrg } from '@/lib/cache/cache';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { loadDashboard } from './load-dashboard';
import { facts, seeder } from './testing/seed';

const filter = filterOf();
const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10);

async function spendMore(orgId: Awaited<ReturnType<typeof mintOrganization>>['orgId']) {
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, new Date());
    const account = await put.account((await put.integration()).id);
    await put.metrics(account.id, [facts(await put.campaign(account), { date: yesterday })]);
  });
}

const spendOf = async (...args: Parameters<typeof loadDashboard>) => {
  const { overview, generatedAt } = await loadDashboard(...args);
  return { spend: overview.advertising.spend?.amountMicros, generatedAt };
};

describe('the cached dashboard', () => {
  it('is the same until it is refreshed, which also replaces what others see', async () => {
    const { orgId } = await mintOrganization();
    const first = await spendOf(orgId, filter);
    await spendMore(orgId);
    expect(await spendOf(orgId, filter)).toEqual(first);
    const refreshed = await spendOf(orgId, filter, { refresh: true });
    expect(refreshed.spend).toBe('10000000');
    expect(refreshed.generatedAt > first.generatedAt).toBe(true);
    expect(await spendOf(orgId, filter)).toEqual(refreshed);
  });

  it('is rebuilt after an invalidation', async () => {
    const { orgId } = await mintOrganization();
    await loadDashboard(orgId, filter);
    await spendMore(orgId);
    await invalidateOrg(orgId);
    expect((await spendOf(orgId, filter)).spend).toBe('10000000');
  });

  it('is built once for concurrent callers', async () => {
    const { orgId } = await mintOrganization();
    const all = await Promise.all(Array.from({ length: 5 }, () => loadDashboard(orgId, filter)));
    expect(new Set(all.map(({ generatedAt }) => generatedAt)).size).toBe(1);
  });

  it('is never that of another organization', async () => {
    const [first, second] = [await mintOrganization(), await mintOrganization()];
    await spendMore(first.orgId);
    expect((await spendOf(first.orgId, filter)).spend).toBe('10000000');
    expect((await spendOf(second.orgId, filter)).spend).toBe('0');
  });
});
