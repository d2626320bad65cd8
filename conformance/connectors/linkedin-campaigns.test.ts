import { beforeAll, describe, expect, it } from 'vitest';
import { isHeldByGroup } from '@/sandbox/platforms/linkedin/campaign-groups';
import { readAll } from '@/sandbox/testing/read-connector';
import { openReader } from './connector';
import { accountOf } from './fixtures/fixture';
import { linkedin } from './fixtures/linkedin';
import { runSandbox, TODAY, WEEK, worldOf } from './run-sandbox';

runSandbox();

describe('the LinkedIn connector', () => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  beforeAll(async () => {
    reader = await openReader(linkedin);
  });

  it('lists an active campaign that its group holds back as paused', async () => {
    const { connector, accessToken } = reader;
    const held = linkedin.accounts.flatMap((account) =>
      worldOf('linkedin')
        .campaigns(account.externalId)
        .filter((plan) => isHeldByGroup(plan) && (plan.endsOn === null || plan.endsOn >= TODAY))
        .map((plan) => ({ account, id: plan.id })),
    );
    expect(held.length).toBeGreaterThan(0);
    for (const { account, id } of held) {
      const campaigns = await readAll((cursor) => connector.ads.listCampaigns({ accessToken, cursor, account }));
      expect(campaigns.find(({ externalId }) => externalId === id)).toMatchObject({
        status: 'paused',
        externalStatus: 'ACTIVE',
        hasIssues: false,
      });
    }
  });

  it('returns nothing for a closed ad account, which is not one that is missing', async () => {
    const { connector, accessToken } = reader;
    const closed = linkedin.accounts.find(({ externalStatus }) => externalStatus === 'CANCELED');
    if (!closed) throw new Error('the fixture has no closed account');
    const page = { accessToken, cursor: null, account: accountOf(linkedin, closed.externalId) };
    const nothing = { items: [], nextCursor: null };
    expect(await connector.ads.listCampaigns(page)).toEqual(nothing);
    expect(await connector.ads.listDailyMetrics({ ...page, window: WEEK })).toEqual(nothing);
  });
});
