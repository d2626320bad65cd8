import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { uuidArray } from '@/db/uuid-array';
import type { PlatformId } from '@/lib/platform-ids';

/** What a filter chooses by account: the profiles in it restrict content, all other ids advertising. */
interface AccountChoice {
  platforms: readonly PlatformId[];
  // Ad accounts and profiles.
  accounts: readonly string[];
}

/** The ad account `a` is covered. */
export function whereAccountFiltered(orgId: AuthorizedOrgId, { platforms, accounts }: AccountChoice): SQL {
  const ids = uuidArray(accounts);
  const onlyProfiles = sql`not exists (
    select 1 from unnest(${ids}) as chosen(id) where not exists (${selectedProfiles(orgId)} and p.id = chosen.id))`;
  return sql`${whereOfPlatforms('a', platforms)} and (a.id = any(${ids}) or ${onlyProfiles})`;
}

/** The profile `f` is covered. */
export function whereProfileFiltered(orgId: AuthorizedOrgId, { platforms, accounts }: AccountChoice): SQL {
  const ids = uuidArray(accounts);
  const noProfile = sql`not exists (${selectedProfiles(orgId)} and p.id = any(${ids}))`;
  return sql`${whereOfPlatforms('f', platforms)} and (f.id = any(${ids}) or ${noProfile})`;
}

function selectedProfiles(orgId: AuthorizedOrgId): SQL {
  return sql`select 1 from profiles p where p.org_id = ${orgId} and p.selected`;
}

function whereOfPlatforms(alias: 'a' | 'f', platforms: readonly PlatformId[]): SQL {
  if (platforms.length === 0) return sql`true`;
  return sql`${sql.raw(alias)}.platform = any(${sql.param(`{${platforms.join(',')}}`)}::text[])`;
}
