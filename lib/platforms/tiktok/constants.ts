import { figureRules } from '../figure-rules';
import type { DailyBudgetRule } from '../platform';

/**
 * What the connector believes about TikTok's API for Business, in one place. Where TikTok's own documents are silent
 * or disagree, the fact is marked "unconfirmed": correct it here when the real platform teaches otherwise.
 * https://business-api.tiktok.com/portal/docs
 */

export const API_VERSION = 'v1.3';
/** TikTok has announced no end of v1.3. */
export const API_VERSION_ENDS_ON = null;
export const API_URL = `https://business-api.tiktok.com/open_api/${API_VERSION}`;
/** Consent for ad accounts, and the one for a TikTok account, which is another screen with another token. */
export const ADS_CONSENT_URL = 'https://business-api.tiktok.com/portal/auth';
export const POSTS_CONSENT_URL = 'https://www.tiktok.com/v2/auth/authorize/';

/** TikTok's log id of a call, for answers without an envelope (those with one carry `request_id`). Unconfirmed. */
export const REQUEST_ID_HEADER = 'x-tt-logid';

/**
 * Permissions of ad accounts that the product needs, under names of our own: TikTok has only numbers for them. Any of
 * the numbers grants it; the one-digit numbers are parents, which grant all their children.
 */
export const ADS_SCOPES = {
  tiktok_ad_accounts: [1, 100],
  tiktok_campaigns: [2, 200],
  tiktok_ad_groups: [2, 210],
  tiktok_reports: [4, 44],
} as const satisfies Record<string, readonly number[]>;

/** Permissions of a TikTok account. */
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

/** What we ask of a TikTok account and of its posts, with the permission that each field needs (unconfirmed). */
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

/** Life of the access token of a TikTok account; that of ad accounts names no end. */
export const POSTS_TOKEN_SECONDS = 86_400;
/** Six tries to renew, an hour apart, before the token of a TikTok account ends. */
export const REFRESH_LEAD_SECONDS = 6 * 3600;

/** Conversions are attributed for up to 28 days after the click, and counted on the day of the click. */
export const LOOKBACK_DAYS = 28;
/**
 * The app is allowed 10 calls a second and 600 a minute for all customers together, at the basic level. A sync makes one
 * at a time, and each takes most of a second.
 */
export const CONCURRENT_SYNCS = 5;
/** Most days that a report by day may span. */
export const REPORT_DAYS = 30;
/** Most days that a report without days may span. */
export const REPORT_TOTAL_DAYS = 365;
/** Most rows of one report that can be paged through (unconfirmed); longer ones are split into shorter ranges. */
export const REPORT_ROWS = 10_000;
/** Rows a page; halved when an answer is too large, down to the last. */
export const REPORT_PAGE_SIZES = [1000, 500, 250, 125] as const;
/** How often a report that changes while it is paged through is read again from its first page. */
export const REPORT_RESTARTS = 2;

export const ADS_PAGE_SIZE = {
  /** Most ids that one question for account details may name. */
  accounts: 100,
  /** Most campaigns that one question for ad groups may name. */
  campaigns: 100,
  adGroups: 1000,
} as const;
export const POSTS_PAGE_SIZE = 20;

/** Campaigns and their figures are hidden once deleted, unless asked for; names of the filters as public clients use them. */
export const EVERY_STATUS = 'STATUS_ALL';
export const REPORT_FILTER = JSON.stringify([
  { field_name: 'campaign_status', filter_type: 'IN', filter_value: JSON.stringify([EVERY_STATUS]) },
]);

/**
 * Where the value of conversions is reported, by the place of the sale. The first is a sum of values, in spite of its
 * name; that all three may be asked for at this level is unconfirmed for the last.
 */
export const VALUE_METRICS = [
  'total_complete_payment_rate',
  'total_purchase_value',
  'total_onsite_shopping_value',
] as const;
export const REPORT_METRICS = [
  'campaign_name',
  'currency',
  'spend',
  'impressions',
  'clicks',
  'reach',
  'conversion',
  'video_play_actions',
  ...VALUE_METRICS,
] as const;

/** What TikTok puts in place of a metric without data. */
export const NO_DATA = '-';

/** Second-level states of a campaign that is switched on and does deliver, or will. */
export const RUNNING_STATUSES: ReadonlySet<string> = new Set([
  'CAMPAIGN_STATUS_ENABLE',
  'CAMPAIGN_STATUS_NOT_START',
  'CAMPAIGN_STATUS_NO_SCHEDULE',
]);
/** Second-level states of a campaign that is switched on, but held back by something that a person should look at. */
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

/**
 * Waits after throttling. TikTok names no time: a limit by the second is over with it, one by the minute pauses the
 * app for five, one by the day lasts until midnight UTC. Which one it was, only the text of the message hints at.
 */
export const THROTTLE_SECONDS = { second: 2, minute: 300, unknown: 60 } as const;

/** Delivery stops at the budget; a dynamic daily budget, which reads the same here, may cost up to 125 % on a day. */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1.25, average: 'day' };

/**
 * Every metric named in the question comes with every row, or is "-". Its conversions count the goal that a campaign is
 * optimized for, its value that of purchases: there may be a value without a conversion.
 */
export const FIGURE_RULES = figureRules(
  { impressions: 'nowhere', clicks: 'nowhere', linkClicks: 'nowhere', spendMicros: 'nowhere', conversions: 'nowhere' },
  { valueNeedsConversions: false },
);
