import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import type { DailySums } from './convert-daily-sums';
import { knownThroughout, type ReadDays, wholeFacts } from './known-days';
import type { DatePeriod } from './rate-grain';
import { noMetrics } from './sums';

export interface ValuedPeriod extends DatePeriod {
  id: string;
  // From `rateGrain`; a single day dates the spend of the whole period.
  grain: readonly IsoDate[];
}

/**
 * Denominator of ROAS and ROI: all spend of campaigns that reported a value on any day of the period. Days without a
 * sale report no value, so leaving them out would overstate the return.
 */
export async function readValuedSpend(
  tx: Tx,
  orgId: AuthorizedOrgId,
  periods: readonly ValuedPeriod[],
  accounts: readonly ReadDays[],
): Promise<Map<string, DailySums[]>> {
  if (periods.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; date: string; currency: string; spend: string }>(
    sql.join(
      periods.map((period) => ofPeriod(orgId, period, accounts)),
      sql` union all `,
    ),
  );
  const found = new Map<string, DailySums[]>();
  for (const { id, date, currency, spend } of rows) {
    const days = found.get(id) ?? [];
    found.set(id, days);
    days.push({ date, currency, sums: { ...noMetrics, valuedSpendMicros: BigInt(spend) } });
  }
  return found;
}

// A statement for each period with constant days, so that Postgres opens only the partitions it needs.
function ofPeriod(orgId: AuthorizedOrgId, { id, from, to, grain }: ValuedPeriod, accounts: readonly ReadDays[]): SQL {
  const date = factDate(grain);
  return sql`
    (select ${id}::text as id, s.date, s.currency, sum(s.spend) as spend
    from (
      select s.*, sum(s.valued) over (partition by s.campaign_id) as of_campaign
      from (
        select m.campaign_id, ${date} as date, m.currency, sum(m.spend_micros) as spend,
          count(m.conversion_value_micros) as valued
        from ${wholeFacts(knownThroughout(accounts, from, to))}
        where m.org_id = ${orgId} and m.date between ${from} and ${to}
        group by 1, 2, 3
      ) s
    ) s
    join campaigns c on c.org_id = ${orgId} and c.id = s.campaign_id
    join ad_accounts a on a.org_id = ${orgId} and a.id = c.ad_account_id and a.selected
    where s.of_campaign > 0
    group by s.date, s.currency)`;
}

export function factDate(grain: readonly IsoDate[]): SQL {
  return grain.length === 1 ? sql`${grain[0]}::date` : sql`m.date`;
}
