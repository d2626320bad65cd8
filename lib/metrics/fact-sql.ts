import { type SQL, sql } from 'drizzle-orm';
import type { FactAccount } from './write-daily-metrics';

/**
 * Whether the fact `row` (a table's name or alias) is of the account. Through its campaigns, which the facts' own key
 * begins with: an index by account would cost every page that is written a fifth of its time.
 */
export function whereAccount(row: string, { orgId, adAccountId }: Pick<FactAccount, 'orgId' | 'adAccountId'>): SQL {
  return sql`${sql.raw(row)}.org_id = ${orgId} and ${sql.raw(row)}.campaign_id in (
    select c.id from campaigns c where c.org_id = ${orgId} and c.ad_account_id = ${adAccountId})`;
}
