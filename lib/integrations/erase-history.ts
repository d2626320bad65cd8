import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';

/**
 * Deletes an integration with everything that was read through it: accounts, campaigns, facts, roll-ups, posts,
 * alerts and runs. The audit log keeps that it was there. Its runs must have been ended before, in the same
 * transaction: a page that is written later would find no account.
 */
export async function eraseHistory(tx: Tx, orgId: AuthorizedOrgId, integrationId: string): Promise<void> {
  const accounts = sql`(select id from ad_accounts where org_id = ${orgId} and integration_id = ${integrationId})`;
  const campaigns = sql`(select id from campaigns where org_id = ${orgId} and ad_account_id in ${accounts})`;
  const profiles = sql`(select id from profiles where org_id = ${orgId} and integration_id = ${integrationId})`;
  await tx.execute(sql`delete from alerts where org_id = ${orgId}
    and (subject_id = ${integrationId} or subject_id in ${campaigns})`);
  await tx.execute(sql`delete from ad_metric_revisions where org_id = ${orgId} and campaign_id in ${campaigns}`);
  await tx.execute(sql`delete from ad_metrics where org_id = ${orgId} and campaign_id in ${campaigns}`);
  await tx.execute(sql`delete from org_daily_metrics where org_id = ${orgId} and ad_account_id in ${accounts}`);
  await tx.execute(sql`delete from campaigns where org_id = ${orgId} and ad_account_id in ${accounts}`);
  await tx.execute(sql`delete from posts where org_id = ${orgId} and profile_id in ${profiles}`);
  for (const table of ['ad_accounts', 'profiles', 'sync_runs', 'integration_credentials']) {
    await tx.execute(
      sql`delete from ${sql.identifier(table)} where org_id = ${orgId} and integration_id = ${integrationId}`,
    );
  }
  await tx.execute(sql`delete from integrations where org_id = ${orgId} and id = ${integrationId}`);
}
