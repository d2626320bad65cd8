import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead, readTogether } from '@/db/read-together';
import type { Tx } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { type FxRate, REFERENCE_BASE } from '../convert';

interface PairRow {
  base: string;
  quote: string;
  // Null: manual.
  source: string | null;
  days: [IsoDate, string][];
}

/**
 * The manual rates of the organization, and the reference rates of the dollar and of the currencies that its accounts,
 * its targets and itself have, or that are in `further`.
 */
export function knownFxRates(orgId: AuthorizedOrgId, further: readonly string[] = []): JsonRead<FxRate[]> {
  const query = sql`
    select base, quote, null as source, json_agg(json_build_array(date, trim_scale(rate)::text)) as days
    from fx_rates where org_id = ${orgId} group by base, quote
    union all
    select ${REFERENCE_BASE}::text, currency, source, json_agg(json_build_array(date, trim_scale(rate)::text))
    from fx_reference_rates where currency in (
      select currency from organizations where id = ${orgId}
      union select currency from ad_accounts where org_id = ${orgId}
      union select currency from kpi_targets where org_id = ${orgId}
      union select unnest(${`{${['USD', ...further].join(',')}}`}::text[]))
    group by currency, source`;
  return jsonRead(query, (pairs: PairRow[]) =>
    pairs.flatMap(({ base, quote, source, days }) =>
      days.map(([date, rate]) => ({ date, base, quote, rate, ...(source === null ? {} : { source }) })),
    ),
  );
}

/** `knownFxRates` in one statement. */
export async function readFxRates(tx: Tx, orgId: AuthorizedOrgId, further?: readonly string[]): Promise<FxRate[]> {
  return (await readTogether(tx, { rates: knownFxRates(orgId, further) })).rates;
}
