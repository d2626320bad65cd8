import { dayInZone, type IsoDate } from '@/lib/dates';
import { type ActionSums, isEmpty, plusAction, toActionFigures, toActionSum, toActions } from '../conversion-actions';
import type {
  AdAccountRef,
  CampaignStatus,
  RemoteAdAccount,
  RemoteCampaign,
  RemoteDailyMetrics,
  RemotePost,
  RemoteProfile,
} from '../platform';
import type {
  ApiAdAccount,
  ApiAssetStats,
  ApiCampaign,
  ApiCampaignSeries,
  ApiPost,
  ApiProfile,
  ApiStats,
} from './api-types';
import {
  ACTION_FIELDS,
  CONVERSION_ACTIONS,
  DRAFT_STATE,
  ENDED_DELIVERY,
  ORDINARY_DELIVERY,
  type PostKind,
} from './constants';

export function toAdAccount(row: ApiAdAccount): RemoteAdAccount {
  return {
    externalId: row.id,
    name: row.name ?? row.id,
    currency: row.currency,
    timeZone: row.timezone,
    externalStatus: row.status ?? null,
    accessPath: null,
  };
}

function externalStatusOf(row: ApiCampaign): string {
  if (row.deleted) return 'DELETED';
  // Snap has changed the casing before.
  if (row.creation_state?.toUpperCase() === DRAFT_STATE) return DRAFT_STATE;
  return row.status?.toUpperCase() ?? 'UNKNOWN';
}

function toStatus(externalStatus: string, hasEnded: boolean): CampaignStatus {
  switch (externalStatus) {
    case 'ACTIVE':
      return hasEnded ? 'ended' : 'active';
    case 'PAUSED':
      return 'paused';
    case 'DELETED':
      return 'removed';
    case DRAFT_STATE:
      return 'draft';
    default:
      return 'unknown';
  }
}

// A cap of zero, or none: the ad squads carry the budget.
const cap = (amountMicros: bigint | null | undefined) => amountMicros || null;

/** Snap leaves an ended campaign switched on. */
export function toCampaign(row: ApiCampaign, now: Date): RemoteCampaign {
  const delivery = row.delivery_status ?? [];
  const endsAt = row.end_time ?? null;
  const externalStatus = externalStatusOf(row);
  const status = toStatus(externalStatus, (endsAt !== null && endsAt <= now) || delivery.includes(ENDED_DELIVERY));
  return {
    externalId: row.id,
    name: row.name ?? row.id,
    objective: row.objective_v2_properties?.objective_v2_type ?? row.objective ?? null,
    status,
    externalStatus,
    hasIssues: status === 'active' && delivery.some((reason) => !ORDINARY_DELIVERY.has(reason)),
    dailyBudgetMicros: cap(row.daily_budget_micro),
    lifetimeBudgetMicros: cap(row.lifetime_spend_cap_micro),
    startsAt: row.start_time ?? null,
    endsAt,
  };
}

type Sum = Pick<RemoteDailyMetrics, 'impressions' | 'clicks' | 'spendMicros' | 'videoViews'> & { actions: ActionSums };

const NOTHING: Sum = { impressions: 0, clicks: 0, spendMicros: 0n, videoViews: null, actions: {} };

// Unreported values (null) count only while no value is reported.
const plusCount = (sum: number | null, more: number | undefined) => (more === undefined ? sum : (sum ?? 0) + more);

function valueOfAction(field: string, stats: ApiStats): bigint | null {
  return field === 'conversion_purchases' ? (stats.conversion_purchases_value ?? null) : null;
}

function plus(sum: Sum, stats: ApiStats): Sum {
  return {
    impressions: sum.impressions + stats.impressions,
    clicks: sum.clicks + stats.swipes,
    spendMicros: sum.spendMicros + stats.spend,
    actions: ACTION_FIELDS.reduce(
      (sums, field) => plusAction(sums, field, toActionSum(stats[field], valueOfAction(field, stats))),
      sum.actions,
    ),
    videoViews: plusCount(sum.videoViews, stats.video_views),
  };
}

const hasDelivery = ({ actions, ...sum }: Sum) =>
  Boolean(sum.impressions || sum.clicks || sum.spendMicros || sum.videoViews) ||
  Object.values(actions).some((action) => !isEmpty(action));

// Days without activity are omitted. Statistics have no name, so the id replaces that of an unlisted campaign. Reach is
// reliable only over a whole range, so days have none.
export function toDailyMetrics(series: ApiCampaignSeries, { currency, timeZone }: AdAccountRef): RemoteDailyMetrics[] {
  const days = new Map<IsoDate, Sum>();
  for (const { start_time: start, stats } of series.timeseries) {
    const date = dayInZone(start, timeZone);
    days.set(date, plus(days.get(date) ?? NOTHING, stats));
  }
  return [...days]
    .filter(([, sum]) => hasDelivery(sum))
    .map(([date, { actions, ...sum }]) => ({
      campaignExternalId: series.id,
      campaignName: series.id,
      date,
      currency,
      linkClicks: null,
      reach: null,
      ...toActionFigures(toActions(actions), CONVERSION_ACTIONS),
      ...sum,
    }));
}

export function toProfile(row: ApiProfile, followers: number | null): RemoteProfile {
  return {
    externalId: row.id,
    kind: 'public_profile',
    name: row.display_name ?? row.snap_user_name ?? row.id,
    handle: row.snap_user_name ?? null,
    followers,
  };
}

export function toStatistics({ assets }: ApiAssetStats): Map<string, number> {
  const fields = assets[0]?.timeseries[0]?.fields ?? [];
  return new Map(
    fields.flatMap(({ field, stats }) => {
      const total = stats.find((part) => (part.dimension_breakdown ?? 'DEFAULT') === 'DEFAULT');
      return total?.value == null ? [] : [[field.field_name, total.value] as const];
    }),
  );
}

export type PostCounts = Partial<Record<'views' | 'reach' | 'likes' | 'shares', number>>;

export function toPost(kind: PostKind, row: ApiPost, counts: PostCounts): RemotePost {
  return {
    externalId: row.id,
    kind,
    text: row.text,
    permalink: row.permalink,
    status: 'published',
    scheduledAt: null,
    publishedAt: row.createdAt,
    engagement: {
      views: counts.views ?? null,
      reach: counts.reach ?? null,
      likes: counts.likes ?? null,
      shares: counts.shares ?? null,
      comments: null,
      saves: null,
      clicks: null,
    },
  };
}
