import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/tenant';
import { decimalFromMicros, microsFromDecimal } from '@/lib/money';
import { type DateWindow, guardedFigures, type RemoteDailyMetrics } from '@/lib/platforms/platform';
import { besideStored, figureColumns } from './compare-page';
import type { FactAccount } from './write-daily-metrics';
import { vanishedRows } from './write-daily-metrics-removal';

const totalsSchema = z.strictObject({ stored: z.string(), answered: z.string() });

/** Days and campaigns (external ids) with a changed row, and the totals of those rows. Micros, all as decimal text. */
export const figureChangeSchema = z.strictObject({
  days: z.array(z.iso.date()),
  campaigns: z.array(z.string()),
  totals: z.record(z.enum(guardedFigures), totalsSchema),
});
export type FigureChange = z.infer<typeof figureChangeSchema>;

const totalsOf = (stored: (column: string) => SQL, answered: (column: string) => SQL): SQL =>
  sql.join(
    guardedFigures.map((figure) => {
      const column = figureColumns[figure];
      return sql`'${sql.raw(figure)}', json_build_object(
        'stored', coalesce(sum(${stored(column)}), 0)::text, 'answered', coalesce(sum(${answered(column)}), 0)::text)`;
    }),
    sql`, `,
  );

const columnOf = (row: string) => (column: string) => sql.raw(`${row}.${column}`);
const zero = () => sql`0`;
const anyFigureDiffers = sql.join(
  guardedFigures.map((figure) => {
    const column = sql.raw(figureColumns[figure]);
    return sql`coalesce(m.${column}, 0) <> coalesce(r.${column}, 0)`;
  }),
  sql` or `,
);

async function readChange(tx: Tx, query: SQL): Promise<FigureChange> {
  const [row] = await tx.execute<{ change: FigureChange }>(query);
  if (!row) throw new Error('An aggregate without a group has one row.');
  return row.change;
}

const asChange = (campaign: SQL, date: SQL, totals: SQL) => sql`json_build_object(
  'days', coalesce(json_agg(distinct ${date}), '[]'), 'campaigns', coalesce(json_agg(distinct ${campaign}), '[]'),
  'totals', json_build_object(${totals})) as change`;

export function describeChange(
  tx: Tx,
  account: FactAccount,
  window: DateWindow,
  page: readonly RemoteDailyMetrics[],
): Promise<FigureChange> {
  const totals = totalsOf(columnOf('m'), columnOf('r'));
  return readChange(
    tx,
    sql`select ${asChange(sql`r.external_id`, sql`r.date`, totals)}
      from ${besideStored(page, account, window)} where ${anyFigureDiffers}`,
  );
}

/** Without campaigns that the platform may only hide: they keep their facts. */
export function describeRemoval(tx: Tx, account: FactAccount, window: DateWindow, now: Date): Promise<FigureChange> {
  const rows = vanishedRows(account, { window, startedAt: now, returned: [] });
  return readChange(
    tx,
    sql`select ${asChange(sql`c.external_id`, sql`m.date`, totalsOf(columnOf('m'), zero))}
      from (${rows}) gone
      join ad_metrics m on m.org_id = ${account.orgId} and m.campaign_id = gone.campaign_id and m.date = gone.date
      join campaigns c on c.org_id = m.org_id and c.id = m.campaign_id
      where not gone.is_hidden`,
  );
}

const plus = (one: string, other: string) => decimalFromMicros(microsFromDecimal(one) + microsFromDecimal(other));

export function plusChange(one: FigureChange | undefined, other: FigureChange): FigureChange {
  if (!one) return other;
  const totals = { ...other.totals };
  for (const figure of guardedFigures) {
    totals[figure] = {
      stored: plus(one.totals[figure].stored, other.totals[figure].stored),
      answered: plus(one.totals[figure].answered, other.totals[figure].answered),
    };
  }
  return {
    days: [...new Set([...one.days, ...other.days])].sort(),
    campaigns: [...new Set([...one.campaigns, ...other.campaigns])].sort(),
    totals,
  };
}
