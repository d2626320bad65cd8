import type { IsoDate } from '@/lib/dates';

export const platformIds = ['meta', 'google', 'tiktok', 'linkedin', 'twitter', 'snapchat'] as const;
export type PlatformId = (typeof platformIds)[number];

/** How an installation reaches a platform. */
export interface PlatformConfig {
  clientId: string;
  clientSecret: string;
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
  /** How the platform signs webhooks; null: it does not. */
  webhookSignature: 'hmac-sha256' | 'shared-key' | null;
}

/** The answer of a consent screen, exchanged. `expiresAt` null: the platform names no end. */
export interface TokenGrant {
  accessToken: string;
  refreshToken: string | null;
  expiresAt: Date | null;
}

/** Who granted what. */
export interface GrantDescription {
  externalUserId: string;
  displayName: string;
  scopesGranted: string[];
  scopesDeclined: string[];
}

export interface RemoteAdAccount {
  externalId: string;
  name: string;
  currency: string;
  /** IANA name. */
  timeZone: string;
  externalStatus: string | null;
}

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
 * A platform as the rest of the product sees it. Implementations know neither tenants nor the database, and throw
 * VendorError for everything the platform does wrong. Later verbs (publishPost, updateCampaign, createCampaign,
 * verifyWebhook, answerChallenge, parseDelivery) join this interface with the work that calls them.
 */
export interface Platform {
  readonly id: PlatformId;
  readonly capabilities: PlatformCapabilities;
  /** Days back that the platform still restates; every metrics sync re-reads them. */
  readonly lookbackDays: number;
  /** How long before its end a token is renewed, in seconds; at least 600. */
  readonly refreshLeadSeconds: number;
  /** Permissions we ask for; what a declined one switches off is told by its key in the message files. */
  readonly scopes: readonly string[];

  /** Address of the consent screen. `rerequest`: ask again for permissions declined before. */
  authorizeUrl(request: { state: string; redirectUri: string; codeChallenge?: string; rerequest?: boolean }): URL;
  exchangeCode(request: { code: string; redirectUri: string; codeVerifier?: string }): Promise<TokenGrant>;
  /** Renews a grant before it ends. */
  refresh(grant: { accessToken: string; refreshToken: string | null }): Promise<TokenGrant>;
  revoke(grant: { accessToken: string; refreshToken: string | null }): Promise<void>;
  describeGrant(accessToken: string): Promise<GrantDescription>;

  listAccounts(request: PageRequest): Promise<Page<RemoteAdAccount>>;
  listProfiles(request: PageRequest): Promise<Page<RemoteProfile>>;
  listCampaigns(
    request: PageRequest & { account: { externalId: string; currency: string } },
  ): Promise<Page<RemoteCampaign>>;
  /** Rows without delivery are absent: the caller removes stored rows of the window that did not come back. */
  listDailyMetrics(
    request: PageRequest & { account: { externalId: string; currency: string }; window: DateWindow },
  ): Promise<Page<RemoteDailyMetrics>>;
  /** Published posts since `since` and those scheduled, newest first. */
  listPosts(
    request: PageRequest & { profile: { externalId: string; kind: string }; since: Date },
  ): Promise<Page<RemotePost>>;
}
