import { sql } from 'drizzle-orm';

/**
 * SQL: whether an account or profile was chosen to be read through the row of `integrations` at hand, be it that
 * another integration reads it for now.
 */
export const anythingSelected = sql`(
  exists (select 1 from ad_accounts a where a.org_id = integrations.org_id and a.integration_id = integrations.id and a.selected)
  or exists (select 1 from profiles p where p.org_id = integrations.org_id and p.integration_id = integrations.id and p.selected)
  or exists (select 1 from ad_account_grants g where g.org_id = integrations.org_id and g.integration_id = integrations.id and g.wanted)
  or exists (select 1 from profile_grants g where g.org_id = integrations.org_id and g.integration_id = integrations.id and g.wanted)
)`;
