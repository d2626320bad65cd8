import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import {
  type FigurePeriods,
  whereCompared,
  whereCounted,
  whereCurrent,
  whereInPeriods,
} from '@/lib/metrics/figure-periods';
import { convertedMicros, type RateTable, rateDay } from '@/lib/metrics/rate-table';
import { type Compared, MOST_NAMED } from './contributions';
import { type ExplainedFigure, type FigureSum, formulas } from './explained-figures';
import { type FigureScope, textArray, whereAccountInScope, whereCampaignInScope } from './figure-scope';
import { pricedDays } from './priced-days';

export interface CampaignContributions {
  // How many moved the figure.
  campaigns: number;
  // The sum of the sizes of all their contributions, over `contributionScale`.
  movement: number;
  // The largest first.
  largest: (Compared & { campaignId: string })[];
}

interface ContributionsQuery {
  scope: FigureScope;
  periods: FigurePeriods;
  rates: RateTable;
  // Currencies without a rate on some compared day: they count without their money.
  withoutMoneyOf: ReadonlySet<string>;
  // The sums that each figure divides, over the compared days of all campaigns.
  all: ReadonlyMap<ExplainedFigure, Compared>;
}

interface AnswerRow {
  campaigns: number;
  movement: number;
  largest: { id: string; now_top: string; now_bottom: string; before_top: string; before_bottom: string }[];
}

type Period = 'now' | 'before';

const sums: Readonly<Record<FigureSum, SQL>> = {
  spend: sql`f.paid`,
  conversion_value: sql`f.returned`,
  valued_spend: sql`case when f.valued then f.paid end`,
  impressions: sql`f.impressions`,
  clicks: sql`f.clicks`,
  conversions: sql`f.conversions * 1000000`,
};

/**
 * The campaigns that move each figure most between the compared days, in one statement. Money is converted and rounded by
 * campaign and day, in the figure itself by account and day: the sums differ by less than a micro for each of them.
 */
export async function readCampaignContributions(
  tx: Tx,
  orgId: AuthorizedOrgId,
  { scope, periods, rates, withoutMoneyOf, all }: ContributionsQuery,
): Promise<Map<ExplainedFigure, CampaignContributions>> {
  if (all.size === 0) return new Map();
  const priced = sql`(r.currency is not null and m.currency <> all(${textArray([...withoutMoneyOf])}))`;
  const paid = (amount: SQL) => sql`case when ${priced} then ${convertedMicros(amount)} end`;
  // Full joins, as in `pricedDays`: without statistics Postgres would compare each fact with each campaign.
  const facts = sql`facts as (
      select * from (
        select m.campaign_id, m.current, m.compared, ${priced} as priced, o.valued, m.impressions, m.clicks, m.conversions,
          ${paid(sql`m.spend_micros`)} as paid, ${paid(sql`m.conversion_value_micros`)} as returned
        from (
          select m.*, ${whereCurrent(periods)} as current, ${rateDay(rates, sql`m.date`)} as rate_day,
            ${whereCounted(periods, 'm', 'known')} and ${whereCompared(periods, 'm', 'known')} as compared
          from (
            select m.* from ad_metrics m where m.org_id = ${orgId} and ${whereInPeriods(periods)}
              and ${whereAccountInScope(scope, sql`m.ad_account_id`)} and ${whereCampaignInScope(orgId, scope, sql`m.campaign_id`)}
          ) m full join a known on known.id = m.ad_account_id offset 0
        ) m
        full join of_campaign o on o.campaign_id = m.campaign_id and o.current = m.current
        full join r on r.currency = m.currency and r.date = m.rate_day
        offset 0
      ) f where f.compared and f.campaign_id is not null
    )`;
  const columns = [...all].map(
    ([figure, compared]) => sql`(${moversOf(figure, compared)}) as ${sql.identifier(figure)}`,
  );
  const [row] = await tx.execute<Record<ExplainedFigure, AnswerRow>>(sql`
    with ${pricedDays(orgId, { scope, periods, matureTo: periods.to, rates })}, ${facts}, by_campaign as materialized (
      select f.campaign_id as id, ${sql.join([...sumColumns()], sql`, `)}
      from facts f group by 1
    )
    select ${sql.join(columns, sql`, `)}`);
  if (!row) throw new Error('A statement of sub-selects has one row.');
  return new Map([...all.keys()].map((figure) => [figure, toContributions(row[figure])]));
}

function columnOf(sum: FigureSum, days: 'all' | 'priced', period: Period): SQL {
  return sql.raw(`${sum}_${days}_${period}`);
}

function* sumColumns(): Generator<SQL> {
  for (const sum of Object.keys(sums) as FigureSum[]) {
    for (const days of ['all', 'priced'] as const) {
      for (const period of ['now', 'before'] as const) {
        const isOfPeriod = period === 'now' ? sql`f.current` : sql`not f.current`;
        const isOfDays = days === 'all' ? sql`true` : sql`f.priced`;
        yield sql`trunc(coalesce(sum(${sums[sum]}) filter (where ${isOfPeriod} and ${isOfDays}), 0))
          as ${columnOf(sum, days, period)}`;
      }
    }
  }
}

function moversOf(figure: ExplainedFigure, all: Compared): SQL {
  const { numerator, denominator, days } = formulas[figure];
  const top = (period: Period) => columnOf(numerator, days, period);
  const bottom = (period: Period) => (denominator === null ? sql`0` : columnOf(denominator, days, period));
  const exact = (amount: bigint) => sql`${amount.toString()}::numeric`;
  const rise = sql`(${top('now')} - ${top('before')})`;
  const weight =
    denominator === null
      ? rise
      : sql`${rise} * ${exact(all.before.bottom)} - ${exact(all.before.top)} * (${bottom('now')} - ${bottom('before')})`;
  return sql`
    select json_build_object('campaigns', count(*) filter (where x.weight <> 0),
      'movement', coalesce(sum(x.weight)::float8, 0),
      'largest', coalesce(json_agg(json_build_object('id', x.id, 'now_top', x.now_top::text, 'now_bottom', x.now_bottom::text,
        'before_top', x.before_top::text, 'before_bottom', x.before_bottom::text) order by x.rank)
        filter (where x.rank <= ${MOST_NAMED} and x.weight <> 0), '[]'))
    from (
      select w.*, row_number() over (order by w.weight desc, w.id) as rank
      from (
        select c.id, ${top('now')} as now_top, ${top('before')} as before_top, ${bottom('now')} as now_bottom,
          ${bottom('before')} as before_bottom, abs(${weight}) as weight
        from by_campaign c
      ) w
    ) x`;
}

function toContributions({ campaigns, movement, largest }: AnswerRow): CampaignContributions {
  return {
    campaigns,
    movement,
    largest: largest.map(({ id, ...sides }) => ({
      campaignId: id,
      now: { top: BigInt(sides.now_top), bottom: BigInt(sides.now_bottom) },
      before: { top: BigInt(sides.before_top), bottom: BigInt(sides.before_bottom) },
    })),
  };
}
