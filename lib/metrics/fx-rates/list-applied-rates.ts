import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import type { IsoDate } from '@/lib/dates';
import { createRateBook } from '../convert';
import { divideRounded } from '../divide-rounded';
import type { Rate } from '../rate';
import { readFxRates } from './read-fx-rates';
import type { AppliedRateDto } from './schema';

const DECIMALS = 10;

/** What converts each other currency of the organization's chosen accounts on a day, and where it comes from. */
export function listAppliedRates(orgId: AuthorizedOrgId, quote: string, date: IsoDate): Promise<AppliedRateDto[]> {
  return withOrg(orgId, async (tx) => {
    const [rates, currencies] = await Promise.all([
      readFxRates(tx, orgId, [quote]),
      tx.execute<{ currency: string }>(sql`
        select distinct currency from ad_accounts
        where org_id = ${orgId} and selected and currency <> ${quote} order by currency`),
    ]);
    const book = createRateBook(rates);
    return currencies.map(({ currency }) => {
      const found = book.rateOn(date, currency, quote);
      return {
        currency,
        rate: found && decimalOf(found),
        rateDate: found?.rateDate ?? null,
        sources: [...(found?.sources ?? [])],
      };
    });
  });
}

function decimalOf({ numerator, denominator }: Rate): string {
  const digits = divideRounded(numerator * 10n ** BigInt(DECIMALS), denominator)
    .toString()
    .padStart(DECIMALS + 1, '0');
  return `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`.replace(/\.?0+$/, '');
}
