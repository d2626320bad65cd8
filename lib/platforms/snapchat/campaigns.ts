import { decodePageCursor, encodePageCursor, positionSchema } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { toPage } from '../rows';
import { campaignsAnswer } from './api-types';
import type { SnapchatClient } from './client';
import { PAGE_SIZE, READ_DELETED } from './constants';
import { toCampaign } from './normalize';
import { nextPosition, pageQuery } from './vendor/paging';

const ENDPOINT = 'GET /adaccounts/{id}/campaigns';

export const listCampaigns =
  (client: SnapchatClient): AdsFacet['listCampaigns'] =>
  async ({ accessToken, cursor, account }) => {
    const position = decodePageCursor(cursor, positionSchema);
    const answer = await client.get({
      path: ['adaccounts', account.externalId, 'campaigns'],
      endpoint: ENDPOINT,
      accessToken,
      query: { ...READ_DELETED, ...pageQuery(PAGE_SIZE.campaigns, position) },
      schema: campaignsAnswer,
    });
    const next = nextPosition(position, answer.paging, ENDPOINT);
    const now = new Date();
    const items = answer.campaigns.rows.map(({ campaign }) => toCampaign(campaign, now));
    return toPage(items, next && encodePageCursor(next), answer.campaigns.skipped);
  };
