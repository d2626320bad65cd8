import { readRanges, sumOf } from '../account-totals';
import type { AdsFacet, DateWindow } from '../platform';
import { type ApiAccountTotalsRow, accountTotalsAnswer } from './api-types';
import type { GoogleClient } from './client';
import { FIRST_PAGE, searchPage } from './vendor/search';

// Google sums days into one row when the query does not select them.
const queryOf = ({ from, to }: DateWindow) => `SELECT customer.currency_code, metrics.impressions, metrics.cost_micros
 FROM customer WHERE segments.date BETWEEN '${from}' AND '${to}'`;

export const readAccountTotals =
  (client: GoogleClient): AdsFacet['readAccountTotals'] =>
  async ({ accessToken, account, window }) => {
    let currency: string | undefined;
    const figures = await readRanges([window], async (range) => {
      const endpoint = 'POST /customers/{id}/googleAds:search (account)';
      const request = { account, accessToken, query: queryOf(range), endpoint, schema: accountTotalsAnswer };
      const { rows } = await searchPage<ApiAccountTotalsRow>(client, request, FIRST_PAGE);
      currency ??= rows[0]?.customer?.currencyCode;
      return sumOf(
        rows.map(({ metrics }) => ({ impressions: metrics.impressions ?? 0, spendMicros: metrics.costMicros ?? 0n })),
      );
    });
    return { currency: currency ?? account.currency, ...figures };
  };
