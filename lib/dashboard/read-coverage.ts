import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import type { DashboardPeriod } from '@/lib/metrics/dashboard-period';
import { whereWholeDay } from '@/lib/metrics/known-days';
import type { DateWindow } from '@/lib/platforms/platform';

export interface AccountCoverage {
  name: string;
  // No further day is expected after its integration ended.
  connected: boolean;
  // Complete days; null: the first reading is under way.
  known: DateWindow | null;
}

export interface Coverage {
  // Of each chosen account, with or without delivery.
  known: DateWindow[];
  // With facts in the period: the first of those days in each currency.
  accounts: { timeZone: string; currency: string; firstDay: IsoDate }[];
  // With delivery in one of the periods; else nothing can be missing.
  delivering: AccountCoverage[];
}

interface CoverageRow extends Record<string, unknown> {
  known: DateWindow[];
  accounts: { time_zone: string; currency: string; first_day: string }[];
  delivering: AccountCoverage[];
}

export async function readCoverage(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { from, to, previousFrom }: DashboardPeriod,
): Promise<Coverage> {
  const [row] = await tx.execute<CoverageRow>(sql`
    with chosen as (
      select a.*, i.status <> 'disconnected' as connected from ad_accounts a
      join integrations i on i.org_id = a.org_id and i.id = a.integration_id
      where a.org_id = ${orgId} and a.selected
    ), known as (
      select id, json_build_object('from', read_from, 'to', read_to - 1) as days from chosen where read_from < read_to
    ), delivered as (
      select distinct ad_account_id as id from org_daily_metrics
      where org_id = ${orgId} and date between ${previousFrom} and ${to} and (spend_micros > 0 or impressions > 0)
    )
    select
      (select coalesce(json_agg(days), '[]') from known) as known,
      (select coalesce(json_agg(found), '[]') from (
        select a.time_zone, m.currency, min(m.date) as first_day
        from org_daily_metrics m
        join chosen a on a.id = m.ad_account_id and ${whereWholeDay()}
        where m.org_id = ${orgId} and m.date between ${from} and ${to}
        group by a.id, a.time_zone, m.currency) found) as accounts,
      (select coalesce(json_agg(json_build_object('name', a.name, 'connected', a.connected, 'known', k.days)
          order by a.name, a.id), '[]')
        from chosen a left join known k on k.id = a.id left join delivered d on d.id = a.id
        where d.id is not null or (a.connected and a.read_from is null)) as delivering`);
  return {
    known: row?.known ?? [],
    accounts: (row?.accounts ?? []).map((account) => ({
      timeZone: account.time_zone,
      currency: account.currency,
      firstDay: account.first_day,
    })),
    delivering: row?.delivering ?? [],
  };
}
