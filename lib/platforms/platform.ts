import type { IsoDate } from '@/lib/dates';
import type { PlatformId } from '@/lib/platform-ids';
import type { VendorError } from '@/lib/vendor-http/vendor-error';
import type { RemoteLead } from './webhook';

/** How an installation reaches a platform. */
export interface PlatformConfig {
  clientId: string;
  clientSecret: string;
  /** Consumer key and secret of the same app, for a platform that still signs calls with OAuth 1.0a. */
  oauth1?: { consumerKey: string; consumerSecret: string } | undefined;
  /**
   * Whether the app may read the leads of forms, which platforms grant apart: the consent then asks for that as well.
   */
  readsLeads?: boolean | undefined;
  /**
   * Origin of the local sandbox. Set: every call to `https://<host>/<path>` goes to `<sandboxOrigin>/<host>/<path>`
   * instead. Unset: the real platform.
   */
  sandboxOrigin?: string | undefined;
}

/** What the platform's API lets us do, as far as we support it. Pages and API show it; nothing else branches on platforms. */
interface PlatformCapabilities {
  apiVersion: string;
  /** When the platform retires that version; null where it has not said. */
  apiVersionEndsOn: IsoDate | null;
  readsCampaigns: boolean;
  readsMetrics: boolean;
  readsPosts: boolean;
  readsScheduledPosts: boolean;
  publishesPosts: boolean;
  updatesCampaigns: boolean;
  createsCampaigns: boolean;
  /**
   * How a token lives on: `refresh_token` many times over, `single_use_refresh_token` each one once, `exchange` of the
   * living token, `none`: it never ends or cannot be renewed.
   */
  tokenRenewal: 'refresh_token' | 'single_use_refresh_token' | 'exchange' | 'none';
  /** Life of a fresh access token in seconds; null: the platform names no end. */
  accessTokenSeconds: number | null;
  /** Whether a consent is bound to us by PKCE (S256). Without it the single-use state of one session binds it alone. */
  usesPkce: boolean;
  /** Where a person takes access back themselves, on a platform that gives us no way to revoke it; null: we revoke it. */
  accessSettingsUrl: string | null;
  /** How the platform signs webhooks; null: it does not. */
  webhookSignature: 'hmac-sha256' | 'shared-key' | null;
}

/** What one visit to a platform's consent screens covers. Some platforms ask for ads and for posts on their own. */
export const consentKinds = ['ads_and_posts', 'ads', 'posts'] as const;
export type ConsentKind = (typeof consentKinds)[number];

interface Consent {
  kind: ConsentKind;
  /** Permissions it asks for; what a declined one switches off is told by its key in the message files. */
  scopes: readonly string[];
}

interface ConsentRequest {
  consent: ConsentKind;
  /** Must come back as the callback's `state` parameter. */
  state: string;
  redirectUri: string;
  /** PKCE (S256); ignored by platforms without it. */
  codeChallenge: string;
  /** Ask again for permissions that were declined before. */
  rerequest: boolean;
}

interface ConsentAnswer {
  consent: ConsentKind;
  /** Query parameters that the platform sent the person back with. */
  answer: URLSearchParams;
  redirectUri: string;
  codeVerifier: string;
  /** What `beginConsent` asked to keep. */
  secret: string | null;
}

/** Tokens of a grant. `expiresAt` null: the platform names no end. Opaque outside the platform's folder. */
export interface TokenGrant {
  accessToken: string;
  refreshToken: string | null;
  expiresAt: Date | null;
}

/** A consent of a grant that the platform refused to renew, while other consents of the grant live on. */
interface LostConsent {
  kind: ConsentKind;
  /** The refusal, of class `reauth`. */
  error: VendorError;
}

/** Answer of a renewal: the tokens of what lives on. `lost`: consents they no longer hold; left out: none. */
export interface RenewedGrant extends TokenGrant {
  lost?: readonly LostConsent[];
}

/** Who granted what. */
export interface GrantDescription {
  externalUserId: string;
  displayName: string;
  scopesGranted: string[];
  scopesDeclined: string[];
  /** Consents that are part of the grant and alive. */
  consents: ConsentKind[];
}

export interface RemoteAdAccount {
  externalId: string;
  name: string;
  currency: string;
  /** IANA name. */
  timeZone: string;
  externalStatus: string | null;
  /** What the platform wants to be told besides the id to let us in (Google: the manager's id); null: nothing. */
  accessPath: string | null;
}

/** An ad account as calls about it name it. */
export type AdAccountRef = Pick<RemoteAdAccount, 'externalId' | 'currency' | 'timeZone' | 'accessPath'>;

export interface RemoteProfile {
  externalId: string;
  /** The platform's own kind of profile, for example `page` or `instagram`. */
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

/** Facts of one campaign on one account-local day; see db/schema/ad-metrics.ts for the meaning of each. */
export interface RemoteDailyMetrics {
  campaignExternalId: string;
  /** Name on the report, for a campaign that the listing no longer shows. */
  campaignName: string;
  date: IsoDate;
  currency: string;
  impressions: number;
  clicks: number;
  linkClicks: number | null;
  spendMicros: bigint;
  /** Decimal text: platforms report fractions. */
  conversions: string;
  conversionValueMicros: bigint | null;
  videoViews: number | null;
  reach: number | null;
}

/** What an ad account came to over a window, as the platform counts it for the account itself; null: not reported. */
export interface RemoteAccountTotals {
  currency: string;
  spendMicros: bigint;
  impressions: number | null;
}

/** Engagement since publication; null: the platform does not report it. */
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
  /** Null for a post that is not out yet. */
  engagement: RemoteEngagement | null;
}

