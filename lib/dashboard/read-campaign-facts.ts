import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { accountLabel } from '@/lib/accounts/account-label';
import type { IsoDate } from '@/lib/dates';
import type { DashboardPeriod } from '@/lib/metrics/dashboard-period';
import {
  knownThroughout,
  type ReadDays,
  whereComparableDay,
  whereWholeDay,
  wholeFacts,
} from '@/lib/metrics/known-days';
import type { ComparableSums } from '@/lib/metrics/read-daily-sums';
import { factDate } from '@/lib/metrics/read-valued-spend';
import { noMetrics } from '@/lib/metrics/sums';
import { type ActiveCampaign, type ActiveCampaignRow, toActiveCampaign } from './active-campaign';

export interface RankingRate {
  currency: string;
  date: IsoDate;
  factor: number;
}

export interface CampaignFacts {
  active: ActiveCampaign[];
  valued: { current: ComparableSums[]; previous: ComparableSums[] };
}

interface FactsRow extends Record<string, unknown> {
  active: ActiveCampaignRow[];
  valued: { current: boolean; comparable: boolean; date: string; currency: string; spend: string }[];
}

const SHOWN = 5;

/**
 * One pass over the facts of both periods: the active campaigns with the highest spend in one currency, their sums, and
 * the spend of their budget period (daily: the account's today; lifetime: the campaign's life).
 */
export async function readCampaignFacts(
  tx: Tx,
  orgId: AuthorizedOrgId,
  period: DashboardPeriod,
  accounts: readonly ReadDays[],
  ranking: { grain: readonly IsoDate[]; rates: readonly RankingRate[] },
  now: Date,
): Promise<CampaignFacts> {
  const { from, to, previousFrom } = period;
  const throughout = knownThroughout(accounts, previousFrom, to);
  // Where every account is complete throughout, each day is comparable without a look at the account.
  const comparable = throughout ? sql`true` : whereComparableDay(period, 'm', 'known');
  const [row] = await tx.execute<FactsRow>(sql`
    with rates as (
      select * from json_to_recordset(${JSON.stringify(ranking.rates)}::text::json)
        as r(currency text, date date, factor float8)
    ), spent as materialized (
      select m.campaign_id, m.date >= ${from} as current, m.currency, ${factDate(ranking.grain)} as date,
        ${comparable} as comparable,
        sum(m.spend_micros) as spend, count(m.conversion_value_micros) as valued
      from ${wholeFacts(throughout)}
      where m.org_id = ${orgId} and m.date between ${previousFrom} and ${to}
      group by 1, 2, 3, 4, 5
    ), ranked as (
      select s.campaign_id, sum(s.spend) as spend, sum(s.spend::float8 * r.factor) as converted
      from spent s left join rates r on r.currency = s.currency and r.date = s.date
      where s.current group by s.campaign_id
    ), top as (
      select c.*, ${accountLabel()} as account_name, a.time_zone, a.read_from, a.read_to,
        row_number() over (order by s.converted desc nulls last, s.spend desc nulls last, c.name_order, c.id) as rank
      from campaigns c
      join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id and a.selected
      join integrations i on i.org_id = a.org_id and i.id = a.integration_id and i.status <> 'disconnected'
      left join ranked s on s.campaign_id = c.id
      where c.org_id = ${orgId} and c.status = 'active'
      order by rank limit ${SHOWN}
    )
    select
      (select coalesce(json_agg(json_build_object('id', top.id, 'name', top.name, 'platform', top.platform,
          'account_name', top.account_name, 'has_issues', top.has_issues, 'currency', top.currency,
          'daily_budget', top.daily_budget_micros::text, 'lifetime_budget', top.lifetime_budget_micros::text,
          'spend', totals.spend::text, 'impressions', totals.impressions::text, 'clicks', totals.clicks::text,
          'conversions', totals.conversions::text, 'value', totals.value::text,
          'valued_spend', totals.valued_spend::text, 'used', budget.used::text) order by top.rank), '[]')
        from top
        cross join lateral (
          select coalesce(sum(m.spend_micros), 0) as spend, coalesce(sum(m.impressions), 0) as impressions,
            coalesce(sum(m.clicks), 0) as clicks, coalesce(sum(m.conversions), 0) as conversions,
            sum(m.conversion_value_micros) as value,
            case when count(m.conversion_value_micros) > 0 then sum(m.spend_micros) else 0 end as valued_spend
          from ad_metrics m
          where m.org_id = ${orgId} and m.campaign_id = top.id and m.date between ${from} and ${to}
            and ${whereWholeDay('m', 'top')}
        ) totals
        left join lateral (
          select coalesce(sum(m.spend_micros), 0) as used
          from ad_metrics m
          where m.org_id = ${orgId} and m.campaign_id = top.id
            and (top.lifetime_budget_micros is not null
              or m.date = (${now.toISOString()}::timestamptz at time zone top.time_zone)::date)
        ) budget on coalesce(top.daily_budget_micros, top.lifetime_budget_micros) is not null) as active,
      (select coalesce(json_agg(v), '[]') from (
        select s.current, s.comparable, s.date, s.currency, sum(s.spend)::text as spend
        from (select s.*, sum(s.valued) over (partition by s.campaign_id, s.current) as of_campaign from spent s) s
        join campaigns c on c.org_id = ${orgId} and c.id = s.campaign_id
        join ad_accounts a on a.org_id = ${orgId} and a.id = c.ad_account_id and a.selected
        where s.of_campaign > 0
        group by s.current, s.comparable, s.date, s.currency) v) as valued`);
  const valued = (current: boolean): ComparableSums[] =>
    (row?.valued ?? [])
      .filter((day) => day.current === current)
      .map(({ date, currency, comparable, spend }) => ({
        date,
        currency,
        comparable,
        sums: { ...noMetrics, valuedSpendMicros: BigInt(spend) },
      }));
  return {
    active: (row?.active ?? []).map(toActiveCampaign),
    valued: { current: valued(true), previous: valued(false) },
  };
}
