import { figureRules } from '../figure-rules';
import type { DailyBudgetRule, PlatformConfig } from '../platform';

/**
 * What the connector believes about LinkedIn's APIs, in one place. Where LinkedIn's own documents are silent or
 * disagree, the fact is marked "unconfirmed": correct it here when the real platform teaches otherwise.
 * https://learn.microsoft.com/linkedin/marketing/
 */

/** One version a month, each kept for a year; a retired one answers 426. */
export const API_VERSION = '202607';
export const API_VERSION_ENDS_ON = '2027-07-15';
export const REST_URL = 'https://api.linkedin.com/rest';
export const USERINFO_URL = 'https://api.linkedin.com/v2/userinfo';
export const OAUTH_URL = 'https://www.linkedin.com/oauth/v2';

/** LinkedIn's id of a call, in the headers of every answer. */
export const REQUEST_ID_HEADER = 'x-li-uuid';

/**
 * Asked for all at once: another set of scopes for the same member would end that member's older tokens. Whether the
 * read-only `r_organization_admin` does instead of the last one is unconfirmed.
 */
const SCOPES = [
  'openid',
  'profile',
  'r_ads',
  'r_ads_reporting',
  'r_organization_social',
  'rw_organization_admin',
] as const;

/** Asked for as well where the app has the Lead Sync product: without it LinkedIn refuses the whole consent. */
const LEAD_SCOPES = ['r_marketing_leadgen_automation'] as const;

/** What an app of this kind asks a person for. */
export function requestedScopes({ readsLeads }: Pick<PlatformConfig, 'readsLeads'>): readonly string[] {
  return readsLeads ? [...SCOPES, ...LEAD_SCOPES] : SCOPES;
}

/** Fields of a lead to answer with; the form, without which answers are numbers, only comes when it is named. */
export const LEAD_FIELDS = [
  'submittedAt',
  'versionedLeadGenFormUrn',
  'leadMetadata',
  'associatedEntity',
  'formResponse',
  'form:(id,name,content)',
] as const;

const SECONDS_PER_DAY = 86_400;

/** Life of an access token: 60 days. A refresh token, for the few apps that get one, ends a year after the consent. */
export const ACCESS_TOKEN_SECONDS = 60 * SECONDS_PER_DAY;
/** Renewed two weeks ahead: whoever cannot renew needs time to find the person. */
export const REFRESH_LEAD_SECONDS = 14 * SECONDS_PER_DAY;

/** A new access token is not known everywhere at once: a 401 to one this young is worth another try (unconfirmed). */
export const NEW_TOKEN_GRACE_MS = 60_000;
export const NEW_TOKEN_WAIT_MS = 5_000;

/** LinkedIn never calls a day final: spend settles in a day or two, conversions move for weeks. */
export const LOOKBACK_DAYS = 30;
/** Statistics bear about 6 questions in 10 seconds for the whole app (unconfirmed). */
export const CONCURRENT_SYNCS = 6;
/** Ad accounts have no zone of their own, reports count days in UTC (unconfirmed). */
export const TIME_ZONE = 'UTC';

/** Days of one question about metrics, to begin with. */
export const DAYS_PER_CALL = 30;
/** Statistics are not paged: an answer is cut here without a word. */
export const MOST_ELEMENTS = 15_000;
/**
 * Statistics that we read; a question may name 20. Of message ads LinkedIn counts `sends` in place of impressions
 * since July 2024.
 */
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

/** LinkedIn's limits are 1,000 for accounts and campaigns and 100 for the others. */
export const PAGE_SIZE = { accounts: 100, campaigns: 100, organizations: 25, posts: 100 } as const;
/** Calls at the same time for one connection. */
export const PARALLEL_CALLS = 3;
/** A longer query is refused with 414, and travels in the body of a POST instead. */
export const LONGEST_QUERY = 4_000;

/** Campaigns in every state; without the filter drafts and removed ones may be missing. */
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
/** Why a campaign that is switched on does not deliver: its group is switched off, or either is over. */
export const GROUP_HOLD = 'CAMPAIGN_GROUP_STATUS_HOLD';
export const END_HOLDS: ReadonlySet<string> = new Set(['CAMPAIGN_END_DATE_HOLD', 'CAMPAIGN_GROUP_END_DATE_HOLD']);
/** Serving statuses that are no trouble: it delivers, or it is yet to begin. */
export const ORDINARY_SERVING: ReadonlySet<string> = new Set([
  'RUNNABLE',
  'CAMPAIGN_START_DATE_HOLD',
  'CAMPAIGN_GROUP_START_DATE_HOLD',
]);

/** Pages of which the member is administrator; others have no figures to show. */
export const ORGANIZATION_ROLE = 'ADMINISTRATOR';
/** Posts that exist only as ads are not shown on the page (unconfirmed value). */
export const HIDDEN_DISTRIBUTION = 'NONE';
/**
 * Statistics of posts reach back about 14 months (unconfirmed); within them a post that is left out had no activity.
 */
export const POST_STATISTICS_DAYS = 400;

/** Waits at least this long when LinkedIn throttles without naming a time, as it does. */
export const THROTTLE_SECONDS = 60;
/** After too much data at once: the whole rolling window of five minutes, and a little. */
export const DATA_THROTTLE_SECONDS = 330;

/** A day may cost up to 150 % of the budget, a week from Monday 7 times: https://www.linkedin.com/help/lms/answer/a422101 */
export const DAILY_BUDGET: DailyBudgetRule = { dayLimit: 1.5, average: 'week', weekStartsOn: 1 };

/** Fields named in the question come with every row; those below `some_rows` have been seen absent (unconfirmed). */
export const FIGURE_RULES = figureRules({ impressions: 'nowhere', clicks: 'nowhere', spendMicros: 'nowhere' });
