import { figureRules } from '../figure-rules';
import type { ConversionActions, DailyBudgetRule } from '../platform';

// "Unconfirmed" marks what the documents leave open: https://docs.x.com/x-api and https://docs.x.com/x-ads-api

const ADS_API_VERSION = '12';
/** Posts and ads come from two APIs. */
export const API_VERSION = `v2, Ads v${ADS_API_VERSION}`;
/** X has announced no end of either. */
export const API_VERSION_ENDS_ON = null;

export const API_URL = 'https://api.x.com';
export const ADS_API_URL = `https://ads-api.x.com/${ADS_API_VERSION}`;
export const POSTS_CONSENT_URL = 'https://x.com/i/oauth2/authorize';
/** Always shows the screen; `authenticate` sends people who agreed before straight back. */
export const ADS_CONSENT_URL = `${API_URL}/oauth/authorize`;

/** X's ids of a call (unconfirmed): the first by v2, the second by the Ads API. */
export const REQUEST_ID_HEADERS = ['x-transaction-id', 'x-transaction'] as const;

/** The consent is all or nothing; without `offline.access` there is no refresh token. */
export const POSTS_SCOPES = ['tweet.read', 'users.read', 'offline.access'] as const;

/** Tokens for ads do not expire. */
export const POSTS_TOKEN_SECONDS = 7200;
/** Refresh tokens work once, so they are used as late as possible. */
export const REFRESH_LEAD_SECONDS = 600;

/**
 * Spend changes for fourteen days (credits for invalid traffic), conversions for longer: one is credited to an
 * engagement up to thirty days old (default window of an account, unconfirmed).
 */
export const LOOKBACK_DAYS = 30;
// Limits apply per ad account (250 figures in 15 minutes) and per person, so syncs share almost none.
export const CONCURRENT_SYNCS = 8;

/** X allows five lists of ad accounts in fifteen minutes. */
export const ACCOUNT_LIST_SECONDS = 190;
export const LARGEST_PAGE = 1000;
/** Each ad account costs a call for its currency. */
export const ACCOUNTS_PER_PAGE = 50;
/** Up to a hundred line items per campaign come with the page. */
export const CAMPAIGNS_PER_PAGE = 50;
export const PARALLEL_CALLS = 2;

/** ISO 4217 for no currency: an ad account without a way to pay. */
export const NO_CURRENCY = 'XXX';

/** Ads of every account may run here; account figures are requested per placement. */
export const COMMON_PLACEMENTS = ['ALL_ON_TWITTER', 'SPOTLIGHT', 'TREND'] as const;
/** Unconfirmed for the second. */
export const ACCOUNT_METRIC_GROUPS = ['ENGAGEMENT', 'BILLING'] as const;

// Limits of one call for figures.
export const STATS_DAYS = 7;
export const STATS_CAMPAIGNS = 20;
/** Campaigns that a cursor remembers, so that not every page requests the active ones; a multiple of a page. */
export const ACTIVE_CAMPAIGNS_AHEAD = 500;
/** Days after which X still notes changes of a day's figures. How far back X keeps them is unconfirmed. */
export const CHANGES_AFTER_DAYS = 14;

export const METRIC_GROUPS = ['ENGAGEMENT', 'BILLING', 'VIDEO', 'WEB_CONVERSION'] as const;
/** Types of web events: of an advertiser's tag, and `custom` for all events of the advertiser's own. */
export const EVENT_METRICS = [
  'conversion_purchases',
  'conversion_sign_ups',
  'conversion_downloads',
  'conversion_site_visits',
  'conversion_custom',
] as const;

// X has no type for leads: a form that was sent is a sign-up. Windows: the default of an account (unconfirmed).
// https://docs.x.com/x-ads-api/analytics (WEB_CONVERSION)
export const CONVERSION_ACTIONS: ConversionActions = {
  conversions: ['conversion_purchases', 'conversion_sign_ups'],
  sales: ['conversion_purchases'],
  attribution: { clickDays: 30, viewDays: 1, setOn: 'account', countedOn: 'interaction', confirmed: false },
};

// X documents micros of the local currency; some clients read whole units. lib/metrics/doubt-figures.ts holds back a
// new window that differs from history by that factor. https://docs.x.com/x-ads-api/analytics (WEB_CONVERSION)
export const SALE_AMOUNT_UNIT: 'micros' | 'units' = 'micros';

/** Intended reasons not to deliver (the list is unconfirmed); any other is a problem. */
export const ORDINARY_REASONS: ReadonlySet<string> = new Set([
  'PAUSED_BY_ADVERTISER',
  'STARTS_IN_FUTURE',
  'EXPIRED',
  'DELETED',
  'DRAFT',
]);
export const ENDED_REASON = 'EXPIRED';

export const POSTS_PER_PAGE = 100;
/** Private figures exist for 30 days; a list that requests them omits older posts. */
export const PRIVATE_METRICS_DAYS = 30;
/** X escapes these three characters as HTML does (undocumented, seen by clients). */
export const ESCAPED_CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

// Seconds to wait when X throttles without a time.
export const THROTTLE_SECONDS = 60;

/** Delivery stops at the budget: https://business.x.com/en/help/campaign-setup/campaign-dates-and-budget */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1, average: 'day' };

// A series without data is null; none of the names may be absent.
export const FIGURE_RULES = figureRules({});
