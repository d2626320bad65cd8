import { microsFromDecimal } from '@/lib/money';
import { readRanges, sumOf } from '../account-totals';
import { rangesOf } from '../day-ranges';
import type { AdsFacet } from '../platform';
import { accountReportAnswer } from './api-types';
import type { TikTokClient } from './client';
import { REPORT_TOTAL_DAYS } from './constants';
import { requireAds } from './vendor/dual-grant';

/** The advertiser's own report row without days; unfiltered, as it includes deleted campaigns (unconfirmed). */
export const readAccountTotals =
  (client: TikTokClient): AdsFacet['readAccountTotals'] =>
  async ({ accessToken, account, window }) => {
    const path = 'report/integrated/get/';
    const { token } = requireAds(accessToken, `GET /${path}`);
    let currency: string | undefined;
    const figures = await readRanges(rangesOf(window, REPORT_TOTAL_DAYS), async ({ from, to }) => {
      const { list } = await client.get({
        half: 'ads',
        path,
        accessToken: token,
        query: {
          advertiser_id: account.externalId,
          service_type: 'AUCTION',
          report_type: 'BASIC',
          data_level: 'AUCTION_ADVERTISER',
          dimensions: ['advertiser_id'],
          metrics: ['currency', 'spend', 'impressions'],
          start_date: from,
          end_date: to,
        },
        schema: accountReportAnswer,
      });
      currency ??= list[0]?.metrics.currency;
      return sumOf(
        list.map(({ metrics: { impressions, spend } }) => ({
          impressions: impressions ?? 0,
          spendMicros: microsFromDecimal(spend ?? '0'),
        })),
      );
    });
    return { currency: currency ?? account.currency, ...figures };
  };
