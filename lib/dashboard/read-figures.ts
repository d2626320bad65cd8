import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import { uuidArray } from '@/db/uuid-array';
import type { IsoDate } from '@/lib/dates';
import { comparedShift, type FigurePeriods } from '@/lib/metrics/figure-periods';
import type { RateTable } from '@/lib/metrics/rate-table';
import type { MetricSums } from '@/lib/metrics/sums';
import { type SumsRow, sumsOfRow } from '@/lib/metrics/sums-row';
import { microsFromDecimal } from '@/lib/money';
import type { PlatformId } from '@/lib/platform-ids';
import { type FigureScope, whereCampaignInScope } from './figure-scope';
import { pricedDays } from './priced-days';
import type { LifetimeCampaign, ReviewedCampaign } from './review-campaigns';

/** Sums of the account days with the same answers to all of these. Money is converted where `priced`, else native. */
export interface FigureRow {
  // Index of the point of the series.
  point: number;
  current: boolean;
  comparable: boolean;
  // Old enough for a verdict about conversions.
  mature: boolean;
  platform: PlatformId;
  currency: string;
  priced: boolean;
  sums: MetricSums;
}

export interface Figures {
  rows: FigureRow[];
  // Accounts with days of the period without a rate.
  unpriced: { platform: PlatformId; currency: string; accounts: number }[];
  // Ad accounts with delivery in one of the periods; the others can lack nothing.
  delivered: ReadonlySet<string>;
  timeZones: number;
  // The active campaigns with the highest spend in one currency.
  topCampaigns: string[];
  // Active campaigns with spend on mature days.
  reviewed: ReviewedCampaign[];
  // Active campaigns with spend in the period, a lifetime budget and an end.
  lifetimes: LifetimeCampaign[];
}

interface FigureQuery {
  scope: FigureScope;
  periods: FigurePeriods;
  // The first day of each point of the series.
  points: readonly IsoDate[];
  matureTo: IsoDate;
  rates: RateTable;
  now: Date;
}

interface AnswerRow {
  rows: (SumsRow & Omit<FigureRow, 'sums'>)[];
  unpriced: Figures['unpriced'];
  delivered: string[];
  time_zones: number;
  top: string[];
  reviewed: {
    id: string;
    platform: PlatformId;
    currency: string;
    spend: string;
    conversions: string;
    value: string | null;
    tracked: boolean;
    converted: number | null;
  }[];
  lifetimes: {
    id: string;
    platform: PlatformId;
    currency: string;
    budget: string;
    used: string;
    startsAt: string;
    endsAt: string;
  }[];
}

const TOP_CAMPAIGNS = 5;

/**
 * All sums of a filter in one query. Money is converted by account and day, so that every total is exactly the sum
 * of its accounts and days. Valued spend (the denominator of ROAS) is the spend of campaigns with a value on any counted
 * day of their period: of accounts where all or none report one it is known without a second look at the facts.
 */
