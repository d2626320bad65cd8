import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { type GrantHalf, whereConsentLost } from './grant-half';

export const reachTables = {
  ads: { accounts: sql.identifier('ad_accounts'), grants: sql.identifier('ad_account_grants') },
  posts: { accounts: sql.identifier('profiles'), grants: sql.identifier('profile_grants') },
} as const;

export const grantHalves = ['ads', 'posts'] as const satisfies readonly GrantHalf[];

/**
 * Serializes transactions that decide through which integration an account is read. Lock the integration first; after
 * this, wait for no other integration and for no lock of its runs.
 */
export async function lockReach(tx: Tx, orgId: AuthorizedOrgId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`account-reach:${orgId}`}, 0))`);
}

// Of a row `i` of integrations.
export function whereReadable(half: GrantHalf): SQL {
  return sql`(i.status in ('active', 'refreshing', 'retry_wait') and not ${whereConsentLost('i', half)})`;
}

// Of a row `a` of accounts.
export function whereReadElsewhere(half: GrantHalf, integrationId: SQL): SQL {
  return sql`(a.selected and a.integration_id <> ${integrationId} and exists (
    select 1 from integrations i where i.org_id = a.org_id and i.id = a.integration_id and ${whereReadable(half)}))`;
}

/**
 * The integration (id, display_name, access_path of an ad account) that takes over a row `a` of accounts: first one for
 * which a person chose it, then the oldest. `onlyChosen` leaves out those that merely reach it.
 */
export function findSuccessor(half: GrantHalf, orgId: AuthorizedOrgId, onlyChosen = false): SQL {
  const path = half === 'ads' ? sql`, g.access_path` : sql``;
  return sql`
    select i.id, i.display_name ${path} from ${reachTables[half].grants} g
    join integrations i on i.org_id = g.org_id and i.id = g.integration_id
    where g.org_id = ${orgId} and g.account_id = a.id and g.integration_id <> a.integration_id and g.gone_at is null
      and ${onlyChosen ? sql`g.wanted` : sql`g.wanted is not false`}
      and i.status in ('choosing_accounts', 'active', 'refreshing', 'retry_wait') and not ${whereConsentLost('i', half)}
    order by g.wanted nulls last, i.status = 'choosing_accounts', i.connected_at, i.id
    limit 1`;
}

// Of a row `a` of accounts.
export function whereReached(half: GrantHalf, integrationId: SQL): SQL {
  return sql`(a.integration_id = ${integrationId} or exists (
    select 1 from ${reachTables[half].grants} g where g.org_id = a.org_id and g.account_id = a.id
      and g.integration_id = ${integrationId} and g.gone_at is null))`;
}

/** Activates an integration without accounts to choose, since others read all of them or it has taken them over. */
export async function activateStandby(tx: Tx, orgId: AuthorizedOrgId, integrationId: string): Promise<void> {
  const me = sql`${integrationId}::uuid`;
  const reached = (half: GrantHalf, also: SQL) => sql`exists (select 1 from ${reachTables[half].accounts} a
    where a.org_id = ${orgId} and ${whereReached(half, me)} and ${also})`;
  const unread = (half: GrantHalf) => reached(half, sql`not ${whereReadElsewhere(half, me)}`);
  const any = sql`true`;
  await tx.execute(sql`
    update integrations set status = 'active', status_reason = null
    where org_id = ${orgId} and id = ${integrationId} and status = 'choosing_accounts'
      and (${reached('ads', any)} or ${reached('posts', any)}) and not ${unread('ads')} and not ${unread('posts')}`);
}
