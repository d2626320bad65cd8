import { figureRules } from '../figure-rules';
import type { ConversionActions, DailyBudgetRule } from '../platform';

// "Unconfirmed" marks what the documents leave open: https://developers.snap.com/marketing-api/Ads-API/introduction

/** The only version of both APIs; Snap has announced no end. */
export const API_VERSION = 'v1';
export const API_VERSION_ENDS_ON = null;

/** Ads and public profiles have two hosts that accept the same token. */
export const API_URLS = {
  ads: `https://adsapi.snapchat.com/${API_VERSION}`,
  business: `https://businessapi.snapchat.com/${API_VERSION}`,
} as const;
export type Api = keyof typeof API_URLS;

export const AUTHORIZE_URL = 'https://accounts.snapchat.com/login/oauth2/authorize';
export const TOKEN_URL = 'https://accounts.snapchat.com/login/oauth2/access_token';

export const ADS_SCOPE = 'snapchat-marketing-api';
/** Only for apps on Snap's list for public profiles. */
export const PROFILE_SCOPE = 'snapchat-profile-api';
export const SCOPES = [ADS_SCOPE, PROFILE_SCOPE] as const;

export const ACCESS_TOKEN_SECONDS = 3_600;
/** Assumed when an answer omits the lifetime: the figure of older documents. */
export const SHORTEST_TOKEN_SECONDS = 1_800;
export const REFRESH_LEAD_SECONDS = 600;

/** Conversions arrive for the 28 days of the longest attribution window. */
export const LOOKBACK_DAYS = 29;
// Snap allows 20 calls a second per app, and a sync makes up to `PARALLEL_CALLS` at once.
export const CONCURRENT_SYNCS = 5;
/** Longest range by day in one call; the API's own message says 32. */
export const DAYS_PER_CALL = 31;

/** Both windows are always sent, because documents disagree about their defaults; changing one changes history. */
export const ATTRIBUTION = {
  swipe_up_attribution_window: '28_DAY',
  view_attribution_window: '1_DAY',
  action_report_time: 'conversion',
} as const;

/** Events of the advertiser's pixel and app, and leads of Snap's forms. */
export const ACTION_FIELDS = [
  'conversion_purchases',
  'native_leads',
  'conversion_sign_ups',
  'conversion_subscribe',
  'conversion_add_cart',
  'conversion_start_checkout',
] as const;
export const STATS_FIELDS = [
  'impressions',
  'swipes',
  'spend',
  'video_views',
  'conversion_purchases_value',
  ...ACTION_FIELDS,
] as const;

// Website sign-ups would count a purchasing customer twice.
export const CONVERSION_ACTIONS: ConversionActions = {
  conversions: ['conversion_purchases', 'native_leads'],
  sales: ['conversion_purchases'],
  // As `ATTRIBUTION` requests.
  attribution: { clickDays: 28, viewDays: 1, setOn: 'request', countedOn: 'conversion', confirmed: true },
};

/** Snap pages only when `limit` is sent (50 to 1,000); for organizations and statistics this is unconfirmed. */
export const PAGE_SIZE = { organizations: 100, campaigns: 200, stats: 50, posts: 50 } as const;
/** Well below Snap's 10 calls per second and token. */
export const PARALLEL_CALLS = 4;

// Snap documents throttling without a time.
export const THROTTLE_SECONDS = 10;

/** Without it Snap hides deleted campaigns. Unconfirmed name. */
export const READ_DELETED = { read_deleted_entities: 'true' } as const;
/** `creation_state` of a campaign that was never published. Unconfirmed. */
export const DRAFT_STATE = 'DRAFT';
/** Reasons in `delivery_status` without a problem: the campaign delivers, is over or has not begun (unconfirmed). */
export const ORDINARY_DELIVERY: ReadonlySet<string> = new Set(['VALID', 'INVALID_END_TIME', 'INVALID_START_TIME']);
export const ENDED_DELIVERY = 'INVALID_END_TIME';

// Kinds of posts that stay on a profile; stories vanish after 24 hours and are not stored. Paths and shapes of the
// lists are unconfirmed, as is the `likes` statistic of spotlights.
export const POST_KINDS = {
  spotlight: { path: 'spotlights', assetType: 'SPOTLIGHT', likes: 'SPOTLIGHT_FAVORITES' },
  saved_story: { path: 'saved_stories', assetType: 'SAVED_STORY', likes: 'STORY_FAVORITES' },
} as const;
export type PostKind = keyof typeof POST_KINDS;

export const POST_STATISTICS = { views: 'VIEWS', reach: 'VIEWERS', shares: 'SHARES' } as const;
export const FOLLOWERS_STATISTIC = 'SUBSCRIBERS';

/** Where people remove apps that are connected to their account. */
export const ACCESS_SETTINGS_URL = 'https://accounts.snapchat.com';

/** A cap per day; Snap documents no overdelivery. */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1, average: 'day' };

// Conversions need a pixel and views a video; rows without either have been seen. Snap does not count link clicks.
export const FIGURE_RULES = figureRules({
  impressions: 'nowhere',
  clicks: 'nowhere',
  linkClicks: 'all_rows',
  spendMicros: 'nowhere',
});