export function readFigures(
  orgId: AuthorizedOrgId,
  { scope, periods, points, matureTo, rates, now }: FigureQuery,
): JsonRead<Figures> {
  const living = scope.accounts.filter(({ status }) => status !== 'disconnected').map(({ id }) => id);
  const starts = sql`${`{${points.join(',')}}`}::date[]`;
  const query = sql`
    with ${pricedDays(orgId, { scope, periods, matureTo, rates })}, ranked as materialized (
      select s.campaign_id, sum(s.spend) as spend, sum(s.converted) as converted, sum(s.mature_spend) as mature_spend,
        sum(s.conversions) as conversions, sum(s.value) as value,
        case when count(*) filter (where s.mature_spend <> 0 and s.mature_converted is null) = 0
          then sum(s.mature_converted) end as mature_converted
      from spent s where s.current group by 1
    ), active as materialized (
      select * from (
        select c.*, s.*
        from (
          select c.id, c.name_order, c.ad_account_id, c.platform, c.currency, c.lifetime_budget_micros as budget,
            coalesce(c.starts_at, c.first_seen_at) as starts_at, c.ends_at
          from campaigns c
          where c.org_id = ${orgId} and c.status = 'active' and c.ad_account_id = any(${uuidArray(living)})
            and ${whereCampaignInScope(orgId, scope, sql`c.id`)}
        ) c
        full join ranked s on s.campaign_id = c.id offset 0
      ) c
      where c.id is not null
    )
    select
      (select coalesce(json_agg(f), '[]') from (
        select width_bucket(p.date + case when p.current then 0 else ${comparedShift(periods)}::int end, ${starts}) - 1 as point,
          p.current, p.comparable, p.date <= ${matureTo} as mature, p.platform, p.currency, p.priced,
          sum(p.paid)::text as spend, sum(p.impressions)::text as impressions, sum(p.clicks)::text as clicks,
          sum(p.conversions)::text as conversions, sum(p.returned)::text as value, sum(p.valued)::text as valued_spend
        from priced p group by 1, 2, 3, 4, 5, 6, 7) f) as rows,
      (select coalesce(json_agg(u), '[]') from (
        select p.platform, p.currency, count(distinct p.ad_account_id)::int as accounts
        from priced p where p.current and not p.priced group by 1, 2) u) as unpriced,
      (select coalesce(json_agg(distinct d.ad_account_id), '[]') from days d where d.spend > 0 or d.impressions > 0) as delivered,
      (select count(distinct p.time_zone)::int from priced p where p.current) as time_zones,
      array_to_json(array(
        select id from active
        order by converted desc nulls last, spend desc nulls last, name_order, id limit ${TOP_CAMPAIGNS})) as top,
      (select coalesce(json_agg(v), '[]') from (
        select c.id, c.platform, c.currency, c.mature_spend::text as spend, c.conversions::text as conversions,
          c.value::text as value, c.mature_converted as converted,
          (c.ad_account_id in (select o.ad_account_id from of_account o where o.current and o.converts)) is true as tracked
        from active c
        where c.mature_spend > 0) v) as reviewed,
      (select coalesce(json_agg(l), '[]') from (
        select c.id, c.platform, c.currency, c.budget::text as budget, used.spend::text as used,
          c.starts_at as "startsAt", c.ends_at as "endsAt"
        from active c
        cross join lateral (
          select sum(m.spend_micros) as spend from ad_metrics m where m.org_id = ${orgId} and m.campaign_id = c.id
        ) used
        where c.budget > 0 and c.ends_at > ${now.toISOString()} and c.spend > 0) l) as lifetimes`;
  return jsonRead(query, toFigures);
}

function toFigures([row]: AnswerRow[]): Figures {
  if (!row) throw new Error('A statement of sub-selects has one row.');
  return {
    rows: row.rows.map((one) => {
      const { point, current, comparable, mature, platform, currency, priced: isPriced } = one;
      return { point, current, comparable, mature, platform, currency, priced: isPriced, sums: sumsOfRow(one) };
    }),
    unpriced: row.unpriced,
    delivered: new Set(row.delivered),
    timeZones: row.time_zones,
    topCampaigns: row.top,
    reviewed: row.reviewed.map(({ spend, conversions, value, converted, ...campaign }) => ({
      ...campaign,
      spendMicros: BigInt(spend),
      // Exact enough to choose; the chosen ones are read again.
      convertedMicros: converted === null ? null : BigInt(Math.round(converted)),
      conversionsMicros: microsFromDecimal(conversions),
      valueMicros: value === null ? null : BigInt(value),
    })),
    lifetimes: row.lifetimes.map(({ budget, used, startsAt, endsAt, ...campaign }) => ({
      ...campaign,
      budgetMicros: BigInt(budget),
      usedMicros: BigInt(used),
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    })),
  };
}
