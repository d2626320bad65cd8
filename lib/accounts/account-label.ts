import { type SQL, sql } from 'drizzle-orm';

/**
 * The name of the ad account `a`, with its external id where another selected account of the platform has the same
 * name.
 */
export function accountLabel(a = 'a'): SQL<string> {
  const account = sql.raw(a);
  return sql<string>`case when exists (
      select 1 from ad_accounts twin
      where twin.org_id = ${account}.org_id and twin.platform = ${account}.platform and twin.name = ${account}.name
        and twin.id <> ${account}.id and twin.selected
    ) then ${account}.name || ' (' || ${account}.external_id || ')' else ${account}.name end`;
}
