import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { recordAudit } from '@/lib/audit/record-audit';
import { logger } from '@/lib/logger';
import { recordEvents } from '@/lib/outbox/record-events';
import { findSuccessor, grantHalves, lockReach, reachTables } from './account-reach';
import type { GrantHalf } from './grant-half';

interface HandOver {
  half?: GrantHalf | undefined;
  // Left out: all that the integration reads.
  accountIds?: readonly string[];
  // Only to integrations for which a person chose the account.
  onlyChosen?: boolean;
}

// A type, since the driver's result type needs an index signature.
type Moved = { accountId: string; integrationId: string };

function move(
  tx: Tx,
  orgId: AuthorizedOrgId,
  from: string,
  half: GrantHalf,
  { accountIds, onlyChosen = false }: HandOver,
) {
  const { accounts, grants } = reachTables[half];
  const only = accountIds ? sql`and a.id = any(${sql.param(`{${accountIds.join(',')}}`)}::uuid[])` : sql``;
  const path = half === 'ads' ? sql`, access_path = heirs.access_path` : sql``;
  return tx.execute<Moved>(sql`
    with heirs as (
      select a.id as account_id, successor.* from ${accounts} a
      cross join lateral (${findSuccessor(half, orgId, onlyChosen)}) successor
      where a.org_id = ${orgId} and a.integration_id = ${from} and a.selected ${only}
    ), kept as (
      insert into ${grants} (org_id, integration_id, account_id, wanted, seen_at)
      select ${orgId}::uuid, ${from}::uuid, heirs.account_id, true, now() from heirs
      on conflict do nothing
    )
    update ${accounts} a set integration_id = heirs.id ${path}
    from heirs where a.org_id = ${orgId} and a.id = heirs.account_id
    returning a.id as "accountId", a.integration_id as "integrationId"`);
}

// An integration that is being stored is activated by the transaction that stores it.
async function activateSuccessor(tx: Tx, orgId: AuthorizedOrgId, integrationId: string): Promise<void> {
  await tx.execute(sql`
    update integrations set status = 'active', status_reason = null
    where (org_id, id) in (
      select org_id, id from integrations
      where org_id = ${orgId} and id = ${integrationId} and status = 'choosing_accounts'
      for no key update skip locked)`);
  await recordEvents(tx, { name: 'accounts/taken_over', id: null, data: { orgId, integrationId } });
}

/**
 * Gives accounts that the integration can no longer read to others of the organization that reach them, and records an
 * event for each, which queues its run. Call it in the transaction that ends the access.
 * @returns ids of the accounts that moved
 */
export async function handOver(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  what: HandOver = {},
): Promise<string[]> {
  await lockReach(tx, orgId);
  const moved: Record<GrantHalf, Moved[]> = { ads: [], posts: [] };
  for (const half of grantHalves) {
    if (what.half === undefined || what.half === half) moved[half] = await move(tx, orgId, integrationId, half, what);
  }
  const all = [...moved.ads, ...moved.posts];
  for (const successor of new Set(all.map((account) => account.integrationId))) {
    const idsOf = (accounts: Moved[]) =>
      accounts.filter((account) => account.integrationId === successor).map(({ accountId }) => accountId);
    await activateSuccessor(tx, orgId, successor);
    const system = { type: 'system' as const, id: null, requestId: null };
    await recordAudit(tx, orgId, system, 'integration.accounts_taken_over', successor, {
      from: integrationId,
      adAccountIds: idsOf(moved.ads),
      profileIds: idsOf(moved.posts),
    });
    logger.info(
      { orgId, integrationId: successor, from: integrationId },
      'accounts were handed over to another integration',
    );
  }
  return all.map(({ accountId }) => accountId);
}

/** Records that the platform refuses accounts to an integration, or no longer lists them, and hands them over. */
export async function loseAccounts(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  half: GrantHalf,
  accountIds: readonly string[],
): Promise<string[]> {
  if (accountIds.length === 0) return [];
  await lockReach(tx, orgId);
  const { grants } = reachTables[half];
  await tx.execute(sql`
    insert into ${grants} (org_id, integration_id, account_id, seen_at, gone_at)
    select ${orgId}::uuid, ${integrationId}::uuid, id, now(), now()
    from unnest(${sql.param(`{${accountIds.join(',')}}`)}::uuid[]) as id
    on conflict (org_id, integration_id, account_id) do update set gone_at = coalesce(${grants}.gone_at, excluded.gone_at)`);
  return handOver(tx, orgId, integrationId, { half, accountIds });
}
