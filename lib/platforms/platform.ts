import type { IsoDate } from '@/lib/dates';
import type { PlatformId } from '@/lib/platform-ids';
import type { VendorError } from '@/lib/vendor-http/vendor-error';
import type { PlatformWebhooks, RemoteLead } from './webhook';

export interface PlatformConfig {
  clientId: string;
  clientSecret: string;
  oauth1?: { consumerKey: string; consumerSecret: string } | undefined;
  // Whether the app may read leads of forms, which platforms grant separately: adds the lead scopes to the consent.
  readsLeads?: boolean | undefined;
  // Origin of the local sandbox: `https://<host>/<path>` becomes `<sandboxOrigin>/<host>/<path>`. Unset: real calls.
  sandboxOrigin?: string | undefined;
}

// What the platform's API offers, as far as we support it. Pages and API show it; no other code branches on platforms.
interface PlatformCapabilities {
  apiVersion: string;
  // Null: the platform has announced no end.
  apiVersionEndsOn: IsoDate | null;
  readsCampaigns: boolean;
  readsMetrics: boolean;
  readsPosts: boolean;
  readsScheduledPosts: boolean;
  publishesPosts: boolean;
  updatesCampaigns: boolean;
  createsCampaigns: boolean;
  // `refresh_token` is reusable, `single_use_refresh_token` works once, `exchange` trades the current token, `none`:
  // the token never ends or cannot be renewed.
  tokenRenewal: 'refresh_token' | 'single_use_refresh_token' | 'exchange' | 'none';
  // Null: the platform reports no expiry.
  accessTokenSeconds: number | null;
  // PKCE (S256). Without it only the single-use state of the session binds a consent to us.
  usesPkce: boolean;
  // Where a person removes access on a platform without revocation; null: we revoke it.
  accessSettingsUrl: string | null;
  webhookSignature: 'hmac-sha256' | 'shared-key' | null;
}

// What one visit to a consent screen covers; some platforms have separate screens for ads and posts.
export const consentKinds = ['ads_and_posts', 'ads', 'posts'] as const;
export type ConsentKind = (typeof consentKinds)[number];

interface Consent {
  readonly kind: ConsentKind;
  // Each scope has a text for its effect in the message files.
  readonly scopes: readonly string[];
}

export interface ConsentOffer extends Consent {
  readonly leadScopes?: readonly string[];
  readonly needsOAuth1?: boolean;
}

export interface ConsentRequest {
  consent: ConsentKind;
  state: string;
  redirectUri: string;
  codeChallenge: string;
  rerequest: boolean;
}

export interface ConsentAnswer {
  consent: ConsentKind;
  answer: URLSearchParams;
  redirectUri: string;
  codeVerifier: string;
  secret: string | null;
}

/** Tokens of a grant, opaque outside the platform's folder. `expiresAt` null: the platform reports no expiry. */
export interface TokenGrant {
  accessToken: string;
  refreshToken: string | null;
  expiresAt: Date | null;
}

export type GrantTokens = Pick<TokenGrant, 'accessToken' | 'refreshToken'>;

// A consent that the platform refused to renew while other consents of the grant live.
interface LostConsent {
  kind: ConsentKind;
  error: VendorError;
}

/** `lost`: consents that the renewed tokens no longer hold; absent: none. */
export interface RenewedGrant extends TokenGrant {
  lost?: readonly LostConsent[];
}

export interface GrantDescription {
  externalUserId: string;
  displayName: string;
  scopesGranted: string[];
  scopesDeclined: string[];
  consents: ConsentKind[];
}

export interface RemoteAdAccount {
  externalId: string;
  name: string;
  currency: string;
  timeZone: string;
  externalStatus: string | null;
  // What the platform needs besides the id for access (Google: the manager's id); null: nothing.
  accessPath: string | null;
}

export type AdAccountRef = Pick<RemoteAdAccount, 'externalId' | 'currency' | 'timeZone' | 'accessPath'>;

export interface RemoteProfile {
  externalId: string;
  kind: string;
  name: string;
  handle: string | null;
  followers: number | null;
}

export type CampaignStatus = 'draft' | 'active' | 'paused' | 'ended' | 'removed' | 'unknown';

