import { microsFromDecimal } from '@/lib/money';
import { type ActionSums, toActionFigures, toActions } from '../conversion-actions';
import type {
  CampaignStatus,
  RemoteCampaign,
  RemoteDailyMetrics,
  RemoteEngagement,
  RemotePost,
  RemoteProfile,
} from '../platform';
import type {
  ApiCampaign,
  ApiInsightsRow,
  ApiInstagramMedia,
  ApiPage,
  ApiPagePost,
  ApiPostInsights,
  ApiScheduledPost,
} from './api-types';
import {
  ACTION_TYPES,
  type ActionTypes,
  CONVERSION_ACTIONS,
  CUSTOM_CONVERSION,
  VIDEO_VIEW_ACTION,
  WHOLE_UNIT_CURRENCIES,
} from './constants';

const MICROS_PER_UNIT = 1_000_000n;

/** Micros of a budget: Meta counts budgets, unlike spend, in whole units or hundredths of `currency` (its "offset"). */
export function budgetMicros(minorUnits: bigint, currency: string): bigint {
  return minorUnits * (MICROS_PER_UNIT / (WHOLE_UNIT_CURRENCIES.has(currency) ? 1n : 100n));
}

export function toProfiles(page: ApiPage): RemoteProfile[] {
  const instagram = page.instagram_business_account;
  return [
    {
      externalId: page.id,
      kind: 'page',
      name: page.name ?? page.username ?? page.id,
      handle: page.username ?? null,
      followers: page.followers_count ?? null,
    },
    ...(instagram
      ? [
          {
            externalId: instagram.id,
            kind: 'instagram',
            name: instagram.name ?? instagram.username ?? instagram.id,
            handle: instagram.username ?? null,
            followers: instagram.followers_count ?? null,
          },
        ]
      : []),
  ];
}

function toStatus(effective: string, set: string | undefined, endsAt: Date | null, now: Date): CampaignStatus {
  switch (effective) {
    case 'ACTIVE':
      return endsAt && endsAt < now ? 'ended' : 'active';
    case 'PAUSED':
      return 'paused';
    case 'ARCHIVED':
      return 'ended';
    case 'DELETED':
      return 'removed';
    case 'IN_PROCESS':
    case 'WITH_ISSUES':
      return set === 'ACTIVE' || set === 'PAUSED' ? toStatus(set, undefined, endsAt, now) : 'unknown';
    default:
      return 'unknown';
  }
}

/** Both budgets null: the ad sets carry them. Meta also writes a missing budget as zero. */
export function toCampaign(row: ApiCampaign, currency: string, now: Date): RemoteCampaign {
  const set = row.status ?? row.configured_status;
  const externalStatus = row.effective_status ?? set ?? 'UNKNOWN';
  const endsAt = row.stop_time ?? null;
  const budget = (minorUnits: bigint | undefined) => (minorUnits ? budgetMicros(minorUnits, currency) : null);
  const dailyBudgetMicros = budget(row.daily_budget);
  return {
    externalId: row.id,
    name: row.name ?? row.id,
    objective: row.objective ?? null,
    status: toStatus(externalStatus, set, endsAt, now),
    externalStatus,
    hasIssues: externalStatus === 'WITH_ISSUES' || (row.issues_info?.length ?? 0) > 0,
    dailyBudgetMicros,
    lifetimeBudgetMicros: dailyBudgetMicros === null ? budget(row.lifetime_budget) : null,
    startsAt: row.start_time ?? null,
    endsAt,
  };
}

type Actions = ApiInsightsRow['actions'];

type ActionValues = ReadonlyMap<string, bigint>;

// An action without a value has results only in windows that the account does not use.
function valuesByType(actions: Actions): ActionValues {
  const values = new Map<string, bigint>();
  for (const { action_type: type, value } of actions ?? []) {
    if (value !== undefined) values.set(type, (values.get(type) ?? 0n) + microsFromDecimal(value));
  }
  return values;
}

// Null: not reported.
function eventFigure(values: ActionValues, { totals, places }: ActionTypes): bigint | null {
  const total = totals.find((type) => values.has(type));
  if (total !== undefined) return values.get(total) ?? null;
  const found = places.flatMap((type) => values.get(type) ?? []);
  return found.length === 0 ? null : found.reduce((sum, value) => sum + value, 0n);
}

