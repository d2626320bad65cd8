import { type SQL, sql } from 'drizzle-orm';
import { columnArrays } from '@/db/column-arrays';
import type { figureDoubts } from '@/db/schema/held-figures';
import type { Tx } from '@/db/tenant';
import { addDays } from '@/lib/dates';
import {
  type DateWindow,
  type FigureRules,
  type GuardedFigure,
  guardedFigures,
  type RemoteDailyMetrics,
} from '@/lib/platforms/platform';
import type { FigureEvidence, ReadingEvidence } from './figure-evidence';
import { ofAccount } from './of-account';
import { fraction } from './ratios';
import type { FactAccount } from './write-daily-metrics';

export type FigureDoubt = (typeof figureDoubts)[number];

/** Rows from which on contradictions are not chance. */
const TELLING_ROWS = 3;
/** Days with stored delivery from which on an answer without any row is not believed. */
const TELLING_DAYS = 3;
/** The smallest change of unit that platforms make is a hundred; figures of settled days never move so far. */
const OTHER_SCALE = 90;
/** Days at the end of a window that still grow so much that their size says nothing. */
const GROWING_DAYS = 2;

const isOtherScale = (stored: string, answered: string) => {
  if (BigInt(stored) <= 0n || BigInt(answered) <= 0n) return false;
  const factor = fraction(BigInt(answered), BigInt(stored));
  return factor >= OTHER_SCALE || factor <= 1 / OTHER_SCALE;
};

const hasOtherScale = ({ spend, value }: ReadingEvidence) =>
  isOtherScale(spend.stored, spend.answered) || isOtherScale(value.stored, value.answered);

/** A figure that no row kept for which it is stored. */
const isGone = ({ from, kept }: FigureEvidence) => from !== null && !kept;
/** The same, on several days: no campaign that had it still has it. */
const isGoneForDays = (figure: FigureEvidence) => isGone(figure) && figure.from !== figure.to;

const doubtOfFigure = (figure: GuardedFigure): FigureDoubt => {
  if (figure === 'conversions') return 'conversions_missing';
  return figure === 'conversionValueMicros' ? 'value_missing' : 'figure_missing';
};

const guardedBy = ({ absentFrom }: FigureRules) => guardedFigures.filter((figure) => absentFrom[figure] !== 'all_rows');

/**
 * Why a whole reading cannot be true; null: nothing speaks against it. Platforms leave zeros out of a row, so a figure
 * that one row lacks is zero; one that is gone from every row that had it, on several days, was lost on the way.
 */
export function doubtReading(evidence: ReadingEvidence, rules: FigureRules): FigureDoubt | null {
  const { valuedRows, hasConversions, scaledRows } = evidence;
  if (rules.valueNeedsConversions && !hasConversions && valuedRows >= TELLING_ROWS) return 'value_without_conversions';
  const gone = guardedBy(rules).filter((figure) => isGoneForDays(evidence.figures[figure]));
  const [worst] = gone.sort((a, b) => urgency(a) - urgency(b));
  if (worst) return doubtOfFigure(worst);
  return scaledRows >= TELLING_ROWS && hasOtherScale(evidence) ? 'other_scale' : null;
}

const urgency = (figure: GuardedFigure) => (figure === 'conversions' ? 0 : figure === 'conversionValueMicros' ? 1 : 2);

/** Whether a page on its own may turn out to be part of an answer that is not true. */
export function isDoubtfulPage(page: ReadingEvidence, rules: FigureRules): boolean {
  return (
    (rules.valueNeedsConversions && !page.hasConversions && page.valuedRows > 0) ||
    guardedBy(rules).some((figure) => isGone(page.figures[figure])) ||
    hasOtherScale(page)
  );
}

const COLUMN: Readonly<Record<GuardedFigure, string>> = {
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
    name: COLUMN[figure],
    type: 'numeric',
    of: (row: RemoteDailyMetrics) => row[figure]?.toString() ?? null,
  })),
];

/** First and last day on which the figure is stored, and whether the answer kept it on any of them. */
const figureAggregates: SQL = sql.join(
  guardedFigures.map((figure) => {
    const stored = sql.raw(`m.${COLUMN[figure]}`);
    const answered = sql.raw(`r.${COLUMN[figure]}`);
    return sql`json_build_object('from', min(m.date) filter (where ${stored} > 0),
      'to', max(m.date) filter (where ${stored} > 0),
      'kept', coalesce(bool_or(${stored} > 0 and ${answered} <> 0), false)) as ${sql.raw(`"${figure}"`)}`;
  }),
  sql`, `,
);

interface ComparedRow extends Record<GuardedFigure, FigureEvidence>, Record<string, unknown> {
  scaled_rows: number;
  stored_spend: string;
  stored_value: string;
  answered_spend: string;
  answered_value: string;
}

/**
 * A page of a reading of `window`, held against what is stored of the same campaigns and days. One look-up by key for
 * each row (`offset 0` keeps the planner from joining otherwise): without statistics, as in a first reading, it would
 * compare every row with every fact of the window.
 */
export async function comparePage(
  tx: Tx,
  { orgId, adAccountId }: FactAccount,
  window: DateWindow,
  page: RemoteDailyMetrics[],
): Promise<ReadingEvidence> {
  const settled = sql`filter (where m.date <= ${addDays(window.to, -GROWING_DAYS)})`;
  const [row] = await tx.execute<ComparedRow>(sql`
    select ${figureAggregates}, (count(*) ${settled})::int as scaled_rows,
      coalesce(sum(m.spend_micros) ${settled}, 0)::bigint::text as stored_spend,
      coalesce(sum(m.conversion_value_micros) ${settled}, 0)::bigint::text as stored_value,
      coalesce(sum(r.spend_micros) ${settled}, 0)::bigint::text as answered_spend,
      coalesce(sum(r.conversion_value_micros) ${settled}, 0)::bigint::text as answered_value
    from ${columnArrays(page, rowColumns)}
    cross join lateral (
      select id from campaigns
      where org_id = ${orgId} and ad_account_id = ${adAccountId} and external_id = r.external_id offset 0
    ) c
    cross join lateral (
      select * from ad_metrics
      where org_id = ${orgId} and campaign_id = c.id and date = r.date
        and date between ${window.from} and ${window.to} offset 0
    ) m`);
  if (!row) throw new Error('An aggregate without a group has one row.');
  const { impressions, clicks, linkClicks, spendMicros, conversions, conversionValueMicros, videoViews } = row;
  return {
    figures: { impressions, clicks, linkClicks, spendMicros, conversions, conversionValueMicros, videoViews },
    valuedRows: page.filter((one) => (one.conversionValueMicros ?? 0n) > 0n).length,
    hasConversions: page.some((one) => Number(one.conversions) !== 0),
    scaledRows: row.scaled_rows,
    spend: { stored: row.stored_spend, answered: row.answered_spend },
    value: { stored: row.stored_value, answered: row.answered_value },
  };
}

/** Whether days of `window` have stored spend that a complete answer without any row would take back. */
export async function doubtEmptyAnswer(tx: Tx, account: FactAccount, window: DateWindow): Promise<FigureDoubt | null> {
  const [row] = await tx.execute<{ days: number }>(sql`
    select count(distinct m.date)::int as days from ad_metrics m
    where ${ofAccount('m', account)} and m.spend_micros > 0
      and m.date between ${window.from} and ${addDays(window.to, -GROWING_DAYS)}`);
  return (row?.days ?? 0) >= TELLING_DAYS ? 'everything_missing' : null;
}