export interface RemoteCampaign {
  externalId: string;
  name: string;
  objective: string | null;
  status: CampaignStatus;
  externalStatus: string;
  hasIssues: boolean;
  dailyBudgetMicros: bigint | null;
  lifetimeBudgetMicros: bigint | null;
  startsAt: Date | null;
  endsAt: Date | null;
}

/**
 * One kind of conversion of a daily row, as the platform names it. The actions of a row are disjoint: of overlapping
 * kinds that the platform reports, a connector keeps one.
 */
export interface RemoteAction {
  action: string;
  // Decimal text, as in the row.
  conversions: string;
  // Null: no value is reported; 0: the platform reports that the action was worth nothing on the day.
  valueMicros: bigint | null;
}

/** One campaign on one account-local day; db/schema/ad-metrics.ts gives the meaning of each figure. */
export interface RemoteDailyMetrics {
  campaignExternalId: string;
  // Name on the report, for a campaign that the listing no longer has.
  campaignName: string;
  date: IsoDate;
  currency: string;
  impressions: number;
  clicks: number;
  linkClicks: number | null;
  spendMicros: bigint;
  // Each action once, without those that have neither a conversion nor a value; empty: none reported.
  actions: readonly RemoteAction[];
  // Decimal text: platforms report fractions. Sum of the actions that the platform counts by default.
  conversions: string;
  // Sum of the platform's default sales; null: none of them has a value.
  conversionValueMicros: bigint | null;
  videoViews: number | null;
  reach: number | null;
}

/** Totals of an ad account over a window, as the platform itself counts them; null: not reported. */
export interface RemoteAccountTotals {
  currency: string;
  spendMicros: bigint;
  impressions: number | null;
}

/** Since publication; null: the platform does not report it. */
export interface RemoteEngagement {
  views: number | null;
  reach: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  saves: number | null;
  clicks: number | null;
}

export interface RemotePost {
  externalId: string;
  kind: string;
  text: string;
  permalink: string | null;
  status: 'scheduled' | 'published';
  scheduledAt: Date | null;
  publishedAt: Date | null;
  engagement: RemoteEngagement | null;
}

/** `nextCursor` null: the last page. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  // For each unreadable row its faulty fields; absent: none was skipped.
  skipped?: readonly string[];
}

/** First and last day, both included, in the ad account's time zone. */
export interface DateWindow {
  from: IsoDate;
  to: IsoDate;
}

interface PageRequest {
  accessToken: string;
  cursor: string | null;
}

// `dayLimit`: the highest cost of a day as a multiple of the daily budget. `average`: the period over which spend evens
// out; `day` makes the budget a hard limit.
export type DailyBudgetRule = { dayLimit: number } & (
  | { average: 'day' | 'month' }
  // 0 is Sunday.
  | { average: 'week'; weekStartsOn: 0 | 1 }
);

/** Figures that would become zero if a platform dropped their field. */
export const guardedFigures = [
  'impressions',
  'clicks',
  'linkClicks',
  'spendMicros',
  'conversions',
  'conversionValueMicros',
  'videoViews',
] as const;
export type GuardedFigure = (typeof guardedFigures)[number];

// Where a figure may be absent. `nowhere`: a row without it is refused. `some_rows`: zero rows may lack it, but not
// every row of days that had it before. `all_rows`: anywhere.
type FigureAbsence = 'nowhere' | 'some_rows' | 'all_rows';

export interface FigureRules {
  absentFrom: Readonly<Record<GuardedFigure, FigureAbsence>>;
  // True: a value counts conversions, so a row without conversions has none.
  valueNeedsConversions: boolean;
}

/** How long after an ad a conversion is credited to it. */
export interface AttributionWindow {
  readonly clickDays: number;
  // 0: views are not credited.
  readonly viewDays: number;
  // `request`: our calls fix the days. Elsewhere they are the platform's default, which an advertiser can change there.
  readonly setOn: 'request' | 'ad_set' | 'conversion_action' | 'account';
  // The day of a conversion: that of the click or view, or its own; `mixed`: depends on the action.
  readonly countedOn: 'interaction' | 'conversion' | 'mixed';
  // False: the platform does not document the days.
  readonly confirmed: boolean;
}

/** The platform's own choice of `RemoteAction.action`, by exact name. */
export interface ConversionChoice {
  readonly conversions: readonly string[];
  // Actions that are sales; their value is the conversion value.
  readonly sales: readonly string[];
}

