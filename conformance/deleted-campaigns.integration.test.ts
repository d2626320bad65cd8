import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { addDays } from '@/lib/dates';
import { logger } from '@/lib/logger';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { sync } from '@/lib/sync/testing/connected-organization';
import { type Sandbox, startSandbox } from '@/sandbox/server';
import { connectOneAccount } from './sandbox-journey';

logger.level = 'silent';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

/** Stored spend in micros of days that are over, by campaign. */
async function spendByCampaign(orgId: AuthorizedOrgId, until: string): Promise<Map<string, string>> {
  const rows = await withOrg(orgId, (tx) =>
    tx.execute<{ campaign: string; spend: string }>(sql`
      select c.external_id as campaign, sum(m.spend_micros)::text as spend from ad_metrics m
      join campaigns c on c.org_id = m.org_id and c.id = m.campaign_id
      where m.org_id = ${orgId} and m.date <= ${until} group by 1`),
  );
  return new Map(rows.map(({ campaign, spend }) => [campaign, spend]));
}

const statusOf = (orgId: AuthorizedOrgId, campaign: string) =>
  withOrg(orgId, (tx) =>
    tx.execute(sql`select status from campaigns where org_id = ${orgId} and external_id = ${campaign}`),
  );

async function deleteAt(platform: PlatformId, campaign: string) {
  const answer = await fetch(`${sandbox.url}/__sandbox/delete-campaign`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ platform, campaign }),
  });
  expect(answer.status).toBe(200);
}

describe('spend of the period and of a campaign stay the same after the campaign is deleted at', () => {
  it.each(platformIds)('%s', async (id) => {
    const { orgId, integrationId, platform, accountId } = await connectOneAccount(sandbox, id);
    const world = sandbox.world.platform(id);
    const until = addDays(world.today(accountId), -4);
    expect(await sync(orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
    const before = await spendByCampaign(orgId, until);
    const deleted = world
      .campaigns(accountId)
      .find((one) => one.state === 'active' && Number(before.get(one.id) ?? 0) > 0);
    if (!deleted) throw new Error('No campaign that delivers was read.');
    await deleteAt(id, deleted.id);
    expect(await sync(orgId, integrationId, platform)).toMatchObject({ status: 'succeeded' });
    expect(await statusOf(orgId, deleted.id)).toEqual([{ status: 'removed' }]);
    expect(await spendByCampaign(orgId, until)).toEqual(before);
  });
});
