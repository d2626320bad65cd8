import { figureRules } from '../figure-rules';
import type { ConversionActions, DailyBudgetRule } from '../platform';

// "Unconfirmed" marks what the documents leave open: https://business-api.tiktok.com/portal/docs

export const API_VERSION = 'v1.3';
export const API_VERSION_ENDS_ON = null;
export const API_URL = `https://business-api.tiktok.com/open_api/${API_VERSION}`;
export const ADS_CONSENT_URL = 'https://business-api.tiktok.com/portal/auth';
export const POSTS_CONSENT_URL = 'https://www.tiktok.com/v2/auth/authorize/';

/** TikTok's log id, for answers without an envelope (others carry `request_id`). Unconfirmed. */
export const REQUEST_ID_HEADER = 'x-tt-logid';

// Permissions of ad accounts under names of our own: TikTok has only numbers. Any of the numbers grants the permission;
// one-digit numbers are parents, which grant all their children.
export const ADS_SCOPES = {
  tiktok_ad_accounts: [1, 100],
  tiktok_campaigns: [2, 200],
  tiktok_ad_groups: [2, 210],
  tiktok_reports: [4, 44],
} as const satisfies Record<string, readonly number[]>;

export const POSTS_SCOPES = [
  'user.info.basic',
  'user.info.username',
  'user.info.stats',
  'user.info.profile',
  'user.account.type',
  'user.insights',
  'video.list',
  'video.insights',
] as const;

/** Requested fields and the permission that each needs (unconfirmed). */
export const PROFILE_FIELDS = {
  display_name: 'user.info.basic',
  username: 'user.info.username',
  followers_count: 'user.info.stats',
} as const satisfies FieldScopes;
export const VIDEO_FIELDS = {
  item_id: 'video.list',
  create_time: 'video.list',
  caption: 'video.list',
  share_url: 'video.list',
  media_type: 'video.list',
  video_views: 'video.list',
  likes: 'video.list',
  comments: 'video.list',
  shares: 'video.list',
  favorites: 'video.list',
  reach: 'video.insights',
} as const satisfies FieldScopes;
type FieldScopes = Record<string, (typeof POSTS_SCOPES)[number]>;

/** Tokens of ad accounts report no expiry. */
export const POSTS_TOKEN_SECONDS = 86_400;
// Six attempts to renew, an hour apart, before the token of a TikTok account expires.
export const REFRESH_LEAD_SECONDS = 6 * 3600;

/** TikTok attributes conversions for up to 28 days and counts them on the day of the click. */
export const LOOKBACK_DAYS = 28;
/** The app may make 10 calls a second and 600 a minute in all; a sync makes one at a time, of most of a second. */
export const CONCURRENT_SYNCS = 5;
/** Longest report by day, in days. */
export const REPORT_DAYS = 30;
/** Longest report without days, in days. */
export const REPORT_TOTAL_DAYS = 365;
/** Most rows of one report that can be paged through (unconfirmed); longer ones are split into shorter ranges. */
export const REPORT_ROWS = 10_000;
/** Rows per page; a smaller size follows when an answer is too large. */
export const REPORT_PAGE_SIZES = [1000, 500, 250, 125] as const;
/** How often a report that changes during paging is read again from its first page. */
export const REPORT_RESTARTS = 2;

export const ADS_PAGE_SIZE = {
  accounts: 100,
  campaigns: 100,
  adGroups: 1000,
} as const;
export const POSTS_PAGE_SIZE = 20;

/** Without these filters deleted campaigns and their figures are hidden; names as public clients use them. */
export const EVERY_STATUS = 'STATUS_ALL';
export const REPORT_FILTER = JSON.stringify([
  { field_name: 'campaign_status', filter_type: 'IN', filter_value: JSON.stringify([EVERY_STATUS]) },
]);

/** Events of pixel, app and TikTok's own shop and forms, with the metric of their value where there is one. */
export const EVENT_METRICS = {
  // A sum of values, despite its name.
  complete_payment: 'total_complete_payment_rate',
  total_purchase: 'total_purchase_value',
  // Unconfirmed at this level.
  onsite_shopping: 'total_onsite_shopping_value',
  form: null,
  onsite_form: null,
  user_registration: null,
  total_registration: null,
  on_web_subscribe: null,
  web_event_add_to_cart: null,
  initiate_checkout: null,
  app_install: null,
} as const;
export type EventMetric = keyof typeof EVENT_METRICS;
export type ValueMetric = Exclude<(typeof EVENT_METRICS)[EventMetric], null>;
export const EVENT_NAMES = Object.keys(EVENT_METRICS) as EventMetric[];
export const VALUE_METRICS: readonly ValueMetric[] = Object.values(EVENT_METRICS).filter((value) => value !== null);
export const REPORT_METRICS: readonly string[] = [
  'campaign_name',
  'currency',
  'spend',
  'impressions',
  'clicks',
  'reach',
  'conversion',
  'video_play_actions',
  ...EVENT_NAMES,
  ...VALUE_METRICS,
];

