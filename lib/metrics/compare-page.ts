import { type SQL, sql } from 'drizzle-orm';
import { columnArrays } from '@/db/column-arrays';
import type { Tx } from '@/db/tenant';
import { addDays } from '@/lib/dates';
import { type DateWindow, type GuardedFigure, guardedFigures, type RemoteDailyMetrics } from '@/lib/platforms/platform';
import type { FigureDoubt } from './doubt-figures';
import type { FigureEvidence, ReadingEvidence } from './figure-evidence';
import { whereAccount } from './where-account';
import type { FactAccount } from './write-daily-metrics';

// Days with stored delivery after which an answer without any row is doubtful.
const EVIDENCE_DAYS = 3;
// The last days of a window grow too much for a comparison.
const GROWING_DAYS = 2;

export const figureColumns: Readonly<Record<GuardedFigure, string>> = {
  impressions: 'impressions',
  clicks: 'clicks',
  linkClicks: 'link_clicks',
  spendMicros: 'spend_micros',
  conversions: 'conversions',
  conversionValueMicros: 'conversion_value_micros',
  videoViews: 'video_views',
};

const rowColumns = [
  { name: 'external_id', type: 'text', of: (row: RemoteDailyMetrics) => row.campaignExternalId },
  { name: 'date', type: 'date', of: (row: RemoteDailyMetrics) => row.date },
  ...guardedFigures.map((figure) => ({
    name: figureColumns[figure],
    type: 'numeric',
    of: (row: RemoteDailyMetrics) => row[figure]?.toString() ?? null,
  })),
];

/**
 * Rows `r` of a page, each beside the stored fact `m` of its campaign and day. `offset 0` forces a look-up by key: a
 * planner without statistics would join every row with every fact of the window.
 */
export function besideStored(
  page: readonly RemoteDailyMetrics[],
  { orgId, adAccountId }: Pick<FactAccount, 'orgId' | 'adAccountId'>,
  window: DateWindow,
): SQL {
  return sql`${columnArrays(page, rowColumns)}
    left join lateral (
      select id from campaigns
      where org_id = ${orgId} and ad_account_id = ${adAccountId} and external_id = r.external_id offset 0
    ) c on true
    left join lateral (
      select * from ad_metrics
      where org_id = ${orgId} and campaign_id = c.id and date = r.date
        and date between ${window.from} and ${window.to} offset 0
    ) m on true`;
}

const isCounted = (figure: GuardedFigure) => figure === 'conversions' || figure === 'conversionValueMicros';

const figureAggregates = (isAlike: SQL): SQL =>
  sql.join(
    guardedFigures.map((figure) => {
      const column = figureColumns[figure];
      const answered = sql.raw(`r.${column}`);
      const isStored = isCounted(figure)
        ? sql`${sql.raw(`m.${column}`)} > 0 and ${isAlike}`
        : sql.raw(`m.${column} > 0`);
      return sql`json_build_object('from', min(m.date) filter (where ${isStored}),
      'to', max(m.date) filter (where ${isStored}),
      'kept', coalesce(bool_or(${isStored} and ${answered} <> 0), false)) as ${sql.raw(`"${figure}"`)}`;
    }),
    sql`, `,
  );

// Facts from before the actions were stored count what the platform's sum contained then, which may be something else.
function whereAlike({ orgId, adAccountId }: FactAccount, page: readonly RemoteDailyMetrics[]): SQL {
  if (page.every(({ actions }) => actions.length === 0)) return sql`true`;
  return sql`(m.date >= (select actions_from from ad_accounts where org_id = ${orgId} and id = ${adAccountId})
    or exists (select 1 from ad_metric_actions a
      where a.org_id = m.org_id and a.campaign_id = m.campaign_id and a.date = m.date))`;
}

interface ComparedRow extends Record<GuardedFigure, FigureEvidence>, Record<string, unknown> {
  scaled_rows: number;
  stored_spend: string;
  stored_value: string;
  answered_spend: string;
  answered_value: string;
  added_value: string;
  added_conversions: string;
}

export async function comparePage(
  tx: Tx,
  account: FactAccount,
  window: DateWindow,
  page: RemoteDailyMetrics[],
): Promise<ReadingEvidence> {
  const isAlike = whereAlike(account, page);
  const isSettled = sql`m.date <= ${addDays(window.to, -GROWING_DAYS)}`;
  const settled = sql`filter (where ${isSettled})`;
  const settledAlike = sql`filter (where ${isSettled} and ${isAlike})`;
  const added = sql`filter (where r.conversion_value_micros > 0 and r.conversions > 0
    and coalesce(m.conversion_value_micros, 0) = 0)`;
  const [row] = await tx.execute<ComparedRow>(sql`
    select ${figureAggregates(isAlike)}, (count(*) ${settled})::int as scaled_rows,
      coalesce(sum(m.spend_micros) ${settled}, 0)::bigint::text as stored_spend,
      coalesce(sum(m.conversion_value_micros) ${settledAlike}, 0)::bigint::text as stored_value,
      coalesce(sum(r.spend_micros) ${settled}, 0)::bigint::text as answered_spend,
      coalesce(sum(r.conversion_value_micros) ${settledAlike}, 0)::bigint::text as answered_value,
      coalesce(sum(r.conversion_value_micros) ${added}, 0)::bigint::text as added_value,
      coalesce(sum(r.conversions * 1000000) ${added}, 0)::bigint::text as added_conversions
    from ${besideStored(page, account, window)}`);
  if (!row) throw new Error('An aggregate without a group has one row.');
  const { impressions, clicks, linkClicks, spendMicros, conversions, conversionValueMicros, videoViews } = row;
  return {
    figures: { impressions, clicks, linkClicks, spendMicros, conversions, conversionValueMicros, videoViews },
    valuedRows: page.filter((one) => (one.conversionValueMicros ?? 0n) > 0n).length,
    hasConversions: page.some((one) => Number(one.conversions) !== 0),
    scaledRows: row.scaled_rows,
    spend: { stored: row.stored_spend, answered: row.answered_spend },
    value: { stored: row.stored_value, answered: row.answered_value },
    added: { valueMicros: row.added_value, conversionMillionths: row.added_conversions },
  };
}

export async function doubtEmptyAnswer(tx: Tx, account: FactAccount, window: DateWindow): Promise<FigureDoubt | null> {
  const [row] = await tx.execute<{ days: number }>(sql`
    select count(distinct m.date)::int as days from ad_metrics m
    where ${whereAccount('m', account)} and m.spend_micros > 0
      and m.date between ${window.from} and ${addDays(window.to, -GROWING_DAYS)}`);
  return (row?.days ?? 0) >= EVIDENCE_DAYS ? 'everything_missing' : null;
}
