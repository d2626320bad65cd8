import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { IsoDate } from '@/lib/dates';
import {
  countedThroughout,
  type FigurePeriods,
  whereCompared,
  whereCounted,
  whereCurrent,
  whereInPeriods,
} from '@/lib/metrics/figure-periods';
import { convertedMicros, type RateTable, rateDay, rateRows } from '@/lib/metrics/rate-table';
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
 */
export function pricedDays(orgId: AuthorizedOrgId, { scope, periods, matureTo, rates }: PricedDaysQuery): SQL {
  const isMature = sql`m.date between ${periods.from} and ${matureTo}`;
  return sql`
    a as materialized (
      select a.id, a.platform, a.time_zone, a.read_from, a.read_to, a.integration_id from ad_accounts a
      where a.org_id = ${orgId} and a.selected and ${whereAccountInScope(scope, sql`a.id`)}
    ), r as materialized ${rateRows(rates)}, spent as materialized (
      select m.campaign_id, m.ad_account_id, ${whereCurrent(periods)} as current, m.currency,
        ${rateDay(rates, sql`m.date`)} as date, sum(m.spend_micros) as spend, count(m.conversion_value_micros) as valued,
        sum(m.spend_micros) filter (where ${isMature}) as mature_spend,
        sum(m.conversions) filter (where ${isMature}) as conversions,
        sum(m.conversion_value_micros) filter (where ${isMature}) as value
      from ${countedFacts(scope, periods)}
      where m.org_id = ${orgId} and ${whereInPeriods(periods)} and ${whereAccountInScope(scope, sql`m.ad_account_id`)}
        and ${whereCampaignInScope(orgId, scope, sql`m.campaign_id`)}
      group by 1, 2, 3, 4, 5
    ), of_campaign as (
      select s.campaign_id, s.ad_account_id, s.current, sum(s.valued) > 0 as valued, sum(s.conversions) > 0 as converts
      from spent s group by 1, 2, 3
    ), of_account as (
      select ad_account_id, current, bool_and(valued) as all_valued, bool_or(valued) as any_valued,
        bool_or(converts) as converts
      from of_campaign group by 1, 2
    ), mixed as materialized (
      select m.ad_account_id, m.date, m.currency, sum(m.spend_micros) as spend
      from of_account o
      join of_campaign c on c.ad_account_id = o.ad_account_id and c.current = o.current and c.valued
      join ad_metrics m on m.org_id = ${orgId} and m.campaign_id = c.campaign_id and ${whereInPeriods(periods)}
        and ${whereCurrent(periods)} = c.current
      where o.any_valued and not o.all_valued
      group by 1, 2, 3
    ), days as materialized (
      select m.ad_account_id, a.platform, a.time_zone, m.date, m.currency, ${whereCurrent(periods)} as current,
        coalesce(${whereCounted(periods)}, false) as counted, coalesce(${whereCompared(periods)}, false) as comparable,
        m.spend_micros as spend, m.conversion_value_micros as value, m.impressions, m.clicks, m.conversions
      from ${dayFacts(orgId, scope, periods)}
      join a on a.id = m.ad_account_id
      where m.org_id = ${orgId} and ${whereInPeriods(periods)}
    ), priced as materialized (
      select d.*, r.currency is not null as priced, v.spend as valued_spend,
        ${priced(sql`d.spend`)} as paid, ${priced(sql`d.value`)} as returned, ${priced(sql`v.spend`)} as valued
      from days d
      left join r on r.currency = d.currency and r.date = ${rateDay(rates, sql`d.date`)}
      left join of_account o on o.ad_account_id = d.ad_account_id and o.current = d.current
      left join mixed x on x.ad_account_id = d.ad_account_id and x.date = d.date and x.currency = d.currency
      cross join lateral (
        select case when o.all_valued then d.spend when o.any_valued then coalesce(x.spend, 0) else 0 end as spend
      ) v
      where d.counted
    )`;
}

function priced(amount: SQL): SQL {
  return sql`case when r.currency is null then ${amount} else ${convertedMicros(amount)} end`;
}

// Where every day counts, the look-up of each fact's account is saved.
function countedFacts({ accounts }: FigureScope, periods: FigurePeriods): SQL {
  if (countedThroughout(accounts, periods)) return sql`ad_metrics m`;
  return sql`ad_metrics m
        join a known on known.id = m.ad_account_id and ${whereCounted(periods, 'm', 'known')}`;
}

// Facts `m` by account and day: roll-ups, or the sums of the campaigns of the filter.
function dayFacts(orgId: AuthorizedOrgId, scope: FigureScope, periods: FigurePeriods): SQL {
  if (!isOfCampaigns(scope)) return sql`org_daily_metrics m`;
  return sql`(
        select m.org_id, m.ad_account_id, m.date, m.currency, sum(m.spend_micros) as spend_micros,
          sum(m.conversion_value_micros) as conversion_value_micros, sum(m.impressions) as impressions,
          sum(m.clicks) as clicks, sum(m.conversions) as conversions
        from ad_metrics m
        where m.org_id = ${orgId} and ${whereInPeriods(periods)} and ${whereCampaignInScope(orgId, scope, sql`m.campaign_id`)}
        group by 1, 2, 3, 4) m`;
}
