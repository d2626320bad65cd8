import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { jsonRows } from '@/db/json-rows';
import type { Tx } from '@/db/tenant';
import type { PlatformId, RemoteAdAccount, RemoteProfile } from '@/lib/platforms/platform';

interface Owner {
  orgId: AuthorizedOrgId;
  integrationId: string;
  platform: PlatformId;
}

// Two people of one organization may reach the same account: it stays with the grant it is read through, as long as
// that grant lives.
function keptOwner(table: 'ad_accounts' | 'profiles'): SQL {
  const row = sql.identifier(table);
  return sql`case when ${row}.selected and exists (
      select 1 from integrations i where i.org_id = ${row}.org_id and i.id = ${row}.integration_id
        and i.status in ('active', 'refreshing', 'retry_wait'))
    then ${row}.integration_id else excluded.integration_id end`;
}

// The way in belongs to the grant that reads the account: another person may have another one.
const accessPath = sql`case when ${keptOwner('ad_accounts')} = excluded.integration_id
    then excluded.access_path else ad_accounts.access_path end`;

/** Stores ad accounts as listed now; new ones are not selected. Returns how many rows are new or changed. */
export async function storeAdAccounts(tx: Tx, owner: Owner, accounts: RemoteAdAccount[], now: Date): Promise<number> {
  const unique = [...new Map(accounts.map((account) => [account.externalId, account])).values()];
  if (unique.length === 0) return 0;
  const rows = await tx.execute(sql`
    insert into ad_accounts
      (org_id, integration_id, platform, external_id, name, currency, time_zone, external_status, access_path, observed_at)
    select ${owner.orgId}::uuid, ${owner.integrationId}::uuid, ${owner.platform}, r."externalId", r.name, r.currency,
      r."timeZone", r."externalStatus", r."accessPath", ${now.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(unique)})
      as r("externalId" text, name text, currency text, "timeZone" text, "externalStatus" text, "accessPath" text)
    on conflict (org_id, platform, external_id) do update set
      integration_id = ${keptOwner('ad_accounts')}, name = excluded.name, currency = excluded.currency,
      time_zone = excluded.time_zone, external_status = excluded.external_status, access_path = ${accessPath},
      observed_at = excluded.observed_at
    where (ad_accounts.name, ad_accounts.currency, ad_accounts.time_zone, ad_accounts.external_status,
        ad_accounts.access_path, ad_accounts.integration_id)
      is distinct from (excluded.name, excluded.currency, excluded.time_zone, excluded.external_status,
        ${accessPath}, ${keptOwner('ad_accounts')})
    returning 1`);
  return rows.length;
}

/** Stores profiles as listed now; new ones are not selected. Returns how many rows are new or changed. */
export async function storeProfiles(tx: Tx, owner: Owner, profiles: RemoteProfile[], now: Date): Promise<number> {
  const unique = [...new Map(profiles.map((profile) => [`${profile.kind} ${profile.externalId}`, profile])).values()];
  if (unique.length === 0) return 0;
  const rows = await tx.execute(sql`
    insert into profiles
      (org_id, integration_id, platform, kind, external_id, name, handle, followers, observed_at)
    select ${owner.orgId}::uuid, ${owner.integrationId}::uuid, ${owner.platform}, r.kind, r."externalId", r.name,
      r.handle, r.followers, ${now.toISOString()}::timestamptz
    from json_to_recordset(${jsonRows(unique)})
      as r(kind text, "externalId" text, name text, handle text, followers bigint)
    on conflict (org_id, platform, kind, external_id) do update set
      integration_id = ${keptOwner('profiles')}, name = excluded.name, handle = excluded.handle,
      followers = excluded.followers, observed_at = excluded.observed_at
    where (profiles.name, profiles.handle, profiles.followers, profiles.integration_id)
      is distinct from (excluded.name, excluded.handle, excluded.followers, ${keptOwner('profiles')})
    returning 1`);
  return rows.length;
}
