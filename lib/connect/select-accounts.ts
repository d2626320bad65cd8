import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { reachTables, whereReached, whereReadElsewhere } from '@/lib/accounts/account-reach';
import type { GrantHalf } from '@/lib/accounts/grant-half';
import { handOver } from '@/lib/accounts/hand-over';
import { AppError } from '@/lib/errors';

/**
 * Selects accounts of one half, and reads those that no other integration reads. Hold `lockReach`.
 * @throws AppError `invalid_input` for ids that the integration does not reach
 */
export async function selectAccounts(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId: string,
  half: GrantHalf,
  ids: readonly string[],
): Promise<void> {
  const { accounts, grants } = reachTables[half];
  const me = sql`${integrationId}::uuid`;
  const chosen = sql`a.id = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])`;
  const known = await tx.execute(sql`
    select 1 from ${accounts} a where a.org_id = ${orgId} and ${chosen} and ${whereReached(half, me)}`);
  if (known.length !== new Set(ids).size) {
    const name = half === 'ads' ? 'body.adAccountIds' : 'body.profileIds';
    throw new AppError('invalid_input', 'Some of the chosen accounts do not belong to this integration.', {
      messageKey: 'accountsUnknown',
      invalidParams: [{ name, reason: 'contains an id that does not belong to this integration' }],
    });
  }
  await tx.execute(sql`
    insert into ${grants} (org_id, integration_id, account_id, wanted, seen_at)
    select a.org_id, ${me}, a.id, ${chosen}, a.observed_at from ${accounts} a
    where a.org_id = ${orgId} and ${whereReached(half, me)}
    on conflict (org_id, integration_id, account_id) do update set wanted = excluded.wanted`);
  const path =
    half === 'ads'
      ? sql`, access_path = case when a.integration_id = ${me} then a.access_path else g.access_path end`
      : sql``;
  await tx.execute(sql`
    update ${accounts} a set integration_id = ${me}, selected = true ${path}
    from ${grants} g
    where a.org_id = ${orgId} and ${chosen} and g.org_id = a.org_id and g.integration_id = ${me} and g.account_id = a.id
      and not ${whereReadElsewhere(half, me)}`);
  const left = await tx.execute<{ id: string }>(sql`
    select a.id from ${accounts} a
    where a.org_id = ${orgId} and a.integration_id = ${me} and a.selected and not ${chosen}`);
  const leftIds = left.map(({ id }) => id);
  if (leftIds.length === 0) return;
  await handOver(tx, orgId, integrationId, { half, accountIds: leftIds, onlyChosen: true });
  await tx.execute(sql`
    update ${accounts} a set selected = false
    where a.org_id = ${orgId} and a.integration_id = ${me} and not ${chosen}`);
}

/** Others read all that the integration reaches: its choice may be empty. */
export async function readsNothingAlone(tx: Tx, orgId: AuthorizedOrgId, integrationId: string): Promise<boolean> {
  const me = sql`${integrationId}::uuid`;
  const of = (
    half: GrantHalf,
  ) => sql`select ${whereReadElsewhere(half, me)} as elsewhere from ${reachTables[half].accounts} a
    where a.org_id = ${orgId} and ${whereReached(half, me)}`;
  const reached = await tx.execute<{ elsewhere: boolean }>(sql`${of('ads')} union all ${of('posts')}`);
  return reached.length > 0 && reached.every(({ elsewhere }) => elsewhere);
}
