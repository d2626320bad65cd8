import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { createRateBook } from '../convert';
import { readFxRates } from './read-fx-rates';

export interface MissingRate {
  currency: string;
  firstDay: IsoDate;
}

export function listMissingRates(orgId: AuthorizedOrgId, quote: string): Promise<MissingRate[]> {
  return withOrg(orgId, async (tx) => {
    const [rates, rows] = await Promise.all([
      readFxRates(tx, orgId),
      tx.execute<{ currency: string; first_day: string }>(sql`
        select m.currency, min(m.date) as first_day from org_daily_metrics m
        join ad_accounts a on a.org_id = m.org_id and a.id = m.ad_account_id and a.selected
        where m.org_id = ${orgId} and m.spend_micros > 0
        group by m.currency order by m.currency`),
    ]);
    const book = createRateBook(rates);
    return rows
      .map((row) => ({ currency: row.currency, firstDay: row.first_day }))
      .filter(({ currency, firstDay }) => !book.rateOn(firstDay, currency, quote));
  });
}
