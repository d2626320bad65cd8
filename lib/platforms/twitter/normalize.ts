import { addDays, type IsoDate } from '@/lib/dates';
import { microsFromDecimal } from '@/lib/money';
import {
  type ActionSum,
  type ActionSums,
  isEmpty,
  plusAction,
  toActionFigures,
  toActions,
} from '../conversion-actions';
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
  ApiAccount,
  ApiCampaign,
  ApiConversions,
  ApiFundingInstrument,
  ApiLineItem,
  ApiMedia,
  ApiMetrics,
  ApiPost,
  ApiUser,
} from './api-types';
import {
  CONVERSION_ACTIONS,
  ENDED_REASON,
  ESCAPED_CHARACTERS,
  EVENT_METRICS,
  NO_CURRENCY,
  ORDINARY_REASONS,
} from './constants';

function currencyOf(instruments: readonly ApiFundingInstrument[]): string {
  const living = instruments.filter(({ deleted }) => !deleted);
  const chosen =
    living.find(({ able_to_fund }) => able_to_fund) ??
    living.find(({ entity_status }) => entity_status === 'ACTIVE') ??
    living[0] ??
    instruments[0];
  return chosen?.currency ?? NO_CURRENCY;
}

export function toAdAccount(row: ApiAccount, instruments: readonly ApiFundingInstrument[]): RemoteAdAccount {
  return {
    externalId: row.id,
    name: row.name || row.business_name || row.id,
    currency: currencyOf(instruments),
    timeZone: row.timezone,
    externalStatus: row.deleted ? 'DELETED' : (row.approval_status ?? null),
    accessPath: null,
  };
}

export function toProfile(user: ApiUser): RemoteProfile {
  return {
    externalId: user.id,
    kind: 'x_profile',
    name: user.name || user.username || user.id,
    handle: user.username ?? null,
    followers: user.public_metrics?.followers_count ?? null,
  };
}

interface Schedule {
  startsAt: Date | null;
  endsAt: Date | null;
}

const timesOf = (dates: readonly (Date | null | undefined)[]) =>
  dates.flatMap((date) => (date ? [date.getTime()] : []));

// X keeps dates on line items: a campaign runs from the first start to the last end.
function toSchedule(lineItems: readonly ApiLineItem[]): Schedule {
  const starts = timesOf(lineItems.map((item) => item.start_time));
  const ends = timesOf(lineItems.map((item) => item.end_time));
  const isOpen = ends.length < lineItems.length;
  return {
    startsAt: starts.length > 0 ? new Date(Math.min(...starts)) : null,
    endsAt: ends.length > 0 && !isOpen ? new Date(Math.max(...ends)) : null,
  };
}

function toStatus(externalStatus: string, hasEnded: boolean): CampaignStatus {
  switch (externalStatus) {
    case 'DELETED':
      return 'removed';
    case 'DRAFT':
      return 'draft';
    case 'PAUSED':
      return 'paused';
    case 'ACTIVE':
      return hasEnded ? 'ended' : 'active';
    default:
      return 'unknown';
  }
}

function toObjective(lineItems: readonly ApiLineItem[]): string | null {
  const [objective, ...others] = new Set(lineItems.map((item) => item.objective ?? null));
  return others.length === 0 ? (objective ?? null) : null;
}

/** Budgets in another currency than the account's are dropped: they would be read as the account's. */
export function toCampaign(
  row: ApiCampaign,
  lineItems: readonly ApiLineItem[],
  account: AdAccountRef,
  now: Date,
): RemoteCampaign {
  const counting = lineItems.filter(({ deleted }) => !deleted);
  const schedule = toSchedule(counting);
  const reasons = row.reasons_not_servable ?? [];
  const externalStatus = row.deleted ? 'DELETED' : (row.entity_status ?? 'UNKNOWN');
  const isOver = schedule.endsAt !== null && schedule.endsAt <= now;
  const status = toStatus(externalStatus, isOver || reasons.includes(ENDED_REASON));
  const isOurs = row.currency === undefined || row.currency === account.currency;
  return {
    externalId: row.id,
    name: row.name || row.id,
    objective: toObjective(counting),
    status,
    externalStatus,
    hasIssues: status === 'active' && reasons.some((reason) => !ORDINARY_REASONS.has(reason)),
    dailyBudgetMicros: (isOurs && row.daily_budget_amount_local_micro) || null,
    lifetimeBudgetMicros: (isOurs && row.total_budget_amount_local_micro) || null,
    ...schedule,
  };
}

