import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { decodeCursor, encodeCursor, invalidCursor } from '@/lib/list-cursor';
import { convertedMicros } from '@/lib/metrics/rate-table';
import type { CampaignSort, CampaignSortField } from './schema';

/** Where a campaign is in its list: by the sort's key (null: unknown), then by name and id. */
export interface CampaignPlace {
  key: string | null;
  nameOrder: string;
  id: string;
}

const placeSchema = z.tuple([
  z.string(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .nullable(),
  z.string().max(200),
]);

export function sortFieldOf(sort: CampaignSort): { field: CampaignSortField; isDescending: boolean } {
  const isDescending = sort.startsWith('-');
  return { field: (isDescending ? sort.slice(1) : sort) as CampaignSortField, isDescending };
}

const isOf = sql.raw;
const whole = (column: string) => sql`case when a.known then coalesce(${isOf(column)}, 0) end`;
const spend = sql`case when a.known then case when f.campaign_id is null then 0 else f.spend end end`;

/**
 * The key of campaign `c`, its account `a` and its figures `f` (`campaignFigures`) as a number; null: unknown, or a ratio
 * without a denominator. Null as a whole: the list is sorted by name.
 */
export function sortKey(field: CampaignSortField): SQL | null {
  switch (field) {
    case 'name':
      return null;
    case 'status':
      return sql`array_position(array['active', 'paused', 'draft', 'ended', 'removed', 'unknown'], c.status)`;
    case 'spend':
      return spend;
    case 'impressions':
    case 'clicks':
    case 'conversions':
      return whole(`f.${field}`);
    case 'ctr':
      return sql`f.clicks / nullif(f.impressions, 0)`;
    case 'cpa':
      return sql`f.spend / nullif(f.conversions, 0)`;
    case 'roas':
      return sql`f.value / nullif(f.native_spend, 0)`;
    case 'change':
      return sql`(f.spend_compared - f.spend_before) / nullif(f.spend_before, 0)`;
  }
}

const columns = {
  spend: 'spend_micros',
  impressions: 'impressions',
  clicks: 'clicks',
  conversions: 'conversions',
  value: 'conversion_value_micros',
} as const;
type Sum = keyof typeof columns;

const sumsOfField: Record<CampaignSortField, readonly Sum[]> = {
  ...{ name: [], status: [], spend: ['spend'], change: ['spend'], impressions: ['impressions'], clicks: ['clicks'] },
  ...{ ctr: ['clicks', 'impressions'], conversions: ['conversions'], cpa: ['spend', 'conversions'] },
  roas: ['value', 'spend'],
};

/** The sums of facts `m` that the order by `field` needs; the others are null. */
export function sumsFor(field: CampaignSortField): SQL {
  const sums = Object.entries(columns).map(([name, column]) => {
    const isNeeded = sumsOfField[field].some((needed) => needed === name);
    return sql`${isNeeded ? sql`sum(m.${sql.raw(column)})` : sql`null::numeric`} as ${sql.raw(name)}`;
  });
  return sql.join(sums, sql`, `);
}

/** Selects the figures that lists are sorted by from `s`, the sums by campaign and day of a rate, and the rates `r`. */
export function campaignFigures(): SQL {
  const converted = (where: SQL) => sql`
    case when count(*) filter (where ${where} and r.currency is null and s.spend <> 0) = 0
      then coalesce(sum(${convertedMicros(sql`s.spend`)}) filter (where ${where}), 0) end`;
  const current = sql`s.current`;
  const sum = (column: string) => sql`coalesce(sum(${isOf(column)}) filter (where ${current}), 0)`;
  return sql`
    select s.campaign_id, ${converted(current)} as spend, ${sum('s.impressions')} as impressions,
      ${sum('s.clicks')} as clicks, ${sum('s.conversions')} as conversions, ${sum('s.spend')} as native_spend,
      sum(s.value) filter (where ${current}) as value,
      ${converted(sql`s.current and s.comparable`)} as spend_compared,
      ${converted(sql`not s.current and s.comparable`)} as spend_before
    from s full join r on r.currency = s.currency and r.date = s.date
    group by 1`;
}

/** Unknown keys are last in both directions. The relation `k` has `key`, `name_order` and `id`. */
export function orderOfPlaces(sort: CampaignSort): SQL {
  const { field, isDescending } = sortFieldOf(sort);
  const direction = sql.raw(isDescending ? 'desc' : 'asc');
  if (field === 'name') return sql`k.name_order ${direction}, k.id ${direction}`;
  return sql`k.key ${direction} nulls last, k.name_order, k.id`;
}

/** Rows of `k` after the place. */
export function whereAfter(sort: CampaignSort, { key, nameOrder, id }: CampaignPlace): SQL {
  const { field, isDescending } = sortFieldOf(sort);
  const beyond = sql.raw(isDescending ? '<' : '>');
  if (field === 'name') return sql`(k.name_order, k.id) ${beyond} (${nameOrder}, ${id}::uuid)`;
  const isLater = sql`(k.name_order, k.id) > (${nameOrder}, ${id}::uuid)`;
  if (key === null) return sql`(k.key is null and ${isLater})`;
  const place = sql`${key}::numeric`;
  return sql`(k.key ${beyond} ${place} or k.key is null or (k.key = ${place} and ${isLater}))`;
}

export function encodePlace(sort: CampaignSort, { key, nameOrder, id }: CampaignPlace): string {
  return encodeCursor({ sortedBy: JSON.stringify([sort, key, nameOrder]), id });
}

/** @throws AppError `invalid_input` for a cursor of another list or order */
export function decodePlace(sort: CampaignSort, cursor: string): CampaignPlace {
  const { sortedBy, id } = decodeCursor(cursor);
  const [of, key, nameOrder] = parsePlace(sortedBy);
  if (of !== sort) throw invalidCursor();
  return { key, nameOrder, id };
}

function parsePlace(text: string | null): z.infer<typeof placeSchema> {
  try {
    return placeSchema.parse(JSON.parse(text ?? ''));
  } catch (cause) {
    throw invalidCursor(cause);
  }
}