// Purchases and leads of web, app and TikTok itself. `conversion` is whatever event an ad group is optimized for, which may
// repeat these or be a click: it is an action only where TikTok reports no event. Windows: the default of an ad group,
// which may set up to 28 and 7 (unconfirmed).
export const CONVERSION_ACTIONS: ConversionActions = {
  conversions: ['complete_payment', 'total_purchase', 'onsite_shopping', 'form', 'onsite_form', 'conversion'],
  sales: ['complete_payment', 'total_purchase', 'onsite_shopping'],
  attribution: { clickDays: 7, viewDays: 1, setOn: 'ad_set', countedOn: 'interaction', confirmed: false },
};

export const NO_DATA = '-';

/** Second-level states of an active campaign that delivers or will deliver. */
export const RUNNING_STATUSES: ReadonlySet<string> = new Set([
  'CAMPAIGN_STATUS_ENABLE',
  'CAMPAIGN_STATUS_NOT_START',
  'CAMPAIGN_STATUS_NO_SCHEDULE',
]);
/** Second-level states of an active campaign with a problem that needs a person. */
export const TROUBLED_STATUSES: ReadonlySet<string> = new Set([
  'CAMPAIGN_STATUS_PARTIAL_AUDIT_DENY',
  'CAMPAIGN_STATUS_NOT_DELIVERY',
  'CAMPAIGN_STATUS_BUDGET_EXCEED',
  'CAMPAIGN_STATUS_ADVERTISER_AUDIT',
  'CAMPAIGN_STATUS_ADVERTISER_AUDIT_DENY',
  'CAMPAIGN_STATUS_ADVERTISER_ACCOUNT_PUNISH',
  'CAMPAIGN_STATUS_ADVERTISER_CONTRACT_PENDING',
  'ADVERTISER_ACCOUNT_PUNISH',
  'ADVERTISER_CONTRACT_PENDING',
  'CAMPAIGN_STATUS_AWAITING_RELEASE',
  'CAMPAIGN_STATUS_REVIEW_DISAPPROVED',
  'CAMPAIGN_STATUS_AD_UNAVAILABLE',
  'CAMPAIGN_STATUS_PRODUCT_UNAVAILABLE',
  'CAMPAIGN_STATUS_TIKTOK_SHOP_UNAVAILABLE',
  'CAMPAIGN_STATUS_TTS_TT_ASSET_UNAVAILABLE',
  'CAMPAIGN_STATUS_TTS_TT_IDENTITY_UNAVAILABLE',
  'CAMPAIGN_STATUS_IDENTITY_USED_BY_GMV_MAX_AD',
  'CAMPAIGN_STATUS_IDENTITY_USED_BY_LIVE_GMV_MAX',
  'CAMPAIGN_STATUS_PRODUCT_USED_BY_PRODUCT_GMV_MAX',
  'CAMPAIGN_STATUS_LIVE_GMV_MAX_AUTHORIZATION_CANCEL',
  'CAMPAIGN_STATUS_PRODUCT_GMV_MAX_AUTHORIZATION_CANCEL',
]);
export const ENDED_STATUSES: ReadonlySet<string> = new Set(['CAMPAIGN_STATUS_TIME_DONE', 'CAMPAIGN_STATUS_DONE']);

// Seconds to wait. TikTok names no time: a per-second limit ends at once, a per-minute one pauses the app for five
// minutes, a per-day one lasts until midnight UTC. Only the message hints at which one it is.
export const THROTTLE_SECONDS = { second: 2, minute: 300, unknown: 60 } as const;

/** Delivery stops at the budget; a dynamic daily budget, which reads the same, may cost up to 125 % on a day. */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1.25, average: 'day' };

// Every row has each requested metric, or "-". A row without `conversion` is not of the report that we request.
export const FIGURE_RULES = figureRules({
  impressions: 'nowhere',
  clicks: 'nowhere',
  linkClicks: 'nowhere',
  spendMicros: 'nowhere',
  conversions: 'nowhere',
});
