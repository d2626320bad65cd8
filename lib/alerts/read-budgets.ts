import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { BudgetedCampaign } from './budget-causes';

interface BudgetRow extends Record<string, unknown> {
  id: string;
  name: string;
  platform: string;
  currency: string;
  daily: string | null;
  lifetime: string | null;
  used: string;
  starts_at: string;
  ends_at: string | null;
  account_day: string;
  day_elapsed: number;
}

/** Campaigns in delivery with a budget, with the spend of its period by the account's clock. */
export async function readBudgetedCampaigns(tx: Tx, orgId: AuthorizedOrgId, now: Date): Promise<BudgetedCampaign[]> {
  const rows = await tx.execute<BudgetRow>(sql`
    select c.id, c.name, c.platform, c.currency, c.daily_budget_micros as daily,
      c.lifetime_budget_micros as lifetime, spent.used, coalesce(c.starts_at, c.first_seen_at) as starts_at, c.ends_at,
      clock.now::date as account_day, (extract(epoch from clock.now::time) / 86400)::float8 as day_elapsed
    from campaigns c
    join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id and a.selected
    join integrations i on i.org_id = a.org_id and i.id = a.integration_id and i.status <> 'disconnected'
    cross join lateral (select ${now.toISOString()}::timestamptz at time zone a.time_zone as now) clock
    cross join lateral (
      select coalesce(sum(m.spend_micros), 0) as used from ad_metrics m
      where m.org_id = ${orgId} and m.campaign_id = c.id
        and (c.lifetime_budget_micros is not null or m.date = clock.now::date)
    ) spent
    where c.org_id = ${orgId} and c.status = 'active'
      and coalesce(c.daily_budget_micros, c.lifetime_budget_micros) > 0`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    platform: row.platform,
    currency: row.currency,
    kind: row.lifetime === null ? 'daily' : 'lifetime',
    budgetMicros: BigInt(row.lifetime ?? row.daily ?? '0'),
    usedMicros: BigInt(row.used),
    startsAt: new Date(row.starts_at),
    endsAt: row.ends_at === null ? null : new Date(row.ends_at),
    accountDay: row.account_day,
    dayElapsed: row.day_elapsed,
  }));
}
