import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { accountLabel } from '@/lib/accounts/account-label';
import { AppError } from '@/lib/errors';
import { labelsOf } from '@/lib/labels/labels-of';
import { whereCampaignLabelled } from '@/lib/labels/where-campaign-labelled';
import { decodeCursor, encodeCursor } from '@/lib/list-cursor';
import { dashboardPeriod } from '@/lib/metrics/dashboard-period';
import { whereReadDay } from '@/lib/metrics/known-days';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import { type CampaignRow, toCampaign } from './campaign-row';
import type { CampaignListQuery, CampaignPage } from './schema';

/**
 * Search folds case, accents and forms of alef (`search_fold`). @throws AppError `invalid_input` for a bad period or
 * cursor; `not_found` for an account, campaign or label that is not the organization's
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
  const { accounts = [], campaigns = [], labels = [] } = query;
  const found = await withOrg(orgId, async (tx) => {
    await requireFilterSubjects(tx, orgId, { accounts, campaigns, labels });
    return tx.execute<CampaignRow>(sql`
      select c.id, c.name, c.name_order, c.platform, c.ad_account_id, ${accountLabel()} as account_name, c.status,
        c.external_status, c.objective, c.has_issues, c.currency, c.daily_budget_micros as daily, c.lifetime_budget_micros as lifetime, c.starts_at,
        c.ends_at, ${labelsOf('campaign', sql.raw('c'))} as labels, totals.*
      from (
        select c.* from campaigns c where ${sql.join(conditions(orgId, query), sql` and `)}
        order by c.name_order, c.id limit ${query.limit + 1}
      ) c
      join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id
      cross join lateral (
        select coalesce(sum(m.spend_micros), 0) as spend, coalesce(sum(m.impressions), 0) as impressions,
          coalesce(sum(m.clicks), 0) as clicks, coalesce(sum(m.conversions), 0) as conversions,
          sum(m.conversion_value_micros) as value,
          case when count(m.conversion_value_micros) > 0 then sum(m.spend_micros) else 0 end as valued_spend
        from ad_metrics m
        where m.org_id = ${orgId} and m.campaign_id = c.id and m.date between ${period.from} and ${period.to}
          and ${whereReadDay()}
      ) totals
      order by c.name_order, c.id`);
  });
  const page = found.slice(0, query.limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  const nextCursor = last ? encodeCursor({ sortedBy: last.name_order, id: last.id }) : null;
  return { period, campaigns: page.map(toCampaign), nextCursor };
}

// A text that folds to nothing (a lone diacritic) is searched as typed.
function whereNameHas(text: string): SQL {
  const folded = sql`search_fold(${text}::text)`;
  return sql`case ${folded} when '' then strpos(c.name, ${text}) > 0 else strpos(c.name_search, ${folded}) > 0 end`;
}

function conditions(orgId: AuthorizedOrgId, query: CampaignListQuery): SQL[] {
  const { status, platform, platforms, accounts, campaign, campaigns, labels, search, cursor } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor);
  return [
    sql`c.org_id = ${orgId}`,
    sql`exists (select 1 from ad_accounts a where a.org_id = c.org_id and a.id = c.ad_account_id and a.selected)`,
    ...(status ? [sql`c.status = ${status}`] : []),
    ...(platform ? [sql`c.platform = ${platform}`] : []),
    ...(platforms?.length ? [sql`c.platform = any(${sql.param(`{${platforms.join(',')}}`)}::text[])`] : []),
    ...(accounts?.length ? [sql`c.ad_account_id = any(${uuidArray(accounts)})`] : []),
    ...(campaign ? [sql`c.id = ${campaign}`] : []),
    ...(campaigns?.length ? [sql`c.id = any(${uuidArray(campaigns)})`] : []),
    ...(labels?.length ? [whereCampaignLabelled(orgId, labels)] : []),
    ...(search ? [whereNameHas(search)] : []),
    ...(after ? [sql`(c.name_order, c.id) > (${after.sortedBy ?? ''}, ${after.id}::uuid)`] : []),
  ];
}
