import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { toPage } from '../rows';
import { type ApiCampaignRow, campaignsAnswer } from './api-types';
import type { GoogleClient } from './client';
import { toCampaign } from './normalize';
import { FIRST_PAGE, searchPage, searchStateSchema } from './vendor/search';

const QUERY = `SELECT campaign.id, campaign.name, campaign.status, campaign.primary_status,
 campaign.advertising_channel_type, campaign.start_date_time, campaign.end_date_time,
 campaign_budget.amount_micros, campaign_budget.total_amount_micros, campaign_budget.period,
 campaign_budget.explicitly_shared, campaign_budget.reference_count
 FROM campaign ORDER BY campaign.id`;

export const listCampaigns =
  (client: GoogleClient): AdsFacet['listCampaigns'] =>
  async ({ accessToken, cursor, account }) => {
    const { rows, next, skipped } = await searchPage<ApiCampaignRow>(
      client,
      {
        account,
        accessToken,
        query: QUERY,
        endpoint: 'POST /customers/{id}/googleAds:search (campaigns)',
        schema: campaignsAnswer,
      },
      decodePageCursor(cursor, searchStateSchema) ?? FIRST_PAGE,
    );
    const now = new Date();
    const items = rows.map((row) => toCampaign(row, account.timeZone, now));
    return toPage(items, next && encodePageCursor(next), skipped);
  };
