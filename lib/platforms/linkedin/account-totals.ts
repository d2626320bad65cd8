import { microsFromDecimal } from '@/lib/money';
import { readRanges, sumOf } from '../account-totals';
import type { AdsFacet } from '../platform';
import { accountMetricsAnswer } from './api-types';
import type { LinkedInClient } from './client';
import { analyticsQuery, requireRole } from './daily-metrics';

export const readAccountTotals =
  (client: LinkedInClient): AdsFacet['readAccountTotals'] =>
  async ({ accessToken, account, window }) => {
    const figures = await readRanges([window], async (range) => {
      const { elements } = await client.get({
        path: ['adAnalytics'],
        endpoint: 'GET /adAnalytics (account)',
        accessToken,
        query: analyticsQuery(account, 'ACCOUNT', 'ALL', range),
        fields: ['impressions', 'sends', 'costInLocalCurrency'],
        schema: accountMetricsAnswer,
      });
      if (elements.length === 0) await requireRole({ client, accessToken, account });
      return sumOf(
        elements.map(({ impressions, sends = 0, costInLocalCurrency }) => ({
          // Message ads have `sends` instead of impressions (see `toDailyMetrics`); other ads have none.
          impressions: impressions + sends,
          spendMicros: microsFromDecimal(costInLocalCurrency),
        })),
      );
    });
    return { currency: account.currency, ...figures };
  };
