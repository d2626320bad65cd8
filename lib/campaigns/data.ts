import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { dashboardPeriod } from '@/lib/dashboard/period';
import { AppError } from '@/lib/errors';
import { decodeCursor, encodeCursor } from '@/lib/list-cursor';
import { onReadDay } from '@/lib/metrics/known-days';
import { type CampaignRow, toCampaign } from './campaign-row';
import type { CampaignListQuery, CampaignPage } from './schema';

/**
 * One page of campaigns by name, with the totals of a period. Search takes the text as it is: % and _ are letters.
 * @throws AppError `invalid_input` for a period that ends before it starts, or a cursor of another list
 */
export async function listCampaigns(
  session: { orgId: AuthorizedOrgId; organization: { timeZone: string } },
  query: CampaignListQuery,
  now = new Date(),
): Promise<CampaignPage> {
  const { orgId, organization } = session;
  const recent = dashboardPeriod(now, organization.timeZone);
  const period = { from: query.from ?? recent.from, to: query.to ?? recent.to };
  if (period.to < period.from) {
    const invalidParams = [{ name: 'query.to', reason: 'must not lie before from' }];
    throw new AppError('invalid_input', 'The period ends before it starts.', { invalidParams });
  }
  const found = await withOrg(orgId, (tx) =>
    tx.execute<CampaignRow>(sql`
      select c.id, c.name, c.platform, c.ad_account_id, a.name as account_name, c.status, c.external_status, c.objective,
        c.has_issues, c.currency, c.daily_budget_micros as daily, c.lifetime_budget_micros as lifetime, c.starts_at,
        c.ends_at, totals.*
      from (
        select c.* from campaigns c where ${sql.join(conditions(orgId, query), sql` and `)}
        order by c.name collate "C", c.id limit ${query.limit + 1}
      ) c
      join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id
      cross join lateral (
        select coalesce(sum(m.spend_micros), 0) as spend, coalesce(sum(m.impressions), 0) as impressions,
          coalesce(sum(m.clicks), 0) as clicks, coalesce(sum(m.conversions), 0) as conversions,
          sum(m.conversion_value_micros) as value,
          case when count(m.conversion_value_micros) > 0 then sum(m.spend_micros) else 0 end as valued_spend
        from ad_metrics m
        where m.org_id = ${orgId} and m.campaign_id = c.id and m.date between ${period.from} and ${period.to}
          and ${onReadDay()}
      ) totals
      order by c.name collate "C", c.id`),
  );
  const campaigns = found.slice(0, query.limit).map(toCampaign);
  const last = campaigns.at(-1);
  const more = found.length > campaigns.length && last !== undefined;
  return { period, campaigns, nextCursor: more ? encodeCursor({ sortedBy: last.name, id: last.id }) : null };
}

/** Of accounts that are read, with the filters of the query, after the cursor. */
function conditions(orgId: AuthorizedOrgId, { status, platform, search, cursor }: CampaignListQuery): SQL[] {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const pattern = search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return [
    sql`c.org_id = ${orgId}`,
    sql`exists (select 1 from ad_accounts a where a.org_id = c.org_id and a.id = c.ad_account_id and a.selected)`,
    ...(status ? [sql`c.status = ${status}`] : []),
    ...(platform ? [sql`c.platform = ${platform}`] : []),
    ...(pattern ? [sql`c.name ilike ${pattern}`] : []),
    ...(after ? [sql`(c.name collate "C", c.id) > (${after.sortedBy ?? ''}, ${after.id}::uuid)`] : []),
  ];
}
