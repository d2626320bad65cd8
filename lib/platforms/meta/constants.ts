import { figureRules } from '../figure-rules';
import type { ConsentOffer, ConversionActions, DailyBudgetRule } from '../platform';

// "Unconfirmed" marks what https://developers.facebook.com/docs/{graph-api/changelog,marketing-api} leave open.

/** Graph and Marketing API version. Marketing versions live about a year; the end of this one is not announced. */
export const API_VERSION = 'v26.0';
export const API_VERSION_ENDS_ON = null;
export const GRAPH_URL = `https://graph.facebook.com/${API_VERSION}`;
export const DIALOG_URL = `https://www.facebook.com/${API_VERSION}/dialog/oauth`;

/** In the headers of every answer; errors carry the same as `fbtrace_id`. Unconfirmed name. */
export const REQUEST_ID_HEADER = 'x-fb-trace-id';

// Whether visitors' comments need `pages_read_user_content` is unconfirmed.
const SCOPES = [
  'ads_read',
  'business_management',
  'pages_show_list',
  'pages_read_engagement',
  'read_insights',
  'instagram_basic',
  'instagram_manage_insights',
] as const;

// Only for apps that may read leads; Meta reviews apps for it.
const LEAD_SCOPES = ['leads_retrieval'] as const;

export const CONSENT: ConsentOffer = { kind: 'ads_and_posts', scopes: SCOPES, leadScopes: LEAD_SCOPES };

const SECONDS_PER_DAY = 86_400;

// A long-lived token lives about 60 days; exchanging it before it expires renews it. Some apps report that the exchange
// keeps the old expiry (unconfirmed), so debug_token is called for the true one each time.
export const REFRESH_LEAD_SECONDS = 10 * SECONDS_PER_DAY;
export const LONG_LIFE_SECONDS = 5_183_944;
/** Assumed when neither the exchange nor debug_token reports the expiry: a day, so that the next check comes soon. */
export const UNKNOWN_LIFETIME_SECONDS = SECONDS_PER_DAY;

/** Meta restates results for 28 days, then freezes them. */
export const LOOKBACK_DAYS = 28;
// Limits apply per ad account; for an app Meta tolerates about ten parallel calls (unconfirmed).
export const CONCURRENT_SYNCS = 10;
/** Reports by campaign of up to this many days are read directly; Meta prepares longer ones first. */
export const DIRECT_REPORT_DAYS = 7;
/** A prepared report that is not ready by then never becomes ready (some stay at 100 %). */
export const REPORT_PATIENCE_MS = 60 * 60_000;

export const PAGE_SIZE = { accounts: 100, campaigns: 100, insights: 100, posts: 25 } as const;
/** Below this many rows a page, "reduce the amount of data" no longer concerns the page size. */
export const SMALLEST_PAGE = 5;
export const PARALLEL_CALLS = 3;

// Minimum wait when Meta throttles without a time.
export const THROTTLE_SECONDS = 60;

// Currencies with budgets in whole units (offset 1); every other is in hundredths (offset 100), including the
// three-decimal dinars. https://developers.facebook.com/docs/marketing-api/currencies
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

/** `totals` contain `places`: of one event, only the first reported total counts, or else the sum of the places. */
export interface ActionTypes {
  readonly totals: readonly string[];
  readonly places: readonly string[];
}

const pixel = (event: string) => `offsite_conversion.fb_pixel_${event}`;
const onMeta = (event: string) => `onsite_conversion.${event}`;
const inApp = (event: string) => `app_custom_event.fb_mobile_${event}`;
const offline = (event: string) => `offline_conversion.${event}`;

const byPlace = (event: string): ActionTypes => ({
  totals: [`${event}_total`],
  places: ['website', 'mobile_app', 'offline', 'on_facebook'].map((place) => `${event}_${place}`),
});

