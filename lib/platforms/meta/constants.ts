import { figureRules } from '../figure-rules';
import type { DailyBudgetRule, PlatformConfig } from '../platform';

/**
 * What the connector believes about Meta's API, in one place. Where Meta's own documents are silent or disagree, the
 * fact is marked "unconfirmed": correct it here when the real platform teaches otherwise.
 * https://developers.facebook.com/docs/graph-api/changelog and /docs/marketing-api
 */

/** Graph and Marketing API version. Marketing versions live about a year; the end of this one is not announced. */
export const API_VERSION = 'v26.0';
export const API_VERSION_ENDS_ON = null;
export const GRAPH_URL = `https://graph.facebook.com/${API_VERSION}`;
export const DIALOG_URL = `https://www.facebook.com/${API_VERSION}/dialog/oauth`;

/** Meta's id of a call, in the headers of every answer (errors carry the same as `fbtrace_id`). Unconfirmed name. */
export const REQUEST_ID_HEADER = 'x-fb-trace-id';

/** Asked for in the consent screen. Whether comments of visitors need `pages_read_user_content` is unconfirmed. */
const SCOPES = [
  'ads_read',
  'business_management',
  'pages_show_list',
  'pages_read_engagement',
  'read_insights',
  'instagram_basic',
  'instagram_manage_insights',
] as const;

/** Asked for as well where the app may read leads; Meta reviews apps for it. */
const LEAD_SCOPES = ['leads_retrieval'] as const;

/** What an app of this kind asks a person for. */
export function requestedScopes({ readsLeads }: Pick<PlatformConfig, 'readsLeads'>): readonly string[] {
  return readsLeads ? [...SCOPES, ...LEAD_SCOPES] : SCOPES;
}

const SECONDS_PER_DAY = 86_400;

/**
 * A long-lived token lives about 60 days and is renewed by exchanging it while it is still good. Some apps report
 * that the exchange keeps the old end (unconfirmed); debug_token is asked for the true one each time.
 */
export const REFRESH_LEAD_SECONDS = 10 * SECONDS_PER_DAY;
/** Meta's own figure for "about 60 days". */
export const LONG_LIFE_SECONDS = 5_183_944;
/** Assumed when neither the exchange nor debug_token tells the end: soon enough to ask again tomorrow. */
export const UNKNOWN_LIFETIME_SECONDS = SECONDS_PER_DAY;

/** Results are restated for 28 days, then frozen. */
export const LOOKBACK_DAYS = 28;
/** Limits are counted by ad account; of an app Meta bears about ten calls at once (unconfirmed). */
export const CONCURRENT_SYNCS = 10;
/** Reports of at most this many days, by campaign, are read directly; longer ones are prepared by Meta first. */
export const DIRECT_REPORT_DAYS = 7;
/** A prepared report that is not ready by then never will be (some stay at 100 %). */
export const REPORT_PATIENCE_MS = 60 * 60_000;

export const PAGE_SIZE = { accounts: 100, campaigns: 100, insights: 100, posts: 25 } as const;
/** Below this many rows a page, "reduce the amount of data" is not about the page any more. */
export const SMALLEST_PAGE = 5;
/** Calls at the same time for one account or profile. */
export const PARALLEL_CALLS = 3;

/** Waits at least this long when Meta throttles without naming a time. */
export const THROTTLE_SECONDS = 60;

/**
 * Currencies whose budgets are whole units (offset 1); every other is in hundredths (offset 100), the three-decimal
 * dinars included. https://developers.facebook.com/docs/marketing-api/currencies
 */
export const WHOLE_UNIT_CURRENCIES: ReadonlySet<string> = new Set([
  'CLP',
  'COP',
  'CRC',
  'HUF',
  'IDR',
  'ISK',
  'JPY',
  'KRW',
  'PYG',
  'TWD',
  'VND',
]);

/**
 * Action types that count as conversions. `purchase`, `omni_purchase`, `lead` and the like are sums that contain
 * these, and would count them twice.
 */
export const CONVERSION_ACTIONS: ReadonlySet<string> = new Set([
  'offsite_conversion.fb_pixel_purchase',
  'offsite_conversion.fb_pixel_lead',
  'offsite_conversion.fb_pixel_custom',
  'onsite_conversion.purchase',
  'onsite_conversion.lead_grouped',
]);
export const VIDEO_VIEW_ACTION = 'video_view';

/** How conversions are attributed: as the account's own screens in Ads Manager show them. */
export const ATTRIBUTION = {
  action_attribution_windows: '["7d_click","1d_view"]',
  action_report_time: 'mixed',
  use_account_attribution_setting: 'true',
} as const;

/** Archived and deleted campaigns are hidden unless asked for. */
export const CAMPAIGN_STATUSES = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED', 'IN_PROCESS', 'WITH_ISSUES'] as const;

/** Words for `account_status`; the numbers are unconfirmed. */
export const ACCOUNT_STATUS: Readonly<Record<number, string>> = {
  1: 'ACTIVE',
  2: 'DISABLED',
  3: 'UNSETTLED',
  7: 'PENDING_RISK_REVIEW',
  8: 'PENDING_SETTLEMENT',
  9: 'IN_GRACE_PERIOD',
  100: 'PENDING_CLOSURE',
  101: 'CLOSED',
};

/** Insight names of posts, the successors of `post_impressions*`, which ended on 2026-06-15. */
export const PAGE_POST_METRICS = {
  views: 'post_media_view',
  reach: 'post_total_media_view_unique',
  clicks: 'post_clicks',
} as const;
/** Which of them a medium has depends on its kind. */
export const INSTAGRAM_METRICS = { views: 'views', reach: 'reach', saves: 'saved', shares: 'shares' } as const;

/**
 * A day may cost up to 175 % of the budget, a week from Sunday 7 times:
 * https://www.facebook.com/business/help/190490051321426
 */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1.75, average: 'week', weekStartsOn: 0 };

/**
 * Rows lack `actions` and `action_values` where nothing was done, and link clicks where there were none.
 * https://developers.facebook.com/docs/marketing-api/insights
 */
export const FIGURE_RULES = figureRules({ impressions: 'nowhere', clicks: 'nowhere', spendMicros: 'nowhere' });
