import { type SQL, sql } from 'drizzle-orm';
import type { FactAccount } from './write-daily-metrics';

// By campaigns, the prefix of the facts' key: an index by account would slow down writes by a fifth.
export function whereAccount(row: string, { orgId, adAccountId }: Pick<FactAccount, 'orgId' | 'adAccountId'>): SQL {
  return sql`${sql.raw(row)}.org_id = ${orgId} and ${sql.raw(row)}.campaign_id in (
    select c.id from campaigns c where c.org_id = ${orgId} and c.ad_account_id = ${adAccountId})`;
}
