import type { Sql } from 'postgres';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { DashboardPeriod } from '@/lib/metrics/dashboard-period';

// The lower bound of the dashboard build.
export function rawDashboard(sql: Sql, orgId: AuthorizedOrgId, period: DashboardPeriod) {
  const { from, to, previousFrom } = period;
  return sql.begin(async (tx) => {
    await tx`select set_config('app.org_id', ${orgId}, true)`;
    return Promise.all([
      tx`
        select m.date, sum(case when r.rate is not null then round(m.spend * r.rate) end) as spend,
          sum(round(m.value * r.rate)) as value, sum(m.impressions) as impressions, sum(m.clicks) as clicks,
          sum(m.clicks) filter (where r.rate is not null) as priced_clicks, sum(m.conversions) as conversions,
          sum(m.spend) filter (where r.rate is null) as unconverted
        from (
          select m.date, m.currency, sum(m.spend_micros) as spend, sum(m.conversion_value_micros) as value,
            sum(m.impressions) as impressions, sum(m.clicks) as clicks, sum(m.conversions) as conversions
          from org_daily_metrics m
          join ad_accounts a on a.org_id = m.org_id and a.id = m.ad_account_id and a.selected
          where m.org_id = ${orgId} and m.date between ${previousFrom} and ${to} group by m.date, m.currency) m
        left join (values ('SAR', 1::numeric), ('USD', 3.75), ('AED', 3.75 / 3.6725)) r(currency, rate) using (currency)
        group by m.date order by m.date`,
      tx`
        select a.time_zone, m.currency, min(m.date) from org_daily_metrics m
        join ad_accounts a on a.org_id = m.org_id and a.id = m.ad_account_id and a.selected
        where m.org_id = ${orgId} and m.date between ${from} and ${to} group by a.id, a.time_zone, m.currency`,
      tx`
        with spent as materialized (
          select m.campaign_id, m.currency, m.date >= ${from} as current, sum(m.spend_micros) as spend,
            count(m.conversion_value_micros) as valued
          from ad_metrics m where m.org_id = ${orgId} and m.date between ${previousFrom} and ${to} group by 1, 2, 3
        ), top as (
          select c.id, c.name, a.name as account, a.time_zone, c.platform, c.has_issues, c.currency,
            c.daily_budget_micros, c.lifetime_budget_micros, s.spend * r.rate as converted
          from campaigns c
          join ad_accounts a on a.org_id = c.org_id and a.id = c.ad_account_id and a.selected
          join integrations i on i.org_id = a.org_id and i.id = a.integration_id and i.status <> 'disconnected'
          left join spent s on s.campaign_id = c.id and s.current
          left join (values ('SAR', 1::float8), ('USD', 3.75), ('AED', 3.75 / 3.6725)) r(currency, rate)
            on r.currency = c.currency
          where c.org_id = ${orgId} and c.status = 'active'
          order by s.spend * r.rate desc nulls last, s.spend desc nulls last limit 5)
        select
          (select json_agg(v) from (
            select s.current, s.currency, sum(s.spend) as spend from spent s
            join campaigns c on c.org_id = ${orgId} and c.id = s.campaign_id
            join ad_accounts a on a.org_id = ${orgId} and a.id = c.ad_account_id and a.selected
            where s.valued > 0 group by 1, 2) v) as valued,
          (select json_agg(t) from (
            select top.*, totals.*, budget.used from top
            cross join lateral (
              select sum(m.spend_micros) as spend, sum(m.impressions) as impressions, sum(m.clicks) as clicks,
                sum(m.conversions) as conversions, sum(m.conversion_value_micros) as value
              from ad_metrics m
              where m.org_id = ${orgId} and m.campaign_id = top.id and m.date between ${from} and ${to}) totals
            cross join lateral (
              select sum(m.spend_micros) as used from ad_metrics m
              where m.org_id = ${orgId} and m.campaign_id = top.id and (top.lifetime_budget_micros is not null
                or m.date = (now() at time zone top.time_zone)::date)) budget) t) as top`,
      tx`
        select count(*), sum(e.engagements), sum(e.reach) from posts p
        join profiles f on f.org_id = p.org_id and f.id = p.profile_id and f.selected
        left join lateral (
          select coalesce(likes, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0) as engagements, reach
          from post_metrics m where m.org_id = p.org_id and m.post_id = p.id order by date desc limit 1) e on true
        where p.org_id = ${orgId} and p.status = 'published'
          and p.published_at >= ${from}::date::timestamp at time zone 'Asia/Riyadh'
          and p.published_at < (${to}::date + 1)::timestamp at time zone 'Asia/Riyadh'`,
      tx`
        select p.*, f.name as profile, e.* from posts p
        join profiles f on f.org_id = p.org_id and f.id = p.profile_id and f.selected
        left join lateral (select m.* from post_metrics m where m.org_id = p.org_id and m.post_id = p.id
          order by date desc limit 1) e on true
        where p.org_id = ${orgId} and p.status = 'published' order by p.published_at desc limit 10`,
      tx`
        select
          (select row_to_json(o) from organizations o where o.id = ${orgId}) as organization,
          (select json_agg(r) from fx_rates r where r.org_id = ${orgId}) as rates,
          (select json_agg(k) from kpi_targets k where k.org_id = ${orgId} and k.archived_at is null) as kpis,
          (select json_agg(x) from (select a.id, a.name, a.currency, i.status from ad_accounts a
            join integrations i on i.org_id = a.org_id and i.id = a.integration_id
            where a.org_id = ${orgId} and a.selected) x) as accounts,
          (select json_agg(x) from (select f.id, f.name, i.status from profiles f
            join integrations i on i.org_id = f.org_id and i.id = f.integration_id
            where f.org_id = ${orgId} and f.selected) x) as profiles,
          (select json_agg(a) from (select * from alerts where org_id = ${orgId} and closed_at is null
            order by opened_at desc limit 20) a) as alerts,
          (select json_agg(p) from (select * from posts where org_id = ${orgId} and status = 'scheduled'
            and scheduled_at >= now() order by scheduled_at limit 10) p) as scheduled,
          (select json_agg(x) from (select i.id, i.status, r.* from integrations i
            left join lateral (select status as run_status, finished_at from sync_runs r where r.org_id = i.org_id
              and r.integration_id = i.id order by requested_at desc limit 1) r on true
            where i.org_id = ${orgId}) x) as syncs`,
    ]);
  });
}
