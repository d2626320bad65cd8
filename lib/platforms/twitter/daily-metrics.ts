import { z } from 'zod';
import { addDays, dayInZone, daysBetween, type IsoDate } from '@/lib/dates';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { AdAccountRef, AdsFacet, DateWindow, RemoteDailyMetrics } from '../platform';
import { type ApiMetrics, campaignsAnswer, statsAnswer } from './api-types';
import type { TwitterClient } from './client';
import { ACTIVE_CAMPAIGNS_AHEAD, LARGEST_PAGE, METRIC_GROUPS, STATS_CAMPAIGNS, STATS_DAYS } from './constants';
import { toDailyMetrics } from './normalize';
import { timesOf } from './vendor/account-time';
import { type ActiveCampaign, activeCampaign, readActiveCampaigns } from './vendor/active-campaigns';
import { type AdsHalf, requireAds } from './vendor/dual-grant';
import { readPage } from './vendor/paging';
import { twitterError } from './vendor/twitter-error';

const ENDPOINT = 'GET /stats/accounts/{id}';

const stateSchema = z.object({
  from: z.iso.date(),
  ahead: z.array(activeCampaign),
  // Campaigns of the range up to this id are read or in `ahead`; null: no search yet.
  knownTo: z.string().nullable(),
  isMore: z.boolean(),
});
type State = z.infer<typeof stateSchema>;

interface Reading {
  client: TwitterClient;
  half: AdsHalf;
  account: AdAccountRef;
}

const startAt = (from: IsoDate): State => ({ from, ahead: [], knownTo: null, isMore: true });

function rangeAt(from: IsoDate, { to }: DateWindow): DateWindow {
  const last = addDays(from, STATS_DAYS - 1);
  return { from, to: last.localeCompare(to) < 0 ? last : to };
}

async function lookAhead(reading: Reading, state: State, range: DateWindow): Promise<State> {
  if (state.ahead.length > 0 || !state.isMore) return state;
  const { client, half, account } = reading;
  const active = await readActiveCampaigns(client, half, account, range);
  const left = active.filter(([id]) => state.knownTo === null || id > state.knownTo);
  const ahead = left.slice(0, ACTIVE_CAMPAIGNS_AHEAD);
  return { ...state, ahead, knownTo: ahead.at(-1)?.[0] ?? state.knownTo, isMore: left.length > ahead.length };
}

async function readPlacement(
  { client, half, account }: Reading,
  range: DateWindow,
  placement: string,
  ids: readonly string[],
): Promise<Map<string, ApiMetrics[]>> {
  const dayCount = daysBetween(range.from, range.to) + 1;
  const answer = await client.getAds(half, {
    path: ['stats', 'accounts', account.externalId],
    endpoint: ENDPOINT,
    query: {
      entity: 'CAMPAIGN',
      entity_ids: ids.join(','),
      ...timesOf(range, account.timeZone),
      granularity: 'DAY',
      placement,
      metric_groups: METRIC_GROUPS.join(','),
    },
    schema: statsAnswer,
  });
  const all = answer.data.map(({ id, id_data: parts }) => [id, parts.map(({ metrics }) => metrics)] as const);
  // Series carry no dates: one of another length cannot be assigned to days.
  if (!all.every(([, parts]) => parts.every((metrics) => hasLength(metrics, dayCount)))) {
    throw twitterError('permanent', 'unexpected_answer', ENDPOINT, 'metrics of another length than requested');
  }
  return new Map(all);
}

type Series = readonly unknown[] | null | undefined;

function hasLength(metrics: ApiMetrics, dayCount: number): boolean {
  return Object.values(metrics)
    .flatMap((metric): Series[] => (metric === null || Array.isArray(metric) ? [metric] : Object.values(metric)))
    .every((series) => !series || series.length === dayCount);
}

async function readLabels({ client, half, account }: Reading, ids: readonly string[]) {
  const listing = {
    path: ['accounts', account.externalId, 'campaigns'],
    endpoint: 'GET /accounts/{id}/campaigns',
    query: { campaign_ids: ids.join(','), with_deleted: 'true', with_draft: 'true' },
    schema: campaignsAnswer,
  };
  const { rows } = await readPage(client, half, listing, LARGEST_PAGE, null);
  return new Map(rows.map((row) => [row.id, row]));
}

async function readCampaigns(
  reading: Reading,
  range: DateWindow,
  campaigns: readonly ActiveCampaign[],
): Promise<RemoteDailyMetrics[]> {
  const ids = campaigns.map(([id]) => id);
  const byPlacement: Map<string, ApiMetrics[]>[] = [];
  const placementsOfAll = new Set(campaigns.flatMap(([, placements]) => placements.split(',')));
  for (const placement of [...placementsOfAll].sort()) {
    const there = campaigns.filter(([, placements]) => placements.split(',').includes(placement));
    byPlacement.push(
      await readPlacement(
        reading,
        range,
        placement,
        there.map(([id]) => id),
      ),
    );
  }
  const labels = await readLabels(reading, ids);
  return ids.flatMap((id) => {
    const label = {
      campaignExternalId: id,
      campaignName: labels.get(id)?.name || id,
      currency: labels.get(id)?.currency ?? reading.account.currency,
    };
    const series = byPlacement.flatMap((placement) => placement.get(id) ?? []);
    return toDailyMetrics(label, series, range.from, daysBetween(range.from, range.to) + 1);
  });
}

async function readShrinking(reading: Reading, range: DateWindow, ahead: readonly ActiveCampaign[]) {
  for (let size = STATS_CAMPAIGNS; ; size = Math.ceil(size / 2)) {
    const campaigns = ahead.slice(0, size);
    try {
      const items = campaigns.length > 0 ? await readCampaigns(reading, range, campaigns) : [];
      return { items, rest: ahead.slice(size) };
    } catch (error) {
      if (!(error instanceof VendorError && error.needsSmallerRequest) || size === 1) throw error;
    }
  }
}

// Metrics by campaign and day, week by week. Each page reads a few of the campaigns that X reports as active in the
// week, at each placement where they ran.
export const listDailyMetrics =
  (client: TwitterClient): AdsFacet['listDailyMetrics'] =>
  async ({ accessToken, cursor, account, window }) => {
    const reading = { client, half: requireAds(accessToken, ENDPOINT), account };
    const today = dayInZone(new Date(), account.timeZone);
    const last = window.to.localeCompare(today) < 0 ? window.to : today;
    const start = decodePageCursor(cursor, stateSchema) ?? startAt(window.from);
    if (start.from.localeCompare(last) > 0) return { items: [], nextCursor: null };

    const range = rangeAt(start.from, { from: window.from, to: last });
    const state = await lookAhead(reading, start, range);
    const { items, rest } = await readShrinking(reading, range, state.ahead);
    const next = rest.length > 0 || state.isMore ? { ...state, ahead: rest } : startAt(addDays(range.to, 1));
    const isLast = next.from.localeCompare(last) > 0;
    return { items, nextCursor: isLast ? null : encodePageCursor(next) };
  };
