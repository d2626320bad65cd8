import 'server-only';
import { sql } from 'drizzle-orm';
import { columnArrays } from '@/db/column-arrays';
import type { Tx } from '@/db/tenant';
import type { ReferenceRate } from './parse-reference-rates';

const BATCH = 5_000;

/**
 * Stores what is not stored yet. A day keeps its first rate: one that its publisher changes later is only counted. Rates
 * of the sandbox end with the first ones of another publisher, and never join those.
 */
export async function storeReferenceRates(
  tx: Tx,
  source: string,
  rates: readonly ReferenceRate[],
): Promise<{ stored: number; restated: number }> {
  if (source === 'sandbox') {
    const real = await tx.execute(sql`select 1 from fx_reference_rates where source <> 'sandbox' limit 1`);
    if (real.length > 0) return { stored: 0, restated: 0 };
  } else await tx.execute(sql`delete from fx_reference_rates where source = 'sandbox'`);
  const total = { stored: 0, restated: 0 };
  for (let at = 0; at < rates.length; at += BATCH) {
    const batch = await storeBatch(tx, source, rates.slice(at, at + BATCH));
    total.stored += batch.stored;
    total.restated += batch.restated;
  }
  return total;
}

async function storeBatch(tx: Tx, source: string, rates: readonly ReferenceRate[]) {
  const rows = columnArrays(rates, [
    { name: 'currency', type: 'text', of: ({ currency }) => currency },
    { name: 'date', type: 'date', of: ({ date }) => date },
    { name: 'rate', type: 'numeric', of: ({ rate }) => rate },
  ]);
  const [row] = await tx.execute<{ stored: number; restated: number }>(sql`
    with published as materialized (select * from ${rows}), added as (
      insert into fx_reference_rates (currency, date, rate, source, observed_at)
      select currency, date, rate, ${source}, now() from published
      on conflict do nothing returning 1
    )
    select (select count(*)::int from added) as stored, (
      select count(*)::int from published p join fx_reference_rates f using (currency, date)
      where f.source = ${source} and f.rate <> p.rate) as restated`);
  return row ?? { stored: 0, restated: 0 };
}
