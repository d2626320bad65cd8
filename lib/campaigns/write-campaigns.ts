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

// Returns how many campaigns are new or changed.
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
  const rows = await tx.execute(sql`
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
    returning 1`);
  return rows.length;
}
