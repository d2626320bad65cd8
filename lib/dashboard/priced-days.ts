import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { IsoDate } from '@/lib/dates';
import {
  type FigurePeriods,
  whereCompared,
  whereCounted,
  whereCountedFact,
  whereCurrent,
  whereInPeriods,
} from '@/lib/metrics/figure-periods';
import { convertedMicros, type RateTable, rateDay, rateRows, roughlyConverted } from '@/lib/metrics/rate-table';
import { type FigureScope, isOfCampaigns, whereAccountInScope, whereCampaignInScope } from './figure-scope';

interface PricedDaysQuery {
  scope: FigureScope;
  periods: FigurePeriods;
  matureTo: IsoDate;
  rates: RateTable;
}

/**
 * Relations of a `with` that every sum of a filter is read from. `priced`: the counted account days with native `spend`,
 * `value` and `valued_spend`, and the same as `paid`, `returned` and `valued`: converted where there is a rate.
 *
 * Right after a first import Postgres has no statistics, expects a row where there are a million, and would compare each
 * with each. It can only hash or sort for a FULL JOIN; `offset 0` keeps the conditions outside, which would weaken it.
 */
export function pricedDays(orgId: AuthorizedOrgId, { scope, periods, matureTo, rates }: PricedDaysQuery): SQL {
  const isMature = sql`m.date between ${periods.from} and ${matureTo}`;
  return sql`
    a as materialized (
      select a.id, a.platform, a.time_zone, a.read_from, a.read_to from ad_accounts a
      where a.org_id = ${orgId} and a.selected and ${whereAccountInScope(scope, sql`a.id`)}
    ), r as materialized ${rateRows(rates)}, spent as materialized (
      select m.campaign_id, any_value(m.ad_account_id) as ad_account_id, ${whereCurrent(periods)} as current, m.currency,
        sum(m.spend_micros) as spend, count(m.conversion_value_micros) as valued,
        sum(m.spend_micros) filter (where ${isMature}) as mature_spend,
        sum(m.conversions) filter (where ${isMature}) as conversions,
        sum(m.conversion_value_micros) filter (where ${isMature}) as value,
        ${roughlyConverted(rates, sql`m.spend_micros`, null)} as converted,
        ${roughlyConverted(rates, sql`m.spend_micros`, isMature)} as mature_converted
      from ${countedFacts(orgId, scope, periods)}
      group by 1, 3, 4
    ), of_campaign as materialized (
      select s.campaign_id, s.ad_account_id, s.current, sum(s.valued) > 0 as valued, sum(s.conversions) > 0 as converts
      from spent s group by 1, 2, 3
    ), of_account as materialized (
      select c.ad_account_id, c.current, bool_and(c.valued) as all_valued, bool_or(c.valued) as any_valued,
        bool_or(c.converts) as converts
      from of_campaign c group by 1, 2
    ), mixed as materialized (
      select m.ad_account_id, m.date, m.currency, sum(m.spend_micros) as spend from ad_metrics m
      where (select bool_or(o.any_valued and not o.all_valued) from of_account o)
        and ${factsOf(orgId, scope, periods)} and ((m.campaign_id, ${whereCurrent(periods)}) in (
        select c.campaign_id, c.current from of_campaign c
        join of_account o on o.ad_account_id = c.ad_account_id and o.current = c.current
        where c.valued and not o.all_valued)) is true
      group by 1, 2, 3
    ), days as materialized (
      select d.ad_account_id, d.platform, d.time_zone, d.date, d.currency, d.current,
        coalesce(${whereCounted(periods, 'd', 'd')}, false) as counted,
        coalesce(${whereCompared(periods, 'd', 'd')}, false) as comparable, ${rateDay(rates, sql`d.date`)} as rate_day,
        d.spend_micros as spend, d.conversion_value_micros as value, d.impressions, d.clicks, d.conversions, d.all_valued
      from (
        select m.*, a.id, a.platform, a.time_zone, a.read_from, a.read_to, o.all_valued
        from (${dayFacts(orgId, scope, periods)}) m
        full join a on a.id = m.ad_account_id
        full join of_account o on o.ad_account_id = m.ad_account_id and o.current = m.current
        offset 0
      ) d
      where d.ad_account_id = d.id
    ), priced as materialized (
      select * from (
        select d.*, r.currency is not null as priced, v.spend as valued_spend,
          ${priced(sql`d.spend`)} as paid, ${priced(sql`d.value`)} as returned, ${priced(sql`v.spend`)} as valued
        from days d
        full join r on r.currency = d.currency and r.date = d.rate_day
        full join mixed x on x.ad_account_id = d.ad_account_id and x.date = d.date and x.currency = d.currency
        cross join lateral (
          select case when d.all_valued then d.spend else coalesce(x.spend, 0) end as spend
        ) v offset 0
      ) d
      where d.counted
    )`;
}

function priced(amount: SQL): SQL {
  return sql`case when r.currency is null then ${amount} else ${convertedMicros(amount)} end`;
}

function factsOf(orgId: AuthorizedOrgId, scope: FigureScope, periods: FigurePeriods): SQL {
  return sql`m.org_id = ${orgId} and ${whereInPeriods(periods)} and ${whereAccountInScope(scope, sql`m.ad_account_id`)}
        and ${whereCampaignInScope(orgId, scope, sql`m.campaign_id`)}`;
}

function countedFacts(orgId: AuthorizedOrgId, scope: FigureScope, periods: FigurePeriods): SQL {
  const facts = factsOf(orgId, scope, periods);
  const counted = whereCountedFact(scope.accounts, periods);
  if (counted) return sql`ad_metrics m where ${facts} and ${counted}`;
  return sql`(
        select m.*, ${whereCounted(periods, 'm', 'known')} as counted
        from (select m.* from ad_metrics m where ${facts}) m full join a known on known.id = m.ad_account_id offset 0
      ) m where m.counted`;
}

// By account and day: roll-ups, or the sums of the campaigns of the filter.
function dayFacts(orgId: AuthorizedOrgId, scope: FigureScope, periods: FigurePeriods): SQL {
  if (!isOfCampaigns(scope)) {
    return sql`select m.ad_account_id, m.date, m.currency, ${whereCurrent(periods)} as current, m.spend_micros,
            m.conversion_value_micros, m.impressions, m.clicks, m.conversions
          from org_daily_metrics m
          where m.org_id = ${orgId} and ${whereInPeriods(periods)}`;
  }
  return sql`select m.ad_account_id, m.date, m.currency, ${whereCurrent(periods)} as current,
            sum(m.spend_micros) as spend_micros, sum(m.conversion_value_micros) as conversion_value_micros,
            sum(m.impressions) as impressions, sum(m.clicks) as clicks, sum(m.conversions) as conversions
          from ad_metrics m where ${factsOf(orgId, scope, periods)}
          group by 1, 2, 3, 4`;
}