interface Day {
  impressions: number;
  clicks: number;
  linkClicks: number;
  spendMicros: bigint;
  videoViews: number | null;
  actions: ActionSums;
}

const NOTHING: Day = {
  impressions: 0,
  clicks: 0,
  linkClicks: 0,
  spendMicros: 0n,
  videoViews: null,
  actions: {},
};

const CONVERSION_COUNTS = ['post_view', 'post_engagement'] as const;

function conversionsOn(entry: ApiConversions, index: number): bigint {
  const parts = entry?.metric ? [entry.metric] : CONVERSION_COUNTS.map((name) => entry?.[name]);
  return parts.reduce((sum, part) => sum + microsFromDecimal(part?.[index] ?? '0'), 0n);
}

function valueOn(entry: ApiConversions, index: number): bigint | null {
  const amounts = entry?.sale_amount ?? entry?.sale_amount_local_micro;
  return amounts ? (amounts[index] ?? 0n) : null;
}

const eventOn = (entry: ApiConversions, index: number): ActionSum => ({
  conversionMillionths: conversionsOn(entry, index),
  valueMicros: valueOn(entry, index),
});

function plus(day: Day, metrics: ApiMetrics, index: number): Day {
  const views = metrics.video_total_views;
  return {
    impressions: day.impressions + (metrics.impressions?.[index] ?? 0),
    clicks: day.clicks + (metrics.clicks?.[index] ?? 0),
    linkClicks: day.linkClicks + (metrics.url_clicks?.[index] ?? 0),
    spendMicros: day.spendMicros + (metrics.billed_charge_local_micro?.[index] ?? 0n),
    actions: EVENT_METRICS.reduce(
      (sums, name) => plusAction(sums, name, eventOn(metrics[name] ?? null, index)),
      day.actions,
    ),
    videoViews: views ? (day.videoViews ?? 0) + (views[index] ?? 0) : day.videoViews,
  };
}

const hasDelivery = ({ actions, ...day }: Day) =>
  Object.values(day).some((figure) => Number(figure) !== 0) || Object.values(actions).some((sum) => !isEmpty(sum));

export type CampaignLabel = Pick<RemoteDailyMetrics, 'campaignExternalId' | 'campaignName' | 'currency'>;

// Metrics by day from the series at each placement. Series carry no dates: element `i` is day `from + i`. Days without
// activity come as zeros and are omitted. X reports reach over a whole range only, so days have none.
export function toDailyMetrics(
  label: CampaignLabel,
  placements: readonly ApiMetrics[],
  from: IsoDate,
  dayCount: number,
): RemoteDailyMetrics[] {
  return Array.from({ length: dayCount }, (_, index) => index).flatMap((index) => {
    const day = placements.reduce((sum, metrics) => plus(sum, metrics, index), NOTHING);
    if (!hasDelivery(day)) return [];
    const { actions, ...figures } = day;
    return {
      ...label,
      date: addDays(from, index),
      ...figures,
      ...toActionFigures(toActions(actions), CONVERSION_ACTIONS),
      reach: null,
    };
  });
}

const unescaped = (text: string) => text.replace(/&(?:amp|lt|gt);/g, (entity) => ESCAPED_CHARACTERS[entity] ?? entity);

function toPostKind(row: ApiPost, media: ReadonlyMap<string, ApiMedia>): string {
  const [key] = row.attachments?.media_keys ?? [];
  return (key === undefined ? undefined : media.get(key)?.type) ?? 'text';
}

export function toPost(row: ApiPost, media: ReadonlyMap<string, ApiMedia>): RemotePost {
  const { public_metrics: counted } = row;
  return {
    externalId: row.id,
    kind: toPostKind(row, media),
    text: unescaped(row.note_tweet?.text ?? row.text),
    permalink: `https://x.com/i/web/status/${row.id}`,
    status: 'published',
    scheduledAt: null,
    publishedAt: row.created_at,
    engagement: {
      views: counted.impression_count ?? null,
      reach: null,
      likes: counted.like_count,
      comments: counted.reply_count,
      // X counts reposts with a comment separately.
      shares: counted.retweet_count + counted.quote_count,
      saves: counted.bookmark_count ?? null,
      clicks: row.non_public_metrics?.url_link_clicks ?? null,
    },
  };
}
