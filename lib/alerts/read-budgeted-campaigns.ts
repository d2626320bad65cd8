import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { accountLabel } from '@/lib/accounts/account-label';
import type { DailyBudgetRule } from '@/lib/platforms/platform';
import type { BudgetedCampaign } from './budget-causes';

interface BudgetRow extends Record<string, unknown> {
  id: string;
  name: string;
  platform: string;
  account_name: string;
  currency: string;
  daily: string | null;
  lifetime: string | null;
  used: string;
  yesterday: string;
  in_window: string;
  window_from: string;
  changed_on: string | null;
  starts_at: string;
  ends_at: string | null;
  account_day: string;
  day_elapsed: number;
}

/** With their spend by the account's clock in each period that a budget rule needs. */
export async function readBudgetedCampaigns(
  tx: Tx,
  orgId: AuthorizedOrgId,
  rules: Readonly<Record<string, DailyBudgetRule>>,
  now: Date,
): Promise<BudgetedCampaign[]> {
  const averages = Object.entries(rules).map(([platform, rule]) => ({
    platform,
    average: rule.average,
    starts_on: rule.average === 'week' ? rule.weekStartsOn : 0,
  }));
  const rows = await tx.execute<BudgetRow>(sql`
    select c.id, c.name, c.platform, ${accountLabel()} as account_name, c.currency, c.daily_budget_micros as daily,
      c.lifetime_budget_micros as lifetime, spent.used, spent.yesterday, spent.in_window, clock.window_from,
      clock.changed_on, coalesce(c.starts_at, c.first_seen_at) as starts_at, c.ends_at, clock.day as account_day,
      (extract(epoch from clock.now::time) / 86400)::float8 as day_elapsed
    from campaigns c
    join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id and a.selected
    join integrations i on i.org_id = a.org_id and i.id = a.integration_id and i.status <> 'disconnected'
    left join json_to_recordset(${JSON.stringify(averages)}::text::json)
      as r(platform text, average text, starts_on int) on r.platform = c.platform
    cross join lateral (select ${now.toISOString()}::timestamptz at time zone a.time_zone as now) local
    cross join lateral (
      select local.now, local.now::date as day, (c.budget_changed_at at time zone a.time_zone)::date as changed_on,
        greatest(
          case r.average when 'month' then date_trunc('month', local.now)::date
            when 'week' then local.now::date - (extract(dow from local.now)::int - r.starts_on + 7) % 7
            else local.now::date end,
          (c.starts_at at time zone a.time_zone)::date, (c.budget_changed_at at time zone a.time_zone)::date
        ) as window_from
    ) clock
    cross join lateral (
      select coalesce(sum(m.spend_micros) filter (where c.lifetime_budget_micros is not null or m.date = clock.day), 0) as used,
        coalesce(sum(m.spend_micros) filter (where m.date = clock.day - 1), 0) as yesterday,
        coalesce(sum(m.spend_micros) filter (where m.date between clock.window_from and clock.day), 0) as in_window
      from ad_metrics m
      where m.org_id = ${orgId} and m.campaign_id = c.id
        and (c.lifetime_budget_micros is not null or m.date >= clock.day - 31)
    ) spent
    where c.org_id = ${orgId} and c.status = 'active'
      and coalesce(c.daily_budget_micros, c.lifetime_budget_micros) > 0`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    platform: row.platform,
    accountName: row.account_name,
    currency: row.currency,
    kind: row.lifetime === null ? 'daily' : 'lifetime',
    budgetMicros: BigInt(row.lifetime ?? row.daily ?? '0'),
    usedMicros: BigInt(row.used),
    yesterdayMicros: BigInt(row.yesterday),
    windowMicros: BigInt(row.in_window),
    windowFrom: row.window_from,
    budgetChangedOn: row.changed_on,
    startsAt: new Date(row.starts_at),
    endsAt: row.ends_at === null ? null : new Date(row.ends_at),
    accountDay: row.account_day,
    dayElapsed: row.day_elapsed,
  }));
}
