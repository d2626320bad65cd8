import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { jsonRows } from '@/db/json-rows';
import type { Tx } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import type { RemoteCampaign } from '@/lib/platforms/platform';

interface CampaignAccount {
  orgId: AuthorizedOrgId;
  adAccountId: string;
  platform: PlatformId;
  // The account's currency, in which budgets are reported.
  currency: string;
}

/**
 * Records what changed of status and budgets (`campaign_changes`).
 * @returns how many campaigns are new or changed
 */
export async function writeCampaigns(
  tx: Tx,
  { orgId, adAccountId, platform, currency }: CampaignAccount,
  campaigns: RemoteCampaign[],
  now: Date,
): Promise<number> {
  const unique = [...new Map(campaigns.map((campaign) => [campaign.externalId, campaign])).values()].map(
    (campaign) => ({
      ...campaign,
      dailyBudgetMicros: campaign.dailyBudgetMicros?.toString() ?? null,
      lifetimeBudgetMicros: campaign.lifetimeBudgetMicros?.toString() ?? null,
    }),
  );
  if (unique.length === 0) return 0;
  // `campaigns` in the second part is as it was before the statement.
  const rows = await tx.execute(sql`
    with written as (
      insert into campaigns as c (org_id, ad_account_id, platform, external_id, name, objective, status, external_status,
        has_issues, daily_budget_micros, lifetime_budget_micros, currency, starts_at, ends_at, first_seen_at, observed_at)
      select ${orgId}::uuid, ${adAccountId}::uuid, ${platform}, r."externalId", r.name, r.objective, r.status,
        r."externalStatus", r."hasIssues", r."dailyBudgetMicros", r."lifetimeBudgetMicros", ${currency}, r."startsAt",
        r."endsAt", ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
      from json_to_recordset(${jsonRows(unique)}) as r("externalId" text, name text, objective text,
        status text, "externalStatus" text, "hasIssues" boolean, "dailyBudgetMicros" bigint,
        "lifetimeBudgetMicros" bigint, "startsAt" timestamptz(3), "endsAt" timestamptz(3))
      on conflict (org_id, ad_account_id, external_id) do update set
        name = excluded.name, objective = excluded.objective, status = excluded.status,
        external_status = excluded.external_status, has_issues = excluded.has_issues,
        daily_budget_micros = excluded.daily_budget_micros, lifetime_budget_micros = excluded.lifetime_budget_micros,
        currency = excluded.currency, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        observed_at = excluded.observed_at,
        budget_changed_at = case
          when (c.daily_budget_micros, c.lifetime_budget_micros)
            is distinct from (excluded.daily_budget_micros, excluded.lifetime_budget_micros) then excluded.observed_at
          else c.budget_changed_at end
      where (c.name, c.objective, c.status, c.external_status, c.has_issues, c.daily_budget_micros,
          c.lifetime_budget_micros, c.currency, c.starts_at, c.ends_at)
        is distinct from (excluded.name, excluded.objective, excluded.status, excluded.external_status,
          excluded.has_issues, excluded.daily_budget_micros, excluded.lifetime_budget_micros, excluded.currency,
          excluded.starts_at, excluded.ends_at)
      returning c.id, c.status, c.daily_budget_micros, c.lifetime_budget_micros
    ), recorded as (
      insert into campaign_changes (org_id, campaign_id, observed_at, status_before, status, daily_budget_micros_before,
        daily_budget_micros, lifetime_budget_micros_before, lifetime_budget_micros)
      select ${orgId}::uuid, w.id, ${now.toISOString()}::timestamptz, b.status, w.status, b.daily_budget_micros,
        w.daily_budget_micros, b.lifetime_budget_micros, w.lifetime_budget_micros
      from written w
      join campaigns b on b.org_id = ${orgId} and b.id = w.id
      where (b.status, b.daily_budget_micros, b.lifetime_budget_micros)
        is distinct from (w.status, w.daily_budget_micros, w.lifetime_budget_micros)
      on conflict (org_id, campaign_id, observed_at) do update set status = excluded.status,
        daily_budget_micros = excluded.daily_budget_micros, lifetime_budget_micros = excluded.lifetime_budget_micros
    )
    select 1 from written`);
  return rows.length;
}
