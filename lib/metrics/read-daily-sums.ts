import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { microsFromDecimal } from '@/lib/money';
import type { DailySums } from './convert-daily-sums';
import { whereWholeDay } from './known-days';
import type { MetricSums } from './sums';

/** Postgres returns sums as text. */
export interface SumsRow extends Record<string, unknown> {
  spend: string;
  impressions: string;
  clicks: string;
  conversions: string;
  value: string | null;
  valued_spend?: string;
}

export function sumsOfRow(row: SumsRow): MetricSums {
  return {
    spendMicros: BigInt(row.spend),
    impressions: Number(row.impressions),
    clicks: Number(row.clicks),
    conversionsMicros: microsFromDecimal(row.conversions),
    conversionValueMicros: row.value === null ? null : BigInt(row.value),
    valuedSpendMicros: BigInt(row.valued_spend ?? 0),
  };
}

/** From roll-ups of complete days, ended connections included. No valued spend: see `valuedSpend`. */
export async function readDailySums(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { from, to }: { from: IsoDate; to: IsoDate },
): Promise<DailySums[]> {
  const rows = await tx.execute<SumsRow & { date: string; currency: string }>(sql`
    select m.date, m.currency, sum(m.spend_micros) as spend, sum(m.impressions) as impressions,
      sum(m.clicks) as clicks, sum(m.conversions) as conversions, sum(m.conversion_value_micros) as value
    from org_daily_metrics m
    join ad_accounts a on a.org_id = m.org_id and a.id = m.ad_account_id and a.selected
      and ${whereWholeDay()}
    where m.org_id = ${orgId} and m.date between ${from} and ${to}
    group by 1, 2`);
  return rows.map((row) => ({ date: row.date, currency: row.currency, sums: sumsOfRow(row) }));
}
