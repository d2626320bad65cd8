import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuthorizedOrgId } from './authorized-org-id';
import { withOrg } from './tenant';
import { mintOrganization } from './testing/organization';

interface Planted {
  orgId: AuthorizedOrgId;
  adAccountId: string;
  campaignId: string;
}

async function plant(): Promise<Planted> {
  const { orgId, userId } = await mintOrganization();
  return withOrg(orgId, async (tx) => {
    const [row] = await tx.execute<{ ad_account_id: string; id: string }>(sql`
      with integration as (
        insert into integrations (org_id, id, platform, external_user_id, display_name, status, connected_by, connected_at)
        values (${orgId}, gen_random_uuid(), 'meta', 'u', 'U', 'active', ${userId}, now()) returning id
      ), account as (
        insert into ad_accounts (org_id, integration_id, platform, external_id, name, currency, time_zone, observed_at)
        select ${orgId}, id, 'meta', 'a', 'A', 'SAR', 'UTC', now() from integration returning id
      )
      insert into campaigns (org_id, ad_account_id, platform, external_id, name, status, external_status, currency,
        first_seen_at, observed_at)
      select ${orgId}, id, 'meta', 'c', 'C', 'active', 'ACTIVE', 'SAR', now(), now() from account
      returning ad_account_id, id`);
    return { orgId, adAccountId: row?.ad_account_id ?? '', campaignId: row?.id ?? '' };
  });
}

const addFact = ({ orgId, adAccountId }: Planted, campaignId: string, table = 'ad_metrics') =>
  withOrg(orgId, (tx) =>
    table === 'ad_metrics'
      ? tx.execute(sql`
          insert into ad_metrics (org_id, campaign_id, date, ad_account_id, currency, impressions, clicks, spend_micros,
            conversions, first_seen_at, observed_at)
          values (${orgId}, ${campaignId}, current_date, ${adAccountId}, 'SAR', 1, 1, 1, 0, now(), now())`)
      : tx.execute(sql`
          insert into ad_metric_revisions (org_id, campaign_id, date, currency, impressions, clicks, spend_micros,
            conversions, observed_at, superseded_at)
          values (${orgId}, ${campaignId}, current_date, 'SAR', 1, 1, 1, 0, now(), now())`),
  );

const missing = { cause: { code: '23503' } };

describe('facts of campaigns', () => {
  let own: Planted;
  let foreign: Planted;
  beforeAll(async () => {
    [own, foreign] = [await plant(), await plant()];
  });

  it.each(['ad_metrics', 'ad_metric_revisions'])(
    'facts without a campaign, or with one of another organization, are refused in %s',
    async (table) => {
      await expect(addFact(own, randomUUID(), table)).rejects.toMatchObject(missing);
      await expect(addFact(own, foreign.campaignId, table)).rejects.toMatchObject(missing);
      await addFact(own, own.campaignId, table);
    },
  );

  it('a campaign with facts cannot be deleted', async () => {
    const erase = withOrg(own.orgId, (tx) => tx.execute(sql`delete from campaigns where org_id = ${own.orgId}`));
    await expect(erase).rejects.toMatchObject(missing);
  });

  it('facts cannot be moved to another campaign', async () => {
    const move = withOrg(own.orgId, (tx) =>
      tx.execute(sql`update ad_metrics set campaign_id = ${randomUUID()} where org_id = ${own.orgId}`),
    );
    await expect(move).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('uncommitted facts block the deletion of their campaign', async () => {
    const { orgId, adAccountId, campaignId } = await plant();
    let erased: Promise<unknown> = Promise.resolve();
    await withOrg(orgId, async (tx) => {
      await tx.execute(sql`
        insert into ad_metrics (org_id, campaign_id, date, ad_account_id, currency, impressions, clicks, spend_micros,
          conversions, first_seen_at, observed_at)
        values (${orgId}, ${campaignId}, current_date, ${adAccountId}, 'SAR', 1, 1, 1, 0, now(), now())`);
      erased = eraseBeside(orgId).then(
        () => 'deleted',
        (error: unknown) => error,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await erased).toMatchObject(missing);
  });
});

async function eraseBeside(orgId: AuthorizedOrgId): Promise<void> {
  const { appPool } = await import('./client');
  await appPool().transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.org_id', ${orgId}, true)`);
    await tx.execute(sql`delete from campaigns where org_id = ${orgId}`);
  });
}
