import { microsFromDecimal } from '@/lib/money';
import { readRanges, sumOf } from '../account-totals';
import type { AdsFacet } from '../platform';
import { accountInsightsAnswer } from './api-types';
import type { MetaClient } from './client';

export const readAccountTotals =
  (client: MetaClient): AdsFacet['readAccountTotals'] =>
  async ({ accessToken, account, window }) => {
    let currency: string | undefined;
    const figures = await readRanges([window], async ({ from, to }) => {
      const { data } = await client.get({
        path: [account.externalId, 'insights'],
        endpoint: 'GET /{ad-account}/insights (account)',
        accessToken,
        query: {
          level: 'account',
          time_range: JSON.stringify({ since: from, until: to }),
          fields: 'account_currency,impressions,spend',
        },
        schema: accountInsightsAnswer,
      });
      currency ??= data[0]?.account_currency;
      return sumOf(data.map(({ impressions, spend }) => ({ impressions, spendMicros: microsFromDecimal(spend) })));
    });
    return { currency: currency ?? account.currency, ...figures };
  };