/**
 * Meta reports an event under up to ten types that contain each other; a type outside this table (`onsite_web_purchase`,
 * `web_in_store_purchase` and others) is one more sum of the same places, or no conversion.
 * https://developers.facebook.com/docs/marketing-api/reference/ads-action-stats
 */
export const ACTION_TYPES = {
  purchase: {
    totals: ['omni_purchase', 'purchase'],
    places: [pixel('purchase'), onMeta('purchase'), inApp('purchase'), offline('purchase')],
  },
  lead: { totals: ['lead'], places: [pixel('lead'), onMeta('lead_grouped'), offline('lead')] },
  complete_registration: {
    totals: ['omni_complete_registration', 'complete_registration'],
    places: [pixel('complete_registration'), inApp('complete_registration')],
  },
  add_to_cart: {
    totals: ['omni_add_to_cart', 'add_to_cart'],
    places: [pixel('add_to_cart'), onMeta('add_to_cart'), inApp('add_to_cart')],
  },
  initiate_checkout: {
    totals: ['omni_initiated_checkout', 'initiate_checkout'],
    places: [pixel('initiate_checkout'), onMeta('initiate_checkout'), inApp('initiated_checkout')],
  },
  add_payment_info: { totals: ['add_payment_info'], places: [pixel('add_payment_info'), inApp('add_payment_info')] },
  app_install: { totals: ['omni_app_install', 'mobile_app_install'], places: [] },
  messaging_conversation: { totals: [onMeta('messaging_conversation_started_7d')], places: [] },
  landing_page_view: { totals: ['omni_landing_page_view', 'landing_page_view'], places: [] },
  contact: byPlace('contact'),
  schedule: byPlace('schedule'),
  submit_application: byPlace('submit_application'),
  start_trial: byPlace('start_trial'),
  subscribe: byPlace('subscribe'),
  custom_event: { totals: [], places: [pixel('custom')] },
} satisfies Record<string, ActionTypes>;
/** Custom conversions by id, under their own names: rules of the advertiser, which may match any event above. */
export const CUSTOM_CONVERSION = /^offsite_conversion\.custom\.\d+$/;

// Windows: Meta's default for ad sets, which the reports follow. Events elsewhere count on their own day, those on Meta
// on the day of the ad. https://developers.facebook.com/docs/marketing-api/reference/ad-account/insights
export const CONVERSION_ACTIONS: ConversionActions = {
  conversions: ['purchase', 'lead'],
  sales: ['purchase'],
  attribution: { clickDays: 7, viewDays: 1, setOn: 'ad_set', countedOn: 'mixed', confirmed: true },
};
export const VIDEO_VIEW_ACTION = 'video_view';

/** As the account's own screens in Ads Manager show conversions. */
export const ATTRIBUTION = {
  action_attribution_windows: '["7d_click","1d_view"]',
  action_report_time: 'mixed',
  use_account_attribution_setting: 'true',
} as const;

/** Without this filter Meta hides archived and deleted campaigns. */
export const CAMPAIGN_STATUSES = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED', 'IN_PROCESS', 'WITH_ISSUES'] as const;

/** Labels for `account_status`; the numbers are unconfirmed. */
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

/** Post metrics that replaced `post_impressions*`, which ended on 2026-06-15. */
export const PAGE_POST_METRICS = {
  views: 'post_media_view',
  reach: 'post_total_media_view_unique',
  clicks: 'post_clicks',
} as const;
export const INSTAGRAM_METRICS = { views: 'views', reach: 'reach', saves: 'saved', shares: 'shares' } as const;

// A day may cost up to 175 % of the budget, a week from Sunday 7 times:
// https://www.facebook.com/business/help/190490051321426
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1.75, average: 'week', weekStartsOn: 0 };

// Rows omit `actions` and `action_values` without actions, and link clicks without clicks.
// https://developers.facebook.com/docs/marketing-api/insights
export const FIGURE_RULES = figureRules({ impressions: 'nowhere', clicks: 'nowhere', spendMicros: 'nowhere' });
