import { type SQL, sql } from 'drizzle-orm';

/** Names of the selected accounts of an integration as a JSON list, ad accounts first. `integration` is its alias. */
export function chosenNames(integration: SQL): SQL<string[]> {
  return sql<string[]>`(
    select coalesce(json_agg(chosen.name order by chosen.rank, chosen.name), '[]') from (
      select 0 as rank, a.name from ad_accounts a
      where a.org_id = ${integration}.org_id and a.integration_id = ${integration}.id and a.selected
      union all
      select 1, p.name from profiles p
      where p.org_id = ${integration}.org_id and p.integration_id = ${integration}.id and p.selected
    ) chosen)`;
}
