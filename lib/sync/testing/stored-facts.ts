import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';

/** The facts of an organization by the platform's ids (those of a fake without its tag), without our ids and times: what two organizations can compare. */
export function storedFacts(orgId: AuthorizedOrgId): Promise<Record<string, unknown>[]> {
  return withOrg(orgId, (tx) =>
    tx.execute(sql`
      select split_part(a.external_id, '@', 1) as account, c.external_id as campaign, m.date::text as date, m.currency, m.impressions,
        m.clicks, m.link_clicks, m.spend_micros, m.conversions, m.conversion_value_micros, m.reach
      from ad_metrics m join campaigns c on c.org_id = m.org_id and c.id = m.campaign_id
      join ad_accounts a on a.org_id = m.org_id and a.id = m.ad_account_id
      where m.org_id = ${orgId} order by 1, 2, 3`),
  );
}

/** The roll-up as stored, and as the sum of the facts by the definition of the metrics. */
export async function rollUps(orgId: AuthorizedOrgId): Promise<{ stored: unknown[]; summed: unknown[] }> {
  return withOrg(orgId, async (tx) => ({
    stored: await tx.execute(sql`
      select ad_account_id, date::text as date, currency, impressions, clicks, spend_micros, conversions,
        conversion_value_micros
      from org_daily_metrics where org_id = ${orgId} order by 1, 2`),
    summed: await tx.execute(sql`
      select ad_account_id, date::text as date, min(currency) as currency, sum(impressions)::bigint as impressions,
        sum(clicks)::bigint as clicks, sum(spend_micros)::bigint as spend_micros,
        sum(conversions)::numeric(20, 6) as conversions,
        sum(conversion_value_micros)::bigint as conversion_value_micros
      from ad_metrics where org_id = ${orgId} group by 1, 2 order by 1, 2`),
  }));
}

/** Revisions of an organization, oldest first. */
export function storedRevisions(orgId: AuthorizedOrgId): Promise<Record<string, unknown>[]> {
  return withOrg(orgId, (tx) =>
    tx.execute(sql`
      select c.external_id as campaign, r.date::text as date, r.spend_micros, r.observed_at < r.superseded_at as ordered
      from ad_metric_revisions r join campaigns c on c.org_id = r.org_id and c.id = r.campaign_id
      where r.org_id = ${orgId} order by r.superseded_at, 1, 2`),
  );
}
