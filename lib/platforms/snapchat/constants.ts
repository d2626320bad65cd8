import { figureRules } from '../figure-rules';
import type { DailyBudgetRule } from '../platform';

/**
 * What the connector believes about Snap's APIs, in one place. Where Snap's own documents are silent or disagree, the
 * fact is marked "unconfirmed": correct it here when the real platform teaches otherwise.
 * https://developers.snap.com/marketing-api/Ads-API/introduction
 */

/** The one version of both APIs; Snap has never announced an end. */
export const API_VERSION = 'v1';
export const API_VERSION_ENDS_ON = null;

/** Ads and public profiles live on two hosts that take the same token. */
export const API_URLS = {
  ads: `https://adsapi.snapchat.com/${API_VERSION}`,
  business: `https://businessapi.snapchat.com/${API_VERSION}`,
} as const;
export type Api = keyof typeof API_URLS;

export const AUTHORIZE_URL = 'https://accounts.snapchat.com/login/oauth2/authorize';
export const TOKEN_URL = 'https://accounts.snapchat.com/login/oauth2/access_token';

export const ADS_SCOPE = 'snapchat-marketing-api';
/** Works only for apps that Snap put on the list for public profiles. */
export const PROFILE_SCOPE = 'snapchat-profile-api';
export const SCOPES = [ADS_SCOPE, PROFILE_SCOPE] as const;

/** Life of an access token in seconds. */
export const ACCESS_TOKEN_SECONDS = 3_600;
/** Assumed when an answer does not tell: what older documents name. */
export const SHORTEST_TOKEN_SECONDS = 1_800;
export const REFRESH_LEAD_SECONDS = 600;

/** Conversions keep arriving for the 28 days of the longest attribution window. */
export const LOOKBACK_DAYS = 29;
/** Snap allows 20 calls a second for an app, and a sync makes up to `PARALLEL_CALLS` at once. */
export const CONCURRENT_SYNCS = 5;
/** Longest range by day in one call. The API's own message speaks of 32. */
export const DAYS_PER_CALL = 31;

/**
 * How conversions are attributed. Both windows are always sent, because documents disagree about their defaults;
 * changing one changes history.
 */
export const ATTRIBUTION = {
  swipe_up_attribution_window: '28_DAY',
  view_attribution_window: '1_DAY',
  action_report_time: 'conversion',
} as const;

/**
 * What counts as a conversion: purchases, and leads of Snap's own forms. Sign-ups on websites are left out: a shop that
 * tracks them beside purchases would count one customer twice.
 */
export const CONVERSION_FIELDS = ['conversion_purchases', 'native_leads'] as const;
export const STATS_FIELDS = [
  'impressions',
  'swipes',
  'spend',
  'video_views',
  'conversion_purchases_value',
  ...CONVERSION_FIELDS,
] as const;

/**
 * Snap pages only when `limit` is sent, from 50 to 1,000. That organizations and statistics take it too is
 * unconfirmed; where they do not, everything comes on one page.
 */
export const PAGE_SIZE = { organizations: 100, campaigns: 200, stats: 50, posts: 50 } as const;
/** Calls at the same time for one profile: well below 10 per second and token. */
export const PARALLEL_CALLS = 4;

/** Waits this long when Snap throttles without naming a time, which is what it documents. */
export const THROTTLE_SECONDS = 10;

/** Deleted campaigns are hidden unless asked for. Unconfirmed name. */
export const READ_DELETED = { read_deleted_entities: 'true' } as const;
/** `creation_state` of a campaign that was never published. Unconfirmed. */
export const DRAFT_STATE = 'DRAFT';
/** Reasons in `delivery_status` that are no trouble: it delivers, it is over, it is yet to begin (unconfirmed). */
export const ORDINARY_DELIVERY: ReadonlySet<string> = new Set(['VALID', 'INVALID_END_TIME', 'INVALID_START_TIME']);
export const ENDED_DELIVERY = 'INVALID_END_TIME';

/**
 * Kinds of posts that stay on a profile, and where they are listed. Stories vanish after 24 hours and are not kept.
 * Paths and shapes of the lists are unconfirmed; `likes` is the name of the statistic (unconfirmed for spotlights).
 */
export const POST_KINDS = {
  spotlight: { path: 'spotlights', assetType: 'SPOTLIGHT', likes: 'SPOTLIGHT_FAVORITES' },
  saved_story: { path: 'saved_stories', assetType: 'SAVED_STORY', likes: 'STORY_FAVORITES' },
} as const;
export type PostKind = keyof typeof POST_KINDS;

/** Statistics that every kind of post has. */
export const POST_STATISTICS = { views: 'VIEWS', reach: 'VIEWERS', shares: 'SHARES' } as const;
export const FOLLOWERS_STATISTIC = 'SUBSCRIBERS';

/** Where people see the apps connected to their account, and remove them. */
export const ACCESS_SETTINGS_URL = 'https://accounts.snapchat.com';

/** A cap by day; no overdelivery is documented. */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1, average: 'day' };

/** Conversions need a pixel and views a video; rows have been seen without either. Link clicks are not counted. */
export const FIGURE_RULES = figureRules({
  impressions: 'nowhere',
  clicks: 'nowhere',
  linkClicks: 'all_rows',
  spendMicros: 'nowhere',
});
