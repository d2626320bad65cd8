import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { jsonRows } from '@/db/json-rows';
import type { Tx } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import type { RemoteAdAccount, RemoteProfile } from '@/lib/platforms/platform';
import { lockReach, reachTables, whereReadable } from './account-reach';
import type { GrantHalf } from './grant-half';
import { loseAccounts } from './hand-over';

interface Owner {
  orgId: AuthorizedOrgId;
  integrationId: string;
  platform: PlatformId;
}

// Without this, an account refused to all who reach it would move on with each listing that shows it.
const whereGone = (grant: SQL): SQL => sql`${grant}.gone_at > now() - interval '1 day'`;

export async function forgetRefusals(tx: Tx, { orgId, integrationId }: Omit<Owner, 'platform'>): Promise<void> {
  for (const { grants } of Object.values(reachTables)) {
    await tx.execute(sql`update ${grants} set gone_at = null
      where org_id = ${orgId} and integration_id = ${integrationId} and gone_at is not null`);
  }
}

// An account stays with the grant that reads it while that grant lives and reaches it. No person's integration reads
// what that person left out.
function keptOwner(half: GrantHalf): SQL {
  const { accounts: row, grants } = reachTables[half];
  const grantOf = (integrationId: SQL, is: SQL) => sql`exists (
      select 1 from ${grants} g where g.org_id = ${row}.org_id and g.account_id = ${row}.id
        and g.integration_id = ${integrationId} and ${is})`;
  return sql`case when ${grantOf(sql`excluded.integration_id`, sql`(g.wanted is false or ${whereGone(sql`g`)})`)}
      or ${row}.selected and not ${grantOf(sql`${row}.integration_id`, sql`g.gone_at is not null`)} and exists (
        select 1 from integrations i where i.org_id = ${row}.org_id and i.id = ${row}.integration_id and ${whereReadable(half)})
    then ${row}.integration_id else excluded.integration_id end`;
}

// Access belongs to the grant that reads the account; another person may have a different path.
const accessPath = sql`case when ${keptOwner('ads')} = excluded.integration_id
    then excluded.access_path else ad_accounts.access_path end`;

// Also for accounts selected before choices were recorded.
const chosenHere = (owner: Owner) =>
  sql`case when a.integration_id = ${owner.integrationId}::uuid and a.selected then true end`;

/** Stores the ad accounts of a listing that began at `seenAt`; new ones are not selected. Returns how many changed. */
export async function storeAdAccounts(
  tx: Tx,
  owner: Owner,
  accounts: RemoteAdAccount[],
  now: Date,
  seenAt = now,
): Promise<number> {
  const unique = [...new Map(accounts.map((account) => [account.externalId, account])).values()];
  if (unique.length === 0) return 0;
  await lockReach(tx, owner.orgId);
  const rows = await tx.execute(sql`
    insert into ad_accounts
      (org_id, integration_id, platform, external_id, name, currency, time_zone, external_status, access_path, observed_at)
    select ${owner.orgId}::uuid, ${owner.integrationId}::uuid, ${owner.platform}, r."externalId", r.name, r.currency,
      r."timeZone", r."externalStatus", r."accessPath", ${now.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(unique)})
      as r("externalId" text, name text, currency text, "timeZone" text, "externalStatus" text, "accessPath" text)
    on conflict (org_id, platform, external_id) do update set
      integration_id = ${keptOwner('ads')}, name = excluded.name, currency = excluded.currency,
      time_zone = excluded.time_zone, external_status = excluded.external_status, access_path = ${accessPath},
      observed_at = excluded.observed_at
    where (ad_accounts.name, ad_accounts.currency, ad_accounts.time_zone, ad_accounts.external_status,
        ad_accounts.access_path, ad_accounts.integration_id)
      is distinct from (excluded.name, excluded.currency, excluded.time_zone, excluded.external_status,
        ${accessPath}, ${keptOwner('ads')})
    returning 1`);
  await tx.execute(sql`
    insert into ad_account_grants as g (org_id, integration_id, account_id, wanted, access_path, seen_at)
    select a.org_id, ${owner.integrationId}::uuid, a.id, ${chosenHere(owner)}, r."accessPath",
      ${seenAt.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(unique)}) as r("externalId" text, "accessPath" text)
    join ad_accounts a on a.org_id = ${owner.orgId} and a.platform = ${owner.platform} and a.external_id = r."externalId"
    on conflict (org_id, integration_id, account_id) do update set access_path = excluded.access_path,
      seen_at = greatest(g.seen_at, excluded.seen_at),
      gone_at = case when ${whereGone(sql`g`)} then g.gone_at end`);
  return rows.length;
}

/** Stores the profiles of a listing that began at `seenAt`; new ones are not selected. Returns how many changed. */
export async function storeProfiles(
  tx: Tx,
  owner: Owner,
  profiles: RemoteProfile[],
  now: Date,
  seenAt = now,
): Promise<number> {
  const unique = [...new Map(profiles.map((profile) => [`${profile.kind} ${profile.externalId}`, profile])).values()];
  if (unique.length === 0) return 0;
  await lockReach(tx, owner.orgId);
  const rows = await tx.execute(sql`
    insert into profiles
      (org_id, integration_id, platform, kind, external_id, name, handle, followers, observed_at)
    select ${owner.orgId}::uuid, ${owner.integrationId}::uuid, ${owner.platform}, r.kind, r."externalId", r.name,
      r.handle, r.followers, ${now.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(unique)})
      as r(kind text, "externalId" text, name text, handle text, followers bigint)
    on conflict (org_id, platform, kind, external_id) do update set
      integration_id = ${keptOwner('posts')}, name = excluded.name, handle = excluded.handle,
      followers = excluded.followers, observed_at = excluded.observed_at
    where (profiles.name, profiles.handle, profiles.followers, profiles.integration_id)
      is distinct from (excluded.name, excluded.handle, excluded.followers, ${keptOwner('posts')})
    returning 1`);
  await tx.execute(sql`
    insert into profile_grants as g (org_id, integration_id, account_id, wanted, seen_at)
    select a.org_id, ${owner.integrationId}::uuid, a.id, ${chosenHere(owner)}, ${seenAt.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(unique)}) as r(kind text, "externalId" text)
    join profiles a on a.org_id = ${owner.orgId} and a.platform = ${owner.platform} and a.kind = r.kind
      and a.external_id = r."externalId"
    on conflict (org_id, integration_id, account_id) do update set
      seen_at = greatest(g.seen_at, excluded.seen_at), gone_at = case when ${whereGone(sql`g`)} then g.gone_at end`);
  return rows.length;
}

/**
 * Hands over what a complete listing that began at `startedAt` did not show. Without another integration that reaches
 * it nothing changes, since it may still exist.
 */
export async function endListing(tx: Tx, owner: Owner, half: GrantHalf, startedAt: Date): Promise<void> {
  const { grants } = reachTables[half];
  const unseen = await tx.execute<{ accountId: string }>(sql`
    select account_id as "accountId" from ${grants}
    where org_id = ${owner.orgId} and integration_id = ${owner.integrationId} and gone_at is null
      and seen_at < ${startedAt.toISOString()}::timestamptz`);
  const accountIds = unseen.map(({ accountId }) => accountId);
  await loseAccounts(tx, owner.orgId, owner.integrationId, half, accountIds);
}
