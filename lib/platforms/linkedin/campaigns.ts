import { decodePageCursor, encodePageCursor, positionSchema } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { toPage } from '../rows';
import { campaignsAnswer } from './api-types';
import type { LinkedInClient } from './client';
import { CAMPAIGN_STATUSES, PAGE_SIZE } from './constants';
import { toCampaign } from './normalize';
import { readSearch } from './vendor/paging';

export const listCampaigns =
  (client: LinkedInClient): AdsFacet['listCampaigns'] =>
  async ({ accessToken, cursor, account }) => {
    const { rows, next, skipped } = await readSearch(client, {
      path: ['adAccounts', account.externalId, 'adCampaigns'],
      endpoint: 'GET /adAccounts/{id}/adCampaigns',
      accessToken,
      query: { search: { status: { values: CAMPAIGN_STATUSES } } },
      pageSize: PAGE_SIZE.campaigns,
      position: decodePageCursor(cursor, positionSchema),
      schema: campaignsAnswer,
    });
    const now = new Date();
    const items = rows.map((row) => toCampaign(row, now));
    return toPage(items, next && encodePageCursor(next), skipped);
  };