export interface ConversionActions extends ConversionChoice {
  readonly attribution: AttributionWindow;
}

interface PlatformTraits {
  readonly id: PlatformId;
  readonly capabilities: PlatformCapabilities;
  // Days that the platform still restates; every metrics sync re-reads them.
  readonly lookbackDays: number;
  readonly dailyBudget: DailyBudgetRule;
  readonly figureRules: FigureRules;
  readonly conversionActions: ConversionActions;
  // Parallel syncs over all organizations that the platform's rate limits allow.
  readonly concurrentSyncs: number;
  // Seconds before its end at which a token is renewed; at least 600.
  readonly refreshLeadSeconds: number;
}

/** A platform without any configuration: nothing here needs an app, its keys or a call. */
export interface PlatformDefinition extends PlatformTraits {
  // Everything that an app can request, in the order of the connect flow. The first one needs no further keys.
  readonly consents: readonly [ConsentOffer, ...ConsentOffer[]];
  readonly webhooks: PlatformWebhooks;
}

export interface OAuthFacet {
  // The consent URL and a secret to store encrypted until the person returns (OAuth 1.0a: the request token's).
  beginConsent(request: ConsentRequest): Promise<{ url: URL; secret: string | null }>;
  // Tokens of this consent alone. @throws VendorError, `consent_refused` when the person declined
  completeConsent(request: ConsentAnswer): Promise<TokenGrant>;
  // The grant after a consent is given again or added. Pure. Without a fresh refresh token the old one stays.
  mergeGrants(previous: TokenGrant, fresh: TokenGrant): TokenGrant;
  // Renews a grant before it expires; `lost` lists refused consents while another one lives.
  // @throws VendorError `reauth` only when no consent is left
  refresh(grant: GrantTokens): Promise<RenewedGrant>;
  // Null: nothing is left. Pure.
  withoutConsent(grant: TokenGrant, consent: ConsentKind): TokenGrant | null;
  // @throws VendorError; always on a platform without revocation, which sets `capabilities.accessSettingsUrl`
  revoke(grant: GrantTokens): Promise<void>;
  // Omits consents that have died. @throws VendorError when all have
  describeGrant(accessToken: string): Promise<GrantDescription>;
}

export interface AdsFacet {
  listAccounts(request: PageRequest): Promise<Page<RemoteAdAccount>>;
  // Every campaign, including deleted ones and drafts.
  listCampaigns(request: PageRequest & { account: AdAccountRef }): Promise<Page<RemoteCampaign>>;
  // Rows without delivery are absent: the caller removes stored rows of the window that did not come back.
  listDailyMetrics(
    request: PageRequest & { account: AdAccountRef; window: DateWindow },
  ): Promise<Page<RemoteDailyMetrics>>;
  readAccountTotals(request: {
    accessToken: string;
    account: AdAccountRef;
    window: DateWindow;
  }): Promise<RemoteAccountTotals>;
}

export interface ContentFacet {
  listProfiles(request: PageRequest): Promise<Page<RemoteProfile>>;
  // Published posts since `since` and scheduled posts, newest first.
  listPosts(
    request: PageRequest & { profile: { externalId: string; kind: string }; since: Date },
  ): Promise<Page<RemotePost>>;
}

interface LeadOwner {
  type: 'ad_account' | 'profile';
  externalId: string;
}

export interface LeadsFacet {
  // Completes a lead that its delivery only names (`answers` null).
  readLead(request: { accessToken: string; lead: RemoteLead; about: LeadOwner }): Promise<RemoteLead>;
}

/** Implementations import neither tenants nor the database, and throw VendorError for every failure of the platform. */
export interface PlatformFacets {
  readonly oauth: OAuthFacet;
  readonly ads: AdsFacet;
  // Null: the platform has no organic posts.
  readonly content: ContentFacet | null;
  // Null: deliveries carry whole leads, or there are none.
  readonly leads: LeadsFacet | null;
}

/** What a platform's folder exports: `index.ts` is the only file of it that others import. */
export interface PlatformModule {
  readonly definition: PlatformDefinition;
  connect(config: PlatformConfig): PlatformFacets;
}

/** A platform as one app reaches it. `consents` and `capabilities` leave out what the app has no keys for. */
export interface Platform extends PlatformTraits, PlatformFacets {
  readonly consents: readonly [Consent, ...Consent[]];
}
