import { decodePageCursor, encodePageCursor, positionSchema } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { toPage } from '../rows';
import { type ApiLineItem, campaignsAnswer, lineItemsAnswer } from './api-types';
import type { TwitterClient } from './client';
import { CAMPAIGNS_PER_PAGE } from './constants';
import { toCampaign } from './normalize';
import { type AdsHalf, requireAds } from './vendor/dual-grant';
import { readPage, readWhole } from './vendor/paging';

const ENDPOINT = 'GET /accounts/{id}/campaigns';

// Line items hold what X does not keep on campaigns.
async function readLineItems(client: TwitterClient, half: AdsHalf, accountId: string, campaignIds: readonly string[]) {
  const byCampaign = new Map<string, ApiLineItem[]>();
  if (campaignIds.length === 0) return byCampaign;
  const lineItems = await readWhole(client, half, {
    path: ['accounts', accountId, 'line_items'],
    endpoint: 'GET /accounts/{id}/line_items',
    query: { campaign_ids: campaignIds.join(','), with_deleted: 'true', with_draft: 'true' },
    schema: lineItemsAnswer,
  });
  for (const item of lineItems.rows)
    byCampaign.set(item.campaign_id, [...(byCampaign.get(item.campaign_id) ?? []), item]);
  return byCampaign;
}

export const listCampaigns =
  (client: TwitterClient): AdsFacet['listCampaigns'] =>
  async ({ accessToken, cursor, account }) => {
    const half = requireAds(accessToken, ENDPOINT);
    const { rows, next, skipped } = await readPage(
      client,
      half,
      {
        path: ['accounts', account.externalId, 'campaigns'],
        endpoint: ENDPOINT,
        query: { with_deleted: 'true', with_draft: 'true' },
        schema: campaignsAnswer,
      },
      CAMPAIGNS_PER_PAGE,
      decodePageCursor(cursor, positionSchema),
    );
    const ids = rows.map(({ id }) => id);
    const lineItems = await readLineItems(client, half, account.externalId, ids);
    const now = new Date();
    const items = rows.map((row) => toCampaign(row, lineItems.get(row.id) ?? [], account, now));
    return toPage(items, next && encodePageCursor(next), skipped);
  };
