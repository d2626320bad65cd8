import { decodeCursor, encodeCursor, positionSchema } from '../page-cursor';
import type { Platform } from '../platform';
import { pageOf } from '../rows';
import { campaignsAnswer } from './api-types';
import type { SnapClient } from './client';
import { PAGE_SIZE, READ_DELETED } from './facts';
import { campaignOf } from './normalize';
import { nextPosition, pageQuery } from './paging';

const ENDPOINT = 'GET /adaccounts/{id}/campaigns';

/** Every campaign of an ad account, deleted ones included. */
export const listCampaigns =
  (client: SnapClient): Platform['listCampaigns'] =>
  async ({ accessToken, cursor, account }) => {
    const position = decodeCursor(cursor, positionSchema);
    const answer = await client.get({
      path: ['adaccounts', account.externalId, 'campaigns'],
      endpoint: ENDPOINT,
      accessToken,
      query: { ...READ_DELETED, ...pageQuery(PAGE_SIZE.campaigns, position) },
      schema: campaignsAnswer,
    });
    const next = nextPosition(position, answer.paging, ENDPOINT);
    const now = new Date();
    const items = answer.campaigns.rows.map(({ campaign }) => campaignOf(campaign, now));
    return pageOf(items, next && encodeCursor(next), answer.campaigns.skipped);
  };
