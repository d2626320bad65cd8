import { sql } from 'drizzle-orm';

/**
 * Whether a person chose an account for the row of `integrations` at hand, even if another integration reads it now.
 */
export const whereAnySelected = sql`(
  exists (select 1 from ad_accounts a where a.org_id = integrations.org_id and a.integration_id = integrations.id and a.selected)
  or exists (select 1 from profiles p where p.org_id = integrations.org_id and p.integration_id = integrations.id and p.selected)
  or exists (select 1 from ad_account_grants g where g.org_id = integrations.org_id and g.integration_id = integrations.id and g.wanted)
  or exists (select 1 from profile_grants g where g.org_id = integrations.org_id and g.integration_id = integrations.id and g.wanted)
)`;
