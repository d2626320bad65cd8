import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { campaignChanges } from '@/db/schema/campaign-changes';
import { type Tx, withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import type { RemoteCampaign } from '@/lib/platforms/platform';
import { writeCampaigns } from './write-campaigns';

const day = (of: number) => new Date(Date.UTC(2026, 10, of, 9));

const remote: RemoteCampaign = {
  ...{ externalId: randomUUID(), name: 'Sale', objective: null, status: 'active', externalStatus: 'ACTIVE' },
  ...{ hasIssues: false, dailyBudgetMicros: 100_000_000n, lifetimeBudgetMicros: null, startsAt: null, endsAt: null },
};

async function afterReadings(readings: { at: Date; campaign: RemoteCampaign }[]) {
  const { orgId } = await mintOrganization();
  return withOrg(orgId, async (tx: Tx) => {
    const put = seeder(tx, orgId, day(1));
    const account = await put.account((await put.integration()).id);
    const written: number[] = [];
    for (const { at, campaign } of readings) {
      const of = { orgId, adAccountId: account.id, platform: 'meta', currency: 'SAR' } as const;
      written.push(await writeCampaigns(tx, of, [campaign], at));
    }
    const changes = await tx
      .select()
      .from(campaignChanges)
      .where(eq(campaignChanges.orgId, orgId))
      .orderBy(campaignChanges.observedAt);
    return { written, changes };
  });
}

describe('readings of campaigns', () => {
  it('record what changed of status and budgets, with the values before', async () => {
    const { changes } = await afterReadings([
      { at: day(1), campaign: remote },
      { at: day(2), campaign: { ...remote, dailyBudgetMicros: 250_000_000n } },
      { at: day(3), campaign: { ...remote, status: 'paused', dailyBudgetMicros: null, lifetimeBudgetMicros: 9n } },
    ]);
    expect(changes).toMatchObject([
      {
        ...{ observedAt: day(2), statusBefore: 'active', status: 'active' },
        ...{ dailyBudgetMicrosBefore: 100_000_000n, dailyBudgetMicros: 250_000_000n },
      },
      {
        ...{ observedAt: day(3), statusBefore: 'active', status: 'paused' },
        ...{ dailyBudgetMicrosBefore: 250_000_000n, dailyBudgetMicros: null },
        ...{ lifetimeBudgetMicrosBefore: null, lifetimeBudgetMicros: 9n },
      },
    ]);
  });

  it('record nothing for a new campaign, another name or the same values again', async () => {
    const { written, changes } = await afterReadings([
      { at: day(1), campaign: remote },
      { at: day(2), campaign: remote },
      { at: day(3), campaign: { ...remote, name: 'Sale 2' } },
    ]);
    expect(written).toEqual([1, 0, 1]);
    expect(changes).toEqual([]);
  });

  it('of the same moment are one change from the first values to the last ones', async () => {
    const { changes } = await afterReadings([
      { at: day(1), campaign: remote },
      { at: day(2), campaign: { ...remote, status: 'paused' } },
      { at: day(2), campaign: { ...remote, status: 'ended' } },
    ]);
    expect(changes).toMatchObject([{ statusBefore: 'active', status: 'ended' }]);
  });
});
