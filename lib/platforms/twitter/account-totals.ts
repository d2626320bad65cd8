import { type AccountFigures, readRanges, sumOf } from '../account-totals';
import { rangesOf } from '../day-ranges';
import type { AdAccountRef, AdsFacet, DateWindow } from '../platform';
import { accountStatsAnswer } from './api-types';
import type { TwitterClient } from './client';
import { ACCOUNT_METRIC_GROUPS, COMMON_PLACEMENTS, STATS_DAYS } from './constants';
import { timesOf } from './vendor/account-time';
import { readActiveCampaigns } from './vendor/active-campaigns';
import { type AdsHalf, requireAds } from './vendor/dual-grant';

const ENDPOINT = 'GET /stats/accounts/{id} (account)';

interface Reading {
  client: TwitterClient;
  half: AdsHalf;
  account: AdAccountRef;
}

async function readPlacement(
  { client, half, account }: Reading,
  range: DateWindow,
  placement: string,
): Promise<AccountFigures> {
  const { data } = await client.getAds(half, {
    path: ['stats', 'accounts', account.externalId],
    endpoint: ENDPOINT,
    query: {
      entity: 'ACCOUNT',
      entity_ids: account.externalId,
      ...timesOf(range, account.timeZone),
      granularity: 'TOTAL',
      placement,
      metric_groups: ACCOUNT_METRIC_GROUPS.join(','),
    },
    schema: accountStatsAnswer,
  });
  return sumOf(
    data.flatMap(({ id_data: parts }) =>
      parts.map(({ metrics: { impressions, billed_charge_local_micro: charges } }) => ({
        impressions: (impressions ?? []).reduce<number>((sum, count) => sum + (count ?? 0), 0),
        spendMicros: (charges ?? []).reduce<bigint>((sum, charge) => sum + (charge ?? 0n), 0n),
      })),
    ),
  );
}

async function placementsOf({ client, half, account }: Reading, range: DateWindow): Promise<string[]> {
  const active = await readActiveCampaigns(client, half, account, range);
  return [...new Set([...COMMON_PLACEMENTS, ...active.flatMap(([, placements]) => placements.split(','))])];
}

export const readAccountTotals =
  (client: TwitterClient): AdsFacet['readAccountTotals'] =>
  async ({ accessToken, account, window }) => {
    const reading = { client, half: requireAds(accessToken, ENDPOINT), account };
    const figures = await readRanges(rangesOf(window, STATS_DAYS), async (range) => {
      const parts: AccountFigures[] = [];
      for (const placement of await placementsOf(reading, range)) {
        parts.push(await readPlacement(reading, range, placement));
      }
      return sumOf(parts);
    });
    return { currency: account.currency, ...figures };
  };