/** Each event once, however many types of Meta repeat it. */
function actionSums({ actions, action_values }: ApiInsightsRow): ActionSums {
  const [counts, values] = [valuesByType(actions), valuesByType(action_values)];
  const custom = [...new Set([...counts.keys(), ...values.keys()])].filter((type) => CUSTOM_CONVERSION.test(type));
  const events: (readonly [string, ActionTypes])[] = [
    ...Object.entries(ACTION_TYPES),
    ...custom.map((type): [string, ActionTypes] => [type, { totals: [type], places: [] }]),
  ];
  return Object.fromEntries(
    events.map(([action, types]) => [
      action,
      { conversionMillionths: eventFigure(counts, types) ?? 0n, valueMicros: eventFigure(values, types) },
    ]),
  );
}

function videoViews(actions: Actions): number {
  const views = (actions ?? []).find((action) => action.action_type === VIDEO_VIEW_ACTION);
  return views ? Math.round(Number(views.value ?? 0)) : 0;
}

/** Absent counts are zero. An absent conversion value means that none was reported, which is not zero. */
export function toDailyMetrics(row: ApiInsightsRow, accountCurrency: string): RemoteDailyMetrics {
  return {
    campaignExternalId: row.campaign_id,
    campaignName: row.campaign_name ?? row.campaign_id,
    date: row.date_start,
    currency: row.account_currency ?? accountCurrency,
    impressions: row.impressions,
    clicks: row.clicks,
    linkClicks: row.inline_link_clicks ?? 0,
    spendMicros: microsFromDecimal(row.spend),
    ...toActionFigures(toActions(actionSums(row)), CONVERSION_ACTIONS),
    videoViews: videoViews(row.actions),
    reach: row.reach ?? null,
  };
}

export function insightValues(insights: ApiPostInsights): Map<string, number> {
  return new Map(
    insights.data.flatMap((metric) => {
      const value = metric.total_value?.value ?? metric.values?.[0]?.value;
      if (value === undefined) return [];
      const total = typeof value === 'number' ? value : Object.values(value).reduce((sum, part) => sum + part, 0);
      return [[metric.name, total] as const];
    }),
  );
}

export type InsightCounts = Partial<Pick<RemoteEngagement, 'views' | 'reach' | 'clicks' | 'saves' | 'shares'>>;

export function toPagePost(row: ApiPagePost, insights: InsightCounts): RemotePost {
  return {
    externalId: row.id,
    kind: row.status_type ?? 'status',
    text: row.message ?? '',
    permalink: row.permalink_url ?? null,
    status: 'published',
    scheduledAt: null,
    publishedAt: row.created_time,
    engagement: {
      views: insights.views ?? null,
      reach: insights.reach ?? null,
      likes: row.reactions?.summary.total_count ?? null,
      comments: row.comments?.summary.total_count ?? null,
      shares: row.shares?.count ?? 0,
      saves: null,
      clicks: insights.clicks ?? null,
    },
  };
}

export function toScheduledPost(row: ApiScheduledPost): RemotePost {
  return {
    externalId: row.id,
    kind: 'status',
    text: row.message ?? '',
    permalink: null,
    status: 'scheduled',
    scheduledAt: row.scheduled_publish_time,
    publishedAt: null,
    engagement: null,
  };
}

export function toInstagramPost(row: ApiInstagramMedia, insights: InsightCounts): RemotePost {
  const inFeed = row.media_product_type === undefined || row.media_product_type === 'FEED';
  return {
    externalId: row.id,
    kind: (inFeed ? row.media_type : row.media_product_type) ?? 'media',
    text: row.caption ?? '',
    permalink: row.permalink ?? null,
    status: 'published',
    scheduledAt: null,
    publishedAt: row.timestamp,
    engagement: {
      views: insights.views ?? null,
      reach: insights.reach ?? null,
      likes: row.like_count ?? null,
      comments: row.comments_count ?? null,
      shares: insights.shares ?? null,
      saves: insights.saves ?? null,
      clicks: null,
    },
  };
}
