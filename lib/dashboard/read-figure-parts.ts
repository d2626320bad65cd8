import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import type { AppliedRate } from '@/lib/metrics/convert';
import type { FigurePeriods } from '@/lib/metrics/figure-periods';
import { type RateSpan, rateId } from '@/lib/metrics/rate-spans';
import type { RateTable } from '@/lib/metrics/rate-table';
import type { MetricSums } from '@/lib/metrics/sums';
import { type SumsRow, sumsOfRow } from '@/lib/metrics/sums-row';
import type { PlatformId } from '@/lib/platform-ids';
import type { ComparedRow } from './build-advertising';
import type { FigureScope } from './figure-scope';
import { pricedDays } from './priced-days';

/** Sums of the counted days of one account, currency and rate. `sums` are converted where `priced`, else native. */
export interface FigurePart extends ComparedRow {
  accountId: string;
  accountName: string;
  platform: PlatformId;
  from: IsoDate;
  to: IsoDate;
  // With a fact.
  days: number;
  native: MetricSums;
  // Null: none is known, or the currency has more rates than are listed.
  rate: AppliedRate | null;
}

interface PartsQuery {
  scope: FigureScope;
  periods: FigurePeriods;
  rates: RateTable;
  spans: readonly RateSpan[];
}

interface PartRow extends SumsRow {
  current: boolean;
  comparable: boolean;
  account: string;
  currency: string;
  priced: boolean;
  rate: number | null;
  from: IsoDate;
  to: IsoDate;
  days: number;
  native_spend: string;
  native_value: string | null;
  native_valued_spend: string;
}

interface AnswerRow extends Record<string, unknown> {
  parts: PartRow[];
  delivered: string[];
}

// More would make an answer of many megabytes over several years of daily rates.
const LISTED_RATES = 400;

/** `delivered`: ad accounts with delivery in one of the periods. */
export async function readFigureParts(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { scope, periods, rates, spans }: PartsQuery,
): Promise<{ parts: FigurePart[]; delivered: ReadonlySet<string> }> {
  const { listed, indexed } = listRates(spans);
  const accounts = new Map(scope.accounts.map((account) => [account.id, account]));
  const [row] = await tx.execute<AnswerRow>(sql`
    with ${pricedDays(orgId, { scope, periods, matureTo: periods.to, rates })}, applied as materialized (
      select s.currency, day::date as date, s.rate
      from json_to_recordset(${JSON.stringify(indexed)}::text::json) as s(currency text, "from" date, "to" date, rate int)
      cross join generate_series(s.from, s.to, interval '1 day') as day
    )
    select
      (select coalesce(json_agg(f), '[]') from (
        select p.current, p.comparable, p.ad_account_id as account, p.currency, p.priced, applied.rate,
          min(p.date) as from, max(p.date) as to, count(distinct p.date)::int as days,
          sum(p.paid)::text as spend, sum(p.impressions)::text as impressions, sum(p.clicks)::text as clicks,
          sum(p.conversions)::text as conversions, sum(p.returned)::text as value, sum(p.valued)::text as valued_spend,
          sum(p.spend)::text as native_spend, sum(p.value)::text as native_value,
          sum(p.valued_spend)::text as native_valued_spend
        from priced p
        left join applied on applied.currency = p.currency and applied.date = p.date
        group by 1, 2, 3, 4, 5, 6
        order by 3, 4, 7, 2) f) as parts,
      (select coalesce(json_agg(distinct d.ad_account_id), '[]') from days d where d.spend > 0 or d.impressions > 0) as delivered`);
  if (!row) throw new Error('A statement of sub-selects has one row.');
  return {
    parts: row.parts.flatMap((one) => {
      const { current, comparable, account, currency, priced, from, to, days } = one;
      const owner = accounts.get(account);
      if (!owner) return [];
      const native = { spend: one.native_spend, value: one.native_value, valued_spend: one.native_valued_spend };
      return {
        ...{ accountId: account, accountName: owner.name, platform: owner.platform },
        ...{ current, comparable, currency, priced, from, to, days },
        sums: sumsOfRow(one),
        native: sumsOfRow({ ...one, ...native }),
        rate: one.rate === null ? null : (listed[one.rate] ?? null),
      };
    }),
    delivered: new Set(row.delivered),
  };
}

function listRates(spans: readonly RateSpan[]) {
  const rates = new Map(spans.map(({ rate }) => [rateId(rate), rate]));
  const ids = [...rates.keys()];
  const place = new Map(ids.map((id, index) => [id, index]));
  const isListed = rates.size <= LISTED_RATES;
  return {
    listed: [...rates.values()],
    indexed: isListed
      ? spans.map(({ currency, from, to, rate }) => ({ currency, from, to, rate: place.get(rateId(rate)) }))
      : [],
  };
}
