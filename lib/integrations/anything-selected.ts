import { sql } from 'drizzle-orm';

/** SQL: whether an account or profile of the row of `integrations` at hand was chosen to be read. */
export const anythingSelected = sql`(
  exists (select 1 from ad_accounts a where a.org_id = integrations.org_id and a.integration_id = integrations.id and a.selected)
  or exists (select 1 from profiles p where p.org_id = integrations.org_id and p.integration_id = integrations.id and p.selected)
)`;
