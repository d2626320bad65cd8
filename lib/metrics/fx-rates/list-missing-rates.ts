import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { createRateBook } from '../convert';
import { readFxRates } from './read-fx-rates';

export interface MissingRate {
  currency: string;
  // The first day with spend and without a rate.
  firstDay: IsoDate;
}

export function listMissingRates(orgId: AuthorizedOrgId, quote: string): Promise<MissingRate[]> {
  return withOrg(orgId, async (tx) => {
    const [rates, rows] = await Promise.all([
      readFxRates(tx, orgId, [quote]),
      tx.execute<{ currency: string; days: IsoDate[] }>(sql`
        select currency, json_agg(date order by date) as days from (
          select distinct m.currency, m.date from org_daily_metrics m
          join ad_accounts a on a.org_id = m.org_id and a.id = m.ad_account_id and a.selected
          where m.org_id = ${orgId} and m.spend_micros > 0 and m.currency <> ${quote}) spent
        group by currency order by currency`),
    ]);
    const book = createRateBook(rates);
    return rows.flatMap(({ currency, days }) => {
      const firstDay = days.find((day) => !book.rateOn(day, currency, quote));
      return firstDay === undefined ? [] : [{ currency, firstDay }];
    });
  });
}
