import { type AccountFigures, sumOf } from '../account-totals';
import type { AdsFacet } from '../platform';
import { accountStatsAnswer } from './api-types';
import type { SnapchatClient } from './client';
import { chunksOf, timesOf } from './daily-metrics';

/** Spend is the only figure that Snap has of an ad account itself. */
export const readAccountTotals =
  (client: SnapchatClient): AdsFacet['readAccountTotals'] =>
  async ({ accessToken, account, window }) => {
    const parts: AccountFigures[] = [];
    for (const chunk of chunksOf(window, account.timeZone, new Date())) {
      const answer = await client.get({
        path: ['adaccounts', account.externalId, 'stats'],
        endpoint: 'GET /adaccounts/{id}/stats (account)',
        accessToken,
        query: { ...timesOf(chunk, account.timeZone), fields: 'spend' },
        schema: accountStatsAnswer,
      });
      for (const { timeseries_stat: series } of answer.timeseries_stats) {
        for (const { stats } of series.timeseries ?? []) parts.push({ spendMicros: stats.spend, impressions: null });
      }
    }
    return { currency: account.currency, ...sumOf(parts), impressions: null };
  };
