import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { onWholeDay } from '@/lib/metrics/known-days';
import type { DateWindow } from '@/lib/platforms/platform';
import type { DashboardPeriod } from './period';

export interface Coverage {
  /** The days known whole of each chosen account, both included. */
  known: DateWindow[];
  /** Accounts with facts in the period: their zone, and the first of those days in each currency. */
  accounts: { timeZone: string; currency: string; firstDay: IsoDate }[];
  /** Chosen accounts of living connections that lack days of the period, and of the one before it. */
  unread: { current: number; previous: number };
}

interface CoverageRow extends Record<string, unknown> {
  known: DateWindow[];
  accounts: { time_zone: string; currency: string; first_day: string }[];
  unread: number;
  unread_before: number;
}

/** What is known of which days, to tell a zero from a gap. */
export async function readCoverage(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { from, to, previousFrom, previousTo }: DashboardPeriod,
): Promise<Coverage> {
  const lacks = (first: IsoDate, last: IsoDate) =>
    sql`connected and (read_from is null or read_from > ${first} or read_to <= ${last})`;
  const [row] = await tx.execute<CoverageRow>(sql`
    with chosen as (
      select a.*, i.status <> 'disconnected' as connected from ad_accounts a
      join integrations i on i.org_id = a.org_id and i.id = a.integration_id
      where a.org_id = ${orgId} and a.selected
    )
    select
      (select coalesce(json_agg(json_build_object('from', read_from, 'to', read_to - 1)), '[]')
        from chosen where read_from < read_to) as known,
      (select coalesce(json_agg(found), '[]') from (
        select a.time_zone, m.currency, min(m.date) as first_day
        from org_daily_metrics m
        join chosen a on a.id = m.ad_account_id and ${onWholeDay()}
        where m.org_id = ${orgId} and m.date between ${from} and ${to}
        group by a.id, a.time_zone, m.currency) found) as accounts,
      (select count(*)::int from chosen where ${lacks(from, to)}) as unread,
      (select count(*)::int from chosen where ${lacks(previousFrom, previousTo)}) as unread_before`);
  return {
    known: row?.known ?? [],
    accounts: (row?.accounts ?? []).map((account) => ({
      timeZone: account.time_zone,
      currency: account.currency,
      firstDay: account.first_day,
    })),
    unread: { current: row?.unread ?? 0, previous: row?.unread_before ?? 0 },
  };
}
