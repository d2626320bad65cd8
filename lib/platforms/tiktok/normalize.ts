import { microsFromDecimal } from '@/lib/money';
import { type ActionSums, toActionFigures, toActionSum, toActions } from '../conversion-actions';
import type {
  CampaignStatus,
  RemoteAdAccount,
  RemoteCampaign,
  RemoteDailyMetrics,
  RemotePost,
  RemoteProfile,
} from '../platform';
import type { ApiAdvertiser, ApiCampaign, ApiProfile, ApiReportRow, ApiVideo } from './api-types';
import {
  CONVERSION_ACTIONS,
  ENDED_STATUSES,
  EVENT_METRICS,
  EVENT_NAMES,
  RUNNING_STATUSES,
  TROUBLED_STATUSES,
  VALUE_METRICS,
} from './constants';
import type { Schedule } from './vendor/schedule';

export function toAdAccount(row: ApiAdvertiser): RemoteAdAccount {
  return {
    externalId: row.advertiser_id,
    name: row.name ?? row.advertiser_id,
    currency: row.currency,
    timeZone: row.timeZone,
    externalStatus: row.status ?? null,
    accessPath: null,
  };
}

export function toProfile(openId: string, profile: ApiProfile): RemoteProfile {
  return {
    externalId: openId,
    kind: 'tiktok',
    name: profile.display_name ?? profile.username ?? openId,
    handle: profile.username ?? null,
    followers: profile.followers_count ?? null,
  };
}

interface StatusWords {
  operation: string | undefined;
  secondary: string | undefined;
  endsAt: Date | null;
}

function toStatus({ operation, secondary, endsAt }: StatusWords, now: Date): CampaignStatus {
  if (operation === 'DELETE' || secondary === 'CAMPAIGN_STATUS_DELETE') return 'removed';
  if (operation === 'DISABLE') return 'paused';
  // A frozen campaign can never be switched on again.
  if (operation === 'FROZEN' || (secondary !== undefined && ENDED_STATUSES.has(secondary))) return 'ended';
  if (operation !== 'ENABLE') return 'unknown';
  const known = secondary === undefined || RUNNING_STATUSES.has(secondary) || TROUBLED_STATUSES.has(secondary);
  if (!known) return 'unknown';
  return endsAt && endsAt < now ? 'ended' : 'active';
}

/** Both budgets null: the ad groups carry them. Major units; a dynamic daily budget evens out over the week. */
export function toCampaign(row: ApiCampaign, schedule: Schedule | undefined, now: Date): RemoteCampaign {
  const { operation_status: operation, secondary_status: secondary } = row;
  const { startsAt, endsAt } = schedule ?? { startsAt: null, endsAt: null };
  const status = toStatus({ operation, secondary, endsAt }, now);
  const budget = row.budget ? microsFromDecimal(row.budget) : 0n;
  const budgetIn = (...modes: string[]) => (budget > 0n && modes.includes(row.budget_mode ?? '') ? budget : null);
  return {
    externalId: row.campaign_id,
    name: row.campaign_name ?? row.campaign_id,
    objective: row.objective_type ?? null,
    status,
    externalStatus: secondary ?? operation ?? 'UNKNOWN',
    hasIssues: status === 'active' && secondary !== undefined && TROUBLED_STATUSES.has(secondary),
    dailyBudgetMicros: budgetIn('BUDGET_MODE_DAY', 'BUDGET_MODE_DYNAMIC_DAILY_BUDGET'),
    lifetimeBudgetMicros: budgetIn('BUDGET_MODE_TOTAL'),
    startsAt,
    endsAt,
  };
}

// Where TikTok reports no event at all, its own `conversion` is all that is known.
function actionSums(metrics: ApiReportRow['metrics']): ActionSums {
  const hasEvents = [...EVENT_NAMES, ...VALUE_METRICS].some((metric) => metrics[metric] !== null);
  if (!hasEvents) return { conversion: toActionSum(metrics.conversion) };
  return Object.fromEntries(
    EVENT_NAMES.map((event) => {
      const valueMetric = EVENT_METRICS[event];
      const value = valueMetric === null ? null : metrics[valueMetric];
      return [event, toActionSum(metrics[event], value === null ? null : microsFromDecimal(value))];
    }),
  );
}

// Null for a row without delivery, of which an optimization event is proof. Counts that every delivery has are 0 where TikTok shows no data; others stay null.
export function toDailyMetrics(
  { dimensions, metrics }: ApiReportRow,
  accountCurrency: string,
): RemoteDailyMetrics | null {
  const clicks = metrics.clicks ?? 0;
  const facts: RemoteDailyMetrics = {
    campaignExternalId: dimensions.campaign_id,
    campaignName: metrics.campaign_name ?? dimensions.campaign_id,
    date: dimensions.stat_time_day,
    currency: metrics.currency ?? accountCurrency,
    impressions: metrics.impressions ?? 0,
    clicks,
    linkClicks: clicks,
    spendMicros: microsFromDecimal(metrics.spend ?? '0'),
    ...toActionFigures(toActions(actionSums(metrics)), CONVERSION_ACTIONS),
    videoViews: metrics.video_play_actions,
    reach: metrics.reach,
  };
  return hasDelivery(facts) || Number(metrics.conversion) !== 0 ? facts : null;
}

function hasDelivery(facts: RemoteDailyMetrics): boolean {
  return (
    facts.spendMicros !== 0n ||
    facts.actions.some(({ conversions, valueMicros }) => conversions !== '0' || valueMicros) ||
    [facts.impressions, facts.clicks, facts.videoViews, facts.reach].some((count) => (count ?? 0) > 0)
  );
}

export function toPost(video: ApiVideo): RemotePost {
  return {
    externalId: video.item_id,
    kind: video.media_type ?? 'VIDEO',
    text: video.caption ?? '',
    permalink: video.share_url ?? null,
    status: 'published',
    scheduledAt: null,
    publishedAt: video.create_time,
    engagement: {
      views: video.video_views ?? null,
      reach: video.reach ?? null,
      likes: video.likes ?? null,
      comments: video.comments ?? null,
      shares: video.shares ?? null,
      saves: video.favorites ?? null,
      clicks: null,
    },
  };
}
