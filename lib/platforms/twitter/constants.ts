import { figureRules } from '../figure-rules';
import type { DailyBudgetRule } from '../platform';

/**
 * What the connector believes about X's API v2 and Ads API, in one place. Where X's own documents are silent or
 * disagree, the fact is marked "unconfirmed": correct it here when the real platform teaches otherwise.
 * https://docs.x.com/x-api and https://docs.x.com/x-ads-api
 */

const ADS_API_VERSION = '12';
/** As pages show it: posts come from one API, ads from another. */
export const API_VERSION = `v2, Ads v${ADS_API_VERSION}`;
/** X has announced no end of either. */
export const API_VERSION_ENDS_ON = null;

export const API_URL = 'https://api.x.com';
export const ADS_API_URL = `https://ads-api.x.com/${ADS_API_VERSION}`;
export const POSTS_CONSENT_URL = 'https://x.com/i/oauth2/authorize';
/** Asks every time; its sibling `authenticate` sends people who agreed before straight back. */
export const ADS_CONSENT_URL = `${API_URL}/oauth/authorize`;

/** X's ids of a call (unconfirmed): the first by v2, the second by the Ads API. */
export const REQUEST_ID_HEADERS = ['x-transaction-id', 'x-transaction'] as const;

/** What is asked for on the consent screen for posts, all or nothing; without the last there is no refresh token. */
export const POSTS_SCOPES = ['tweet.read', 'users.read', 'offline.access'] as const;

/** Life of the access token for posts. Tokens for ads have no end. */
export const POSTS_TOKEN_SECONDS = 7200;
/** Refresh tokens work once, so X's clients renew only when they must. */
export const REFRESH_LEAD_SECONDS = 600;

/** Spend is an estimate for three days, and credits for invalid traffic change it for fourteen. */
export const LOOKBACK_DAYS = 14;
/** Limits are counted by ad account (250 figures in 15 minutes) and by person, so syncs hardly share any. */
export const CONCURRENT_SYNCS = 8;

/** Ad accounts may be listed five times in fifteen minutes, so a list is good for this long. */
export const ACCOUNT_LIST_SECONDS = 190;
/** Most that a listing of the Ads API gives at once. */
export const LARGEST_PAGE = 1000;
/** Ad accounts of a page, each of which costs a call for its currency. */
export const ACCOUNTS_PER_PAGE = 50;
/** Campaigns of a page. An account may have a hundred line items in each, which come with it. */
export const CAMPAIGNS_PER_PAGE = 50;
export const PARALLEL_CALLS = 2;

/** ISO 4217 for no currency: what is said of an ad account that was never given a way to pay. */
export const NO_CURRENCY = 'XXX';

/** Where ads of every account may run; figures of an account have to be asked for at each. */
export const COMMON_PLACEMENTS = ['ALL_ON_TWITTER', 'SPOTLIGHT', 'TREND'] as const;
/** Groups of figures that an account itself has (unconfirmed for the second). */
export const ACCOUNT_METRIC_GROUPS = ['ENGAGEMENT', 'BILLING'] as const;

/** Most days and campaigns that one call for figures may name. */
export const STATS_DAYS = 7;
export const STATS_CAMPAIGNS = 20;
/** Campaigns that a cursor remembers, so that not every page asks which were active; a multiple of a page's. */
export const ACTIVE_CAMPAIGNS_AHEAD = 500;
/**
 * How long after a day changes to its figures are noted, so where to look for campaigns with figures of that day.
 * How far back X remembers such changes is unconfirmed.
 */
export const CHANGES_AFTER_DAYS = 14;

export const METRIC_GROUPS = ['ENGAGEMENT', 'BILLING', 'VIDEO', 'WEB_CONVERSION'] as const;
/** Kinds of conversions that count; the others are steps towards them. */
export const CONVERSION_METRICS = ['conversion_purchases', 'conversion_custom'] as const;

/**
 * Unit of `sale_amount` of a conversion. X's documents show micros of the local currency, as in every other amount;
 * some clients read whole units. A new window that differs from history by that factor is held back, see
 * lib/metrics/doubt-figures.ts. https://docs.x.com/x-ads-api/analytics (WEB_CONVERSION)
 */
export const SALE_AMOUNT_UNIT: 'micros' | 'units' = 'micros';

/** Reasons not to deliver that are as somebody wants it (the list is unconfirmed); any other is trouble. */
export const ORDINARY_REASONS: ReadonlySet<string> = new Set([
  'PAUSED_BY_ADVERTISER',
  'STARTS_IN_FUTURE',
  'EXPIRED',
  'DELETED',
  'DRAFT',
]);
export const ENDED_REASON = 'EXPIRED';

export const POSTS_PER_PAGE = 100;
/** Private figures exist for posts of the last 30 days; older ones vanish from a list that asks for them. */
export const PRIVATE_METRICS_DAYS = 30;
/** Texts arrive with these three characters escaped, as in HTML (unconfirmed by X's documents, seen by its clients). */
export const ESCAPED_CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** What to wait after throttling that names no time. */
export const THROTTLE_SECONDS = 60;

/** Delivery stops at the budget: https://business.x.com/en/help/campaign-setup/campaign-dates-and-budget */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1, average: 'day' };

/** A series without data is null in place of a list; none of its names may be absent. */
export const FIGURE_RULES = figureRules({});
