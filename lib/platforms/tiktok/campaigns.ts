import { z } from 'zod';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdsFacet } from '../platform';
import { toPage } from '../rows';
import { adGroupsAnswer, campaignsAnswer } from './api-types';
import type { TikTokClient } from './client';
import { ADS_PAGE_SIZE, EVERY_STATUS } from './constants';
import { toCampaign } from './normalize';
import { requireAds } from './vendor/dual-grant';
import { pageAfter } from './vendor/numbered-page';
import { type Schedule, widenSchedule } from './vendor/schedule';

const FIELDS = [
  'campaign_id',
  'campaign_name',
  'objective_type',
  'operation_status',
  'secondary_status',
  'budget',
  'budget_mode',
];
const AD_GROUP_FIELDS = ['campaign_id', 'schedule_type', 'schedule_start_time', 'schedule_end_time'];

const stateSchema = z.object({ page: z.number().int().positive() });

interface Reading {
  client: TikTokClient;
  token: string;
  accountId: string;
}

async function readAdGroups({ client, token, accountId }: Reading, campaignIds: readonly string[], page: number) {
  return client.get({
    half: 'ads',
    path: 'adgroup/get/',
    accessToken: token,
    query: {
      advertiser_id: accountId,
      fields: AD_GROUP_FIELDS,
      filtering: JSON.stringify({ campaign_ids: campaignIds }),
      page,
      page_size: ADS_PAGE_SIZE.adGroups,
    },
    schema: adGroupsAnswer,
  });
}

// TikTok keeps schedules on ad groups, without deleted ones. Without access to ad groups campaigns still load.
async function readSchedules(reading: Reading, campaignIds: readonly string[]): Promise<Map<string, Schedule>> {
  const schedules = new Map<string, Schedule>();
  if (campaignIds.length === 0) return schedules;
  try {
    for (let page: number | null = 1; page !== null; ) {
      const answer: z.output<typeof adGroupsAnswer> = await readAdGroups(reading, campaignIds, page);
      for (const adGroup of answer.list.rows) {
        schedules.set(adGroup.campaign_id, widenSchedule(schedules.get(adGroup.campaign_id), adGroup));
      }
      page = pageAfter(page, answer, 'GET /adgroup/get/');
    }
    return schedules;
  } catch (error) {
    if (error instanceof VendorError && error.code === 'permission_missing') return new Map();
    throw error;
  }
}

export const listCampaigns =
  (client: TikTokClient): AdsFacet['listCampaigns'] =>
  async ({ accessToken, cursor, account }) => {
    const { token } = requireAds(accessToken, 'GET /campaign/get/');
    const { page } = decodePageCursor(cursor, stateSchema) ?? { page: 1 };
    const answer = await client.get({
      half: 'ads',
      path: 'campaign/get/',
      accessToken: token,
      query: {
        advertiser_id: account.externalId,
        fields: FIELDS,
        filtering: JSON.stringify({ primary_status: EVERY_STATUS }),
        page,
        page_size: ADS_PAGE_SIZE.campaigns,
      },
      schema: campaignsAnswer,
    });
    const next = pageAfter(page, answer, 'GET /campaign/get/');
    const reading = { client, token, accountId: account.externalId };
    const schedules = await readSchedules(
      reading,
      answer.list.rows.map((row) => row.campaign_id),
    );
    const now = new Date();
    const items = answer.list.rows.map((row) => toCampaign(row, schedules.get(row.campaign_id), now));
    return toPage(items, next === null ? null : encodePageCursor({ page: next }), answer.list.skipped);
  };
