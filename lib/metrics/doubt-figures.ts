import { sql } from 'drizzle-orm';
import { columnArrays } from '@/db/column-arrays';
import type { figureDoubts } from '@/db/schema/held-figures';
import type { Tx } from '@/db/tenant';
import { addDays } from '@/lib/dates';
import { microsFromDecimal } from '@/lib/money';
import type { DateWindow, RemoteDailyMetrics } from '@/lib/platforms/platform';
import { ofAccount } from './of-account';
import { fraction } from './ratios';
import type { FactAccount } from './write-daily-metrics';

export type FigureDoubt = (typeof figureDoubts)[number];

/** Figures of the same campaigns and settled days, as stored and as answered. Conversions are millionths. */
interface ComparedFigures {
  /** Stored rows, and days, that have conversions; and that have a value. */
  converting: { rows: number; days: number };
  valued: { rows: number; days: number };
  /** Pairs that were compared. */
  rows: number;
  stored: { spendMicros: bigint; valueMicros: bigint };
  answered: { spendMicros: bigint; valueMicros: bigint };
}

/** Rows and days from which on a figure that is gone everywhere is not chance. */
const TELLING = { rows: 3, days: 2 };
/** The smallest change of unit that platforms make is a hundred; figures of settled days never move so far. */
const OTHER_SCALE = 90;
/** Days at the end of a window that still grow so much that their size says nothing. */
const GROWING_DAYS = 2;

const isTelling = ({ rows, days }: { rows: number; days: number }) => rows >= TELLING.rows && days >= TELLING.days;

const isOtherScale = (stored: bigint, answered: bigint) => {
  if (stored <= 0n || answered <= 0n) return false;
  const factor = fraction(answered, stored);
  return factor >= OTHER_SCALE || factor <= 1 / OTHER_SCALE;
};

/**
 * Why a page of figures cannot be true; null: nothing speaks against it. Platforms leave zeros out of a row, so a
 * figure that one row lacks is zero; one that every row lacks although stored days have it was lost on the way.
 */
function doubtOf(page: readonly RemoteDailyMetrics[], compared: ComparedFigures): FigureDoubt | null {
  const converts = page.some(({ conversions }) => microsFromDecimal(conversions) !== 0n);
  const valued = page.filter(({ conversionValueMicros }) => (conversionValueMicros ?? 0n) > 0n);
  if (!converts && valued.length >= TELLING.rows) return 'value_without_conversions';
  if (!converts && isTelling(compared.converting)) return 'conversions_missing';
  if (valued.length === 0 && isTelling(compared.valued)) return 'value_missing';
  const { rows, stored, answered } = compared;
  const hasOtherScale =
    isOtherScale(stored.spendMicros, answered.spendMicros) || isOtherScale(stored.valueMicros, answered.valueMicros);
  return rows >= TELLING.rows && hasOtherScale ? 'other_scale' : null;
}

const pairColumns = [
  { name: 'external_id', type: 'text', of: (row: RemoteDailyMetrics) => row.campaignExternalId },
  { name: 'date', type: 'date', of: (row: RemoteDailyMetrics) => row.date },
  { name: 'spend_micros', type: 'bigint', of: (row: RemoteDailyMetrics) => row.spendMicros },
  { name: 'value_micros', type: 'bigint', of: (row: RemoteDailyMetrics) => row.conversionValueMicros },
];

interface ComparedRow extends Record<string, unknown> {
  rows: number;
  converting_rows: number;
  converting_days: number;
  valued_rows: number;
  valued_days: number;
  stored_spend: string;
  stored_value: string;
  answered_spend: string;
  answered_value: string;
}

/** Why a page of a reading of `window` cannot be true, held against what is stored of the same campaigns and days. */
export async function doubtPage(
  tx: Tx,
  { orgId, adAccountId }: FactAccount,
  window: DateWindow,
  page: RemoteDailyMetrics[],
): Promise<FigureDoubt | null> {
  if (page.length === 0) return null;
  const [row] = await tx.execute<ComparedRow>(sql`
    select count(*)::int as rows, count(*) filter (where m.conversions > 0)::int as converting_rows,
      count(distinct m.date) filter (where m.conversions > 0)::int as converting_days,
      count(*) filter (where m.conversion_value_micros > 0)::int as valued_rows,
      count(distinct m.date) filter (where m.conversion_value_micros > 0)::int as valued_days,
      coalesce(sum(m.spend_micros), 0)::text as stored_spend,
      coalesce(sum(m.conversion_value_micros), 0)::text as stored_value,
      coalesce(sum(r.spend_micros), 0)::text as answered_spend, coalesce(sum(r.value_micros), 0)::text as answered_value
    from ${columnArrays(page, pairColumns)}
    join campaigns c on c.org_id = ${orgId} and c.ad_account_id = ${adAccountId} and c.external_id = r.external_id
    join ad_metrics m on m.org_id = ${orgId} and m.campaign_id = c.id and m.date = r.date
      and m.date between ${window.from} and ${addDays(window.to, -GROWING_DAYS)}`);
  if (!row) return null;
  return doubtOf(page, {
    rows: row.rows,
    converting: { rows: row.converting_rows, days: row.converting_days },
    valued: { rows: row.valued_rows, days: row.valued_days },
    stored: { spendMicros: BigInt(row.stored_spend), valueMicros: BigInt(row.stored_value) },
    answered: { spendMicros: BigInt(row.answered_spend), valueMicros: BigInt(row.answered_value) },
  });
}

/** Whether settled days of `window` have stored spend that a complete answer without any row would take back. */
export async function doubtEmptyAnswer(tx: Tx, account: FactAccount, window: DateWindow): Promise<FigureDoubt | null> {
  const [row] = await tx.execute<{ days: number }>(sql`
    select count(distinct m.date)::int as days from ad_metrics m
    where ${ofAccount('m', account)} and m.spend_micros > 0
      and m.date between ${window.from} and ${addDays(window.to, -GROWING_DAYS)}`);
  return (row?.days ?? 0) >= TELLING.rows ? 'everything_missing' : null;
}
