import { figureRules } from '../figure-rules';
import type { ConversionActions, DailyBudgetRule } from '../platform';

// "Unconfirmed" marks what the documents leave open: https://developers.google.com/google-ads/api/docs/release-notes

// Released 2026-10-14; a version lives about a year, the end of this one is not announced. No call sends a developer
// token: since 2026-09-09 access belongs to the Cloud project of the OAuth client.
export const API_VERSION = 'v26';
export const API_VERSION_ENDS_ON = null;
export const ADS_URL = `https://googleads.googleapis.com/${API_VERSION}`;

export const AUTHORIZE_URL = 'https://accounts.google.com/o/oauth2/v2/auth';
export const TOKEN_URL = 'https://oauth2.googleapis.com/token';
// The shape of its answer to a dead token is unconfirmed.
export const REVOKE_URL = 'https://oauth2.googleapis.com/revoke';
export const TOKEN_INFO_URL = 'https://oauth2.googleapis.com/tokeninfo';
export const USER_INFO_URL = 'https://openidconnect.googleapis.com/v1/userinfo';

/** Google's id of a call, in the headers of every answer; errors repeat it in their body. */
export const REQUEST_ID_HEADER = 'request-id';
export const LOGIN_CUSTOMER_HEADER = 'login-customer-id';

/** A person may untick the first; Google has no read-only scope for ads. Google grants `profile` by its long name. */
export const SCOPES = [
  'https://www.googleapis.com/auth/adwords',
  'openid',
  'https://www.googleapis.com/auth/userinfo.profile',
] as const;

export const ACCESS_TOKEN_SECONDS = 3_600;
export const REFRESH_LEAD_SECONDS = 600;

/** Google books conversions on the day of the click, for 30 days by default, and credits invalid clicks for weeks. */
export const LOOKBACK_DAYS = 30;
// Google limits operations per day, not parallel calls; a sync makes one query at a time.
export const CONCURRENT_SYNCS = 12;
export const DAYS_PER_QUERY = 31;

export const QUERY_TIMEOUT_MS = 30_000;
export const ROOTS_PER_PAGE = 20;
export const PARALLEL_CALLS = 3;
/** Restarts of a listing after Google forgot its page token (about two hours). */
export const MOST_RESTARTS = 3;

// Seconds to wait when Google names no time. The daily quota of operations frees up gradually over 24 hours.
export const THROTTLE_SECONDS = 60;
export const COSTLY_QUERY_SECONDS = 300;
export const DAILY_QUOTA_SECONDS = 3_600;

/** Google refuses every query of accounts in these states (CUSTOMER_NOT_ENABLED). */
export const UNREADABLE_ACCOUNTS: ReadonlySet<string> = new Set(['CANCELED', 'CLOSED']);

export const TROUBLED_STATES: ReadonlySet<string> = new Set(['MISCONFIGURED', 'NOT_ELIGIBLE']);

/** Google writes an end on this day for campaigns without an end. */
export const NO_END_DAY = '2037-12-30';

/** A day may cost up to twice the budget, a month 30.4 times: https://support.google.com/google-ads/answer/1704443 */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 2, average: 'month' };

// Rows omit zeros, as proto3 JSON does. Google has no count of clicks on links alone.
export const FIGURE_RULES = figureRules({ linkClicks: 'all_rows' });

/**
 * Categories of conversion actions, of which the names are free; UNKNOWN also holds categories of later versions.
 * https://developers.google.com/google-ads/api/reference/rpc/v26/ConversionActionCategoryEnum.ConversionActionCategory
 */
export const CATEGORIES = [
  'DEFAULT',
  'PAGE_VIEW',
  'PURCHASE',
  'SIGNUP',
  'DOWNLOAD',
  'ADD_TO_CART',
  'BEGIN_CHECKOUT',
  'SUBSCRIBE_PAID',
  'PHONE_CALL_LEAD',
  'IMPORTED_LEAD',
  'SUBMIT_LEAD_FORM',
  'BOOK_APPOINTMENT',
  'REQUEST_QUOTE',
  'GET_DIRECTIONS',
  'OUTBOUND_CLICK',
  'CONTACT',
  'ENGAGEMENT',
  'STORE_VISIT',
  'STORE_SALE',
  'QUALIFIED_LEAD',
  'CONVERTED_LEAD',
  'UNKNOWN',
] as const;
export type Category = (typeof CATEGORIES)[number];

// An action is a category, which is the same in every account, split by what the advertiser made it: `PURCHASE` holds
// primary actions, `PURCHASE.secondary` those that only `all_conversions` counts. Primary ones are Google's own
// "Conversions". Windows: the default of an action. https://support.google.com/google-ads/answer/3123169
export const CONVERSION_ACTIONS: ConversionActions = {
  conversions: CATEGORIES,
  // Older tags are in no better category than "other" or none; the values of leads are estimates, not sales.
  sales: ['PURCHASE', 'SUBSCRIBE_PAID', 'STORE_SALE', 'DEFAULT', 'UNKNOWN'],
  attribution: { clickDays: 30, viewDays: 1, setOn: 'conversion_action', countedOn: 'interaction', confirmed: true },
};
