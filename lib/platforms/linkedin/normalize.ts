import { microsFromDecimal } from '@/lib/money';
import { toActionFigures, toActionSum, toActions } from '../conversion-actions';
import type {
  CampaignStatus,
  RemoteAdAccount,
  RemoteCampaign,
  RemoteDailyMetrics,
  RemoteEngagement,
  RemotePost,
  RemoteProfile,
} from '../platform';
import type { ApiAdAccount, ApiCampaign, ApiMetrics, ApiOrganization, ApiPost, ApiShareStatistics } from './api-types';
import {
  CONVERSION_ACTIONS,
  END_HOLDS,
  GROUP_HOLD,
  ORDINARY_SERVING,
  POST_STATISTICS_DAYS,
  TIME_ZONE,
} from './constants';
import { plainText } from './vendor/little-text';

const MS_PER_DAY = 86_400_000;

export function toAdAccount(row: ApiAdAccount): RemoteAdAccount {
  return {
    externalId: row.id,
    name: row.name ?? row.id,
    currency: row.currency,
    timeZone: TIME_ZONE,
    externalStatus: row.status ?? null,
    accessPath: null,
  };
}

function toStatus(externalStatus: string, holds: readonly string[], hasEnded: boolean): CampaignStatus {
  switch (externalStatus) {
    case 'ACTIVE':
      if (hasEnded || holds.some((hold) => END_HOLDS.has(hold))) return 'ended';
      return holds.includes(GROUP_HOLD) ? 'paused' : 'active';
    case 'PAUSED':
      return 'paused';
    case 'DRAFT':
      return 'draft';
    case 'COMPLETED':
    case 'ARCHIVED':
    case 'CANCELED':
      return 'ended';
    case 'PENDING_DELETION':
    case 'REMOVED':
      return 'removed';
    default:
      return 'unknown';
  }
}

const budgetMicros = (budget: { amount: string } | null | undefined) =>
  budget ? microsFromDecimal(budget.amount) : null;

/** A campaign without a budget uses that of its group. */
export function toCampaign(row: ApiCampaign, now: Date): RemoteCampaign {
  const externalStatus = row.status ?? 'UNKNOWN';
  const holds = row.servingStatuses ?? [];
  const endsAt = row.runSchedule?.end ?? null;
  const status = toStatus(externalStatus, holds, endsAt !== null && endsAt <= now);
  return {
    externalId: row.id,
    name: row.name ?? row.id,
    objective: row.objectiveType ?? null,
    status,
    externalStatus,
    hasIssues: status === 'active' && holds.some((hold) => !ORDINARY_SERVING.has(hold)),
    dailyBudgetMicros: budgetMicros(row.dailyBudget),
    lifetimeBudgetMicros: budgetMicros(row.totalBudget),
    startsAt: row.runSchedule?.start ?? null,
    endsAt,
  };
}

// Empty where nothing happened. Statistics have no campaign name, so the id replaces the name of a campaign that was
// never listed. Reach does not add up over days, so days have none.
export function toDailyMetrics(row: ApiMetrics, currency: string): RemoteDailyMetrics[] {
  const value = row.conversionValueInLocalCurrency;
  const [campaignExternalId] = row.pivotValues;
  const facts: RemoteDailyMetrics = {
    campaignExternalId,
    campaignName: campaignExternalId,
    date: row.dateRange.start,
    currency,
    // LinkedIn counts no impressions of message ads; each send is seen.
    impressions: row.impressions || (row.sends ?? 0),
    clicks: row.clicks,
    linkClicks: row.landingPageClicks ?? null,
    spendMicros: microsFromDecimal(row.costInLocalCurrency),
    ...toActionFigures(
      toActions({
        externalWebsiteConversions: toActionSum(
          row.externalWebsiteConversions,
          value === undefined ? null : microsFromDecimal(value),
        ),
        oneClickLeads: toActionSum(row.oneClickLeads),
      }),
      CONVERSION_ACTIONS,
    ),
    videoViews: row.videoViews ?? null,
    reach: null,
  };
  return hasDelivery(facts) ? [facts] : [];
}

function hasDelivery(facts: RemoteDailyMetrics): boolean {
  const { impressions, clicks, linkClicks, spendMicros, conversions, conversionValueMicros, videoViews } = facts;
  return Boolean(
    impressions || clicks || linkClicks || spendMicros || conversions !== '0' || conversionValueMicros || videoViews,
  );
}

export function toProfile(row: ApiOrganization, followers: number | null): RemoteProfile {
  return {
    externalId: row.id,
    kind: 'organization',
    name: row.localizedName ?? row.vanityName ?? row.id,
    handle: row.vanityName ?? null,
    followers,
  };
}

function toPostKind({ content, reshareContext }: ApiPost): string {
  if (reshareContext) return 'reshare';
  const [kind] = Object.keys(content ?? {});
  if (kind === undefined) return 'text';
  const medium = content?.media;
  const urn = typeof medium === 'object' && medium !== null && 'id' in medium ? String(medium.id) : '';
  return /^urn:li:(\w+):/.exec(urn)?.[1] ?? kind;
}

export function toPublishedAt(row: ApiPost): Date {
  return row.publishedAt ?? row.createdAt;
}

const NO_ACTIVITY = { views: 0, reach: 0, likes: 0, comments: 0, shares: 0, clicks: 0 };
const NOT_REPORTED = { views: null, reach: null, likes: null, comments: null, shares: null, clicks: null };

function toEngagement(statistics: ApiShareStatistics | undefined, ageMs: number): RemoteEngagement {
  if (!statistics) return { ...(ageMs < POST_STATISTICS_DAYS * MS_PER_DAY ? NO_ACTIVITY : NOT_REPORTED), saves: null };
  return {
    views: statistics.impressionCount ?? null,
    reach: statistics.uniqueImpressionsCount ?? null,
    likes: statistics.likeCount ?? null,
    comments: statistics.commentCount ?? null,
    shares: statistics.shareCount ?? null,
    clicks: statistics.clickCount ?? null,
    saves: null,
  };
}

export function toPost(row: ApiPost, statistics: ApiShareStatistics | undefined, now: Date): RemotePost {
  const publishedAt = toPublishedAt(row);
  return {
    externalId: row.id,
    kind: toPostKind(row),
    text: plainText(row.commentary ?? ''),
    permalink: `https://www.linkedin.com/feed/update/${row.id}/`,
    status: 'published',
    scheduledAt: null,
    publishedAt,
    engagement: toEngagement(statistics, now.getTime() - publishedAt.getTime()),
  };
}
