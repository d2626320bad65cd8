import { decodePageCursor, encodePageCursor, positionSchema } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { toPage } from '../rows';
import { campaignsAnswer } from './api-types';
import type { MetaClient } from './client';
import { CAMPAIGN_STATUSES, PAGE_SIZE } from './constants';
import { toCampaign } from './normalize';
import { readEdge } from './vendor/edge';

const FIELDS =
  'id,name,objective,status,configured_status,effective_status,daily_budget,lifetime_budget,start_time,stop_time,issues_info';

export const listCampaigns =
  (client: MetaClient): AdsFacet['listCampaigns'] =>
  async ({ accessToken, cursor, account }) => {
    const { data, next } = await readEdge(client, {
      path: [account.externalId, 'campaigns'],
      endpoint: 'GET /{ad-account}/campaigns',
      accessToken,
      query: { fields: FIELDS, effective_status: JSON.stringify(CAMPAIGN_STATUSES) },
      limit: PAGE_SIZE.campaigns,
      position: decodePageCursor(cursor, positionSchema),
      schema: campaignsAnswer,
    });
    const now = new Date();
    const items = data.rows.map((row) => toCampaign(row, account.currency, now));
    return toPage(items, next && encodePageCursor(next), data.skipped);
  };
