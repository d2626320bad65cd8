import { figureRules } from '../figure-rules';
import type { ConsentOffer, ConversionActions, DailyBudgetRule } from '../platform';

// "Unconfirmed" marks what the documents leave open: https://learn.microsoft.com/linkedin/marketing/

/** A version appears every month and lives for a year; a retired one answers 426. */
export const API_VERSION = '202607';
export const API_VERSION_ENDS_ON = '2027-07-15';
export const REST_URL = 'https://api.linkedin.com/rest';
export const USERINFO_URL = 'https://api.linkedin.com/v2/userinfo';
export const OAUTH_URL = 'https://www.linkedin.com/oauth/v2';

export const REQUEST_ID_HEADER = 'x-li-uuid';

// Requested together: another set of scopes for the same member would invalidate the member's older tokens. Whether
// read-only `r_organization_admin` can replace the last is unconfirmed.
const SCOPES = [
  'openid',
  'profile',
  'r_ads',
  'r_ads_reporting',
  'r_organization_social',
  'rw_organization_admin',
] as const;

// Only for apps with the Lead Sync product: otherwise LinkedIn refuses the whole consent.
const LEAD_SCOPES = ['r_marketing_leadgen_automation'] as const;

export const CONSENT: ConsentOffer = { kind: 'ads_and_posts', scopes: SCOPES, leadScopes: LEAD_SCOPES };

// LinkedIn sends the form, which holds the questions, only when the fields name it.
export const LEAD_FIELDS = [
  'submittedAt',
  'versionedLeadGenFormUrn',
  'leadMetadata',
  'associatedEntity',
  'formResponse',
  'form:(id,name,content)',
] as const;

const SECONDS_PER_DAY = 86_400;

/** 60 days. A refresh token, which few apps get, ends a year after the consent. */
export const ACCESS_TOKEN_SECONDS = 60 * SECONDS_PER_DAY;
/** Two weeks: a person who must reconnect needs time. */
export const REFRESH_LEAD_SECONDS = 14 * SECONDS_PER_DAY;

/** LinkedIn may refuse a token this new with 401, so the call is retried (unconfirmed). */
export const NEW_TOKEN_GRACE_MS = 60_000;
export const NEW_TOKEN_WAIT_MS = 5_000;

/** LinkedIn never calls a day final: spend settles in a day or two, conversions change for weeks. */
export const LOOKBACK_DAYS = 30;
// Statistics allow about 6 calls in 10 seconds for the whole app (unconfirmed).
export const CONCURRENT_SYNCS = 6;
/** Ad accounts have no time zone, reports count days in UTC (unconfirmed). */
export const TIME_ZONE = 'UTC';

export const DAYS_PER_CALL = 30;
/** LinkedIn does not page statistics: it silently cuts an answer here. */
export const MOST_ELEMENTS = 15_000;
/** One call may name 20. For message ads LinkedIn counts `sends` instead of impressions since July 2024. */
export const METRICS_FIELDS = [
  'dateRange',
  'pivotValues',
  'impressions',
  'sends',
  'clicks',
  'landingPageClicks',
  'costInLocalCurrency',
  'externalWebsiteConversions',
  'oneClickLeads',
  'conversionValueInLocalCurrency',
  'videoViews',
] as const;

// LinkedIn's limits are 1,000 for accounts and campaigns and 100 for the others.
export const PAGE_SIZE = { accounts: 100, campaigns: 100, organizations: 25, posts: 100 } as const;
export const PARALLEL_CALLS = 3;
/** LinkedIn refuses a longer query with 414; it travels in the body of a POST instead. */
export const LONGEST_QUERY = 4_000;

/** Without this filter drafts and removed campaigns may be missing. */
export const CAMPAIGN_STATUSES = [
  'ACTIVE',
  'PAUSED',
  'ARCHIVED',
  'COMPLETED',
  'CANCELED',
  'DRAFT',
  'PENDING_DELETION',
  'REMOVED',
] as const;
/** Reasons why an active campaign does not deliver: its group is off, or either has ended. */
export const GROUP_HOLD = 'CAMPAIGN_GROUP_STATUS_HOLD';
export const END_HOLDS: ReadonlySet<string> = new Set(['CAMPAIGN_END_DATE_HOLD', 'CAMPAIGN_GROUP_END_DATE_HOLD']);
// Serving statuses without a problem: the campaign delivers, or has not begun.
export const ORDINARY_SERVING: ReadonlySet<string> = new Set([
  'RUNNABLE',
  'CAMPAIGN_START_DATE_HOLD',
  'CAMPAIGN_GROUP_START_DATE_HOLD',
]);

/** Only administrators of a page see its figures. */
export const ORGANIZATION_ROLE = 'ADMINISTRATOR';
/** Posts that exist only as ads do not appear on the page (unconfirmed value). */
export const HIDDEN_DISTRIBUTION = 'NONE';
/** Post statistics reach back about 14 months (unconfirmed); a missing post within them had no activity. */
export const POST_STATISTICS_DAYS = 400;

// Minimum wait when LinkedIn throttles without a time, as it always does.
export const THROTTLE_SECONDS = 60;
// After too much data at once: the rolling window of five minutes, and a little.
export const DATA_THROTTLE_SECONDS = 330;

// A day may cost up to 150 % of the budget, a week from Monday 7 times:
// https://www.linkedin.com/help/lms/answer/a422101
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1.5, average: 'week', weekStartsOn: 1 };

// Every row has the requested fields; those below `some_rows` have been seen absent (unconfirmed).
export const FIGURE_RULES = figureRules({ impressions: 'nowhere', clicks: 'nowhere', spendMicros: 'nowhere' });

// Website conversions are those of all conversion rules of the account together; another report splits them by rule.
// Windows: the default of a rule (unconfirmed). https://learn.microsoft.com/linkedin/marketing/conversions/
export const CONVERSION_ACTIONS: ConversionActions = {
  conversions: ['externalWebsiteConversions', 'oneClickLeads'],
  sales: ['externalWebsiteConversions'],
  attribution: { clickDays: 30, viewDays: 7, setOn: 'conversion_action', countedOn: 'conversion', confirmed: false },
};
