import { figureRules } from '../figure-rules';
import type { DailyBudgetRule } from '../platform';

/**
 * What the connector believes about Google's APIs, in one place. Where Google's own documents are silent or disagree,
 * the fact is marked "unconfirmed": correct it here when the real platform teaches otherwise.
 * https://developers.google.com/google-ads/api/docs/release-notes
 */

/**
 * Google Ads API version, released 2026-10-14. A version lives about a year; the end of this one is not announced.
 * No call sends a developer token: since 2026-09-09 access belongs to the Cloud project that owns the OAuth client.
 */
export const API_VERSION = 'v26';
export const API_VERSION_ENDS_ON = null;
export const ADS_URL = `https://googleads.googleapis.com/${API_VERSION}`;

export const AUTHORIZE_URL = 'https://accounts.google.com/o/oauth2/v2/auth';
export const TOKEN_URL = 'https://oauth2.googleapis.com/token';
/** Shape of its answer to a dead token is unconfirmed. */
export const REVOKE_URL = 'https://oauth2.googleapis.com/revoke';
/** Scopes and person of a token, which travels in the header, as Google's own libraries send it. */
export const TOKEN_INFO_URL = 'https://oauth2.googleapis.com/tokeninfo';
/** Name of the person (OpenID Connect). */
export const USER_INFO_URL = 'https://openidconnect.googleapis.com/v1/userinfo';

/** Google's id of a call, in the headers of every answer; errors carry the same in their body. */
export const REQUEST_ID_HEADER = 'request-id';
/** Manager through which an account is reached. */
export const LOGIN_CUSTOMER_HEADER = 'login-customer-id';

/**
 * Asked for in the consent screen; a person may untick the first. Google has no read-only scope for ads. The last is
 * asked for by its long name because Google grants `profile` under it.
 */
export const SCOPES = [
  'https://www.googleapis.com/auth/adwords',
  'openid',
  'https://www.googleapis.com/auth/userinfo.profile',
] as const;

/** Life of an access token in seconds (answers say one less). */
export const ACCESS_TOKEN_SECONDS = 3_600;
export const REFRESH_LEAD_SECONDS = 600;

/** Conversions are booked on the day of the click, for 30 days by default; invalid clicks are credited for weeks. */
export const LOOKBACK_DAYS = 30;
/** Google counts operations by the day, not calls at once; a sync asks one question at a time. */
export const CONCURRENT_SYNCS = 12;
/** Days of one report query: what a nightly sync re-reads, in one operation of the daily quota. */
export const DAYS_PER_QUERY = 31;

/** A query over many campaigns may take longer than other platforms' calls. */
export const QUERY_TIMEOUT_MS = 30_000;
/** Customers read for one page of accounts, and calls at the same time. */
export const ROOTS_PER_PAGE = 20;
export const PARALLEL_CALLS = 3;
/** Times that a listing may begin again because Google no longer knows its page token (after about two hours). */
export const MOST_RESTARTS = 3;

/**
 * Seconds to wait when throttled without a named time. The daily number of operations frees itself over 24 hours, bit
 * by bit.
 */
export const THROTTLE_SECONDS = 60;
export const COSTLY_QUERY_SECONDS = 300;
export const DAILY_QUOTA_SECONDS = 3_600;

/** Accounts in these states are refused to every query (CUSTOMER_NOT_ENABLED), so they are not offered. */
export const UNREADABLE_ACCOUNTS: ReadonlySet<string> = new Set(['CANCELED', 'CLOSED']);

/** Primary states of an enabled campaign that need somebody's attention. */
export const TROUBLED_STATES: ReadonlySet<string> = new Set(['MISCONFIGURED', 'NOT_ELIGIBLE']);

/** The end that Google writes for campaigns without one begins with this day. */
export const NO_END_DAY = '2037-12-30';

/** A day may cost up to twice the budget, a month 30.4 times: https://support.google.com/google-ads/answer/1704443 */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 2, average: 'month' };

/** Zeros are left out of rows, as proto3 writes them in JSON. Clicks on links alone are not counted. */
export const FIGURE_RULES = figureRules({ linkClicks: 'all_rows' });
