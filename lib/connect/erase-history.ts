import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { findSuccessor, grantHalves, lockReach, reachTables } from '@/lib/accounts/account-reach';
import { whereAnySelected } from '@/lib/accounts/where-any-selected';

/** The audit log stays. End the runs in the same transaction before: a later page then finds no account. */
export async function eraseHistory(tx: Tx, orgId: AuthorizedOrgId, integrationId: string): Promise<void> {
  const accounts = sql`(select id from ad_accounts where org_id = ${orgId} and integration_id = ${integrationId})`;
  const campaigns = sql`(select id from campaigns where org_id = ${orgId} and ad_account_id in ${accounts})`;
  const profiles = sql`(select id from profiles where org_id = ${orgId} and integration_id = ${integrationId})`;
  await tx.execute(sql`delete from alerts where org_id = ${orgId}
    and (subject_id = ${integrationId} or subject_id in ${campaigns})`);
  for (const facts of ['ad_metric_action_revisions', 'ad_metric_actions', 'ad_metric_revisions', 'ad_metrics']) {
    await tx.execute(sql`delete from ${sql.identifier(facts)} where org_id = ${orgId} and campaign_id in ${campaigns}`);
  }
  await tx.execute(sql`delete from org_daily_metrics where org_id = ${orgId} and ad_account_id in ${accounts}`);
  await tx.execute(sql`delete from campaigns where org_id = ${orgId} and ad_account_id in ${accounts}`);
  await tx.execute(sql`delete from posts where org_id = ${orgId} and profile_id in ${profiles}`);
  await tx.execute(sql`delete from account_reconciliations where org_id = ${orgId} and ad_account_id in ${accounts}`);
  await tx.execute(sql`delete from ad_issues where org_id = ${orgId} and ad_account_id in ${accounts}`);
  await leaveToOthers(tx, orgId, integrationId);
  for (const table of ['ad_accounts', 'profiles', 'sync_runs', 'integration_credentials']) {
    await tx.execute(
      sql`delete from ${sql.identifier(table)} where org_id = ${orgId} and integration_id = ${integrationId}`,
    );
  }
  await tx.execute(sql`delete from integrations where org_id = ${orgId} and id = ${integrationId}`);
}

// Empty and unselected, so that what was erased is not read again without a new choice.
async function leaveToOthers(tx: Tx, orgId: AuthorizedOrgId, integrationId: string): Promise<void> {
  await lockReach(tx, orgId);
  const heirs = new Set<string>();
  for (const half of grantHalves) {
    const { accounts, grants } = reachTables[half];
    const emptied =
      half === 'ads'
        ? sql`, access_path = heirs.access_path, read_from = null, read_to = null, actions_from = null,
            history_goal = null`
        : sql``;
    const left = await tx.execute<{ accountId: string; heir: string }>(sql`
      with heirs as (
        select a.id as account_id, heir.* from ${accounts} a cross join lateral (${findSuccessor(half, orgId)}) heir
        where a.org_id = ${orgId} and a.integration_id = ${integrationId}
      )
      update ${accounts} a set integration_id = heirs.id, selected = false ${emptied}
      from heirs where a.org_id = ${orgId} and a.id = heirs.account_id
      returning a.id as "accountId", a.integration_id as heir`);
    for (const { heir } of left) heirs.add(heir);
    const ids = sql.param(`{${left.map(({ accountId }) => accountId).join(',')}}`);
    await tx.execute(
      sql`update ${grants} set wanted = null where org_id = ${orgId} and account_id = any(${ids}::uuid[])`,
    );
  }
  for (const heir of heirs) {
    // A locked integration is being stored and sets its status there.
    await tx.execute(sql`
      update integrations set status = 'choosing_accounts' where (org_id, id) in (
        select org_id, id from integrations where org_id = ${orgId} and id = ${heir} and status = 'active'
          and not ${whereAnySelected}
        for no key update skip locked)`);
  }
}
