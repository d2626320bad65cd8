import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';

export interface Coverage {
  /** First report date ever stored; null: none. */
  firstDay: IsoDate | null;
  /** When metrics of any connection were last read to the end. */
  lastReadAt: Date | null;
  /** Accounts with facts in the period: their zone, and the first of those days in each currency. */
  accounts: { timeZone: string; currency: string; firstDay: IsoDate }[];
}

interface CoverageRow extends Record<string, unknown> {
  first_day: string | null;
  last_read_at: string | null;
  accounts: { time_zone: string; currency: string; first_day: string }[];
}

/** What is known of which days, to tell a zero from a gap. */
export async function readCoverage(tx: Tx, orgId: AuthorizedOrgId, from: IsoDate, to: IsoDate): Promise<Coverage> {
  const [row] = await tx.execute<CoverageRow>(sql`
    select
      (select min(date) from org_daily_metrics where org_id = ${orgId}) as first_day,
      (select max(newest.finished_at) from integrations i
        cross join lateral (
          select r.finished_at from sync_runs r
          where r.org_id = i.org_id and r.integration_id = i.id and r.status = 'succeeded'
            and r.data_type in ('all', 'metrics')
          order by r.requested_at desc limit 1) newest
        where i.org_id = ${orgId}) as last_read_at,
      (select coalesce(json_agg(found), '[]') from (
        select a.time_zone, m.currency, min(m.date) as first_day
        from org_daily_metrics m
        join ad_accounts a on a.org_id = m.org_id and a.id = m.ad_account_id and a.selected
        where m.org_id = ${orgId} and m.date between ${from} and ${to}
        group by a.id, a.time_zone, m.currency) found) as accounts`);
  return {
    firstDay: row?.first_day ?? null,
    lastReadAt: row?.last_read_at ? new Date(row.last_read_at) : null,
    accounts: (row?.accounts ?? []).map((account) => ({
      timeZone: account.time_zone,
      currency: account.currency,
      firstDay: account.first_day,
    })),
  };
}