/** One page of a listing. `nextCursor` null: the last page. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  /** Rows that were left out because they cannot be read, each as the fields at fault; absent: none. */
  skipped?: readonly string[];
}

/** Days to read, both included, in the ad account's time zone. */
export interface DateWindow {
  from: IsoDate;
  to: IsoDate;
}

/** An account or profile to read, and the page to start from (null: the first). */
interface PageRequest {
  accessToken: string;
  cursor: string | null;
}

/**
 * What a daily budget means to a platform. `dayLimit`: the most a day may cost, as a multiple of the budget. `average`:
 * the period over which spend evens out at the budget; `day` means that it is a limit and no average.
 */
export type DailyBudgetRule = { dayLimit: number } & (
  | { average: 'day' | 'month' }
  /** 0 is Sunday. */
  | { average: 'week'; weekStartsOn: 0 | 1 }
);

/** Figures of a daily row that would turn into zeros if a platform lost their field. */
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

/**
 * Where a figure may be absent. `nowhere`: an answer with a row that lacks it is refused. `some_rows`: from rows where
 * it is zero, not from every row of days for which it was reported before. `all_rows`: the platform need not have it.
 */
type FigureAbsence = 'nowhere' | 'some_rows' | 'all_rows';

export interface FigureRules {
  absentFrom: Readonly<Record<GuardedFigure, FigureAbsence>>;
  /** Whether the value is that of the counted conversions, so that there is none without a conversion. */
  valueNeedsConversions: boolean;
}

/**
 * A platform as the rest of the product sees it. Implementations know neither tenants nor the database, and throw
 * VendorError for everything the platform does wrong. Later verbs (publishPost, updateCampaign, createCampaign) join
 * this interface with the work that calls them.
 */
export interface Platform {
  readonly id: PlatformId;
  readonly capabilities: PlatformCapabilities;
  /** Days back that the platform still restates; every metrics sync re-reads them. */
  readonly lookbackDays: number;
  readonly dailyBudget: DailyBudgetRule;
  /** Which figures daily rows may lack. */
  readonly figureRules: FigureRules;
  /** Syncs that may call the platform at the same time, from all organizations together: what its rate limits bear. */
  readonly concurrentSyncs: number;
  /** How long before its end a token is renewed, in seconds; at least 600. */
  readonly refreshLeadSeconds: number;
  /** The consents that make up a full connection, in the order in which people are asked. */
  readonly consents: readonly [Consent, ...Consent[]];

  /**
   * Address of the consent screen, and a secret to keep, encrypted, until the person is back (OAuth 1.0a: the request
   * token's); null where there is none.
   */
  beginConsent(request: ConsentRequest): Promise<{ url: URL; secret: string | null }>;
  /**
   * Tokens for a consent just given, of that consent alone.
   * @throws VendorError, with code `consent_refused` when the person declined
   */
  completeConsent(request: ConsentAnswer): Promise<TokenGrant>;
  /**
   * The grant to keep when a consent is given again, or another one is added to those in `previous`. Pure. What
   * `fresh` does not replace stays: a new grant without a refresh token keeps the old one.
   */
  mergeGrants(previous: TokenGrant, fresh: TokenGrant): TokenGrant;
  /**
   * Renews a grant before it ends. A refusal of one consent is part of the answer (`lost`) while another one lives.
   * @throws VendorError `reauth` only when nothing of the grant is left
   */
  refresh(grant: { accessToken: string; refreshToken: string | null }): Promise<RenewedGrant>;
  /** What is left of a grant without one of its consents; null: nothing. Pure. */
  withoutConsent(grant: TokenGrant, consent: ConsentKind): TokenGrant | null;
  /**
   * Takes the grant back at the platform.
   * @throws VendorError, always where the platform has no way to: `capabilities.accessSettingsUrl` is set then
   */
  revoke(grant: { accessToken: string; refreshToken: string | null }): Promise<void>;
  /** A consent in the grant that has died is left out of the answer; an error only when all have. */
  describeGrant(accessToken: string): Promise<GrantDescription>;

  listAccounts(request: PageRequest): Promise<Page<RemoteAdAccount>>;
  listProfiles(request: PageRequest): Promise<Page<RemoteProfile>>;
  listCampaigns(request: PageRequest & { account: AdAccountRef }): Promise<Page<RemoteCampaign>>;
  /** Rows without delivery are absent: the caller removes stored rows of the window that did not come back. */
  listDailyMetrics(
    request: PageRequest & { account: AdAccountRef; window: DateWindow },
  ): Promise<Page<RemoteDailyMetrics>>;
  /** The account's own total, to hold the sum of its campaigns against. */
  readAccountTotals(request: {
    accessToken: string;
    account: AdAccountRef;
    window: DateWindow;
  }): Promise<RemoteAccountTotals>;
  /** Published posts since `since` and those scheduled, newest first. */
  listPosts(
    request: PageRequest & { profile: { externalId: string; kind: string }; since: Date },
  ): Promise<Page<RemotePost>>;

  /**
   * The whole of a lead that a delivery only names (`answers` null), with what the delivery knew kept. Null: deliveries
   * carry everything.
   */
  readonly readLead:
    | ((request: { accessToken: string; lead: RemoteLead; about: LeadOwner }) => Promise<RemoteLead>)
    | null;
}

/** The account or profile that a lead belongs to. */
interface LeadOwner {
  type: 'ad_account' | 'profile';
  externalId: string;
}
