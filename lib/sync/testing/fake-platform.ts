import type {
  Page,
  Platform,
  RemoteAdAccount,
  RemoteCampaign,
  RemoteDailyMetrics,
  RemotePost,
  RemoteProfile,
  TokenGrant,
} from '@/lib/platforms/platform';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';

/** A call of the fake, as faults and assertions see it. */
export interface FakeCall {
  method: string;
  /** External id of the account or profile, where the call has one. */
  subject: string;
  cursor: string | null;
}

/** A platform in memory, for tests: what it holds can be changed at any time, and any call can be made to fail. */
export class FakePlatform implements Platform {
  readonly id = 'meta' as const;
  readonly capabilities = {
    apiVersion: 'v1',
    apiVersionEndsOn: null,
    readsCampaigns: true,
    readsMetrics: true,
    readsPosts: true,
    readsScheduledPosts: true,
    publishesPosts: false,
    updatesCampaigns: false,
    createsCampaigns: false,
    webhookSignature: null,
  };
  readonly lookbackDays = 28;
  readonly refreshLeadSeconds = 600;
  readonly scopes = ['read'];

  accounts: RemoteAdAccount[] = [];
  profiles: RemoteProfile[] = [];
  campaigns = new Map<string, RemoteCampaign[]>();
  metrics = new Map<string, RemoteDailyMetrics[]>();
  posts = new Map<string, RemotePost[]>();
  externalUserId = 'person-1';
  pageSize = 2;
  grant: TokenGrant = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt: null };
  readonly calls: FakeCall[] = [];
  readonly revoked: string[] = [];
  /** Runs before each call is answered; throw to fail it. */
  onCall: (call: FakeCall) => void | Promise<void> = () => {};

  authorizeUrl({ state, redirectUri, codeChallenge }: Parameters<Platform['authorizeUrl']>[0]): URL {
    const query = new URLSearchParams({ state, redirect_uri: redirectUri, code_challenge: codeChallenge ?? '' });
    return new URL(`https://platform.example/consent?${query}`);
  }

  async exchangeCode({ code }: { code: string }): Promise<TokenGrant> {
    await this.enter('exchangeCode', code, null);
    return this.grant;
  }

  async refresh({ refreshToken }: { refreshToken: string | null }): Promise<TokenGrant> {
    await this.enter('refresh', refreshToken ?? '', null);
    return this.grant;
  }

  async revoke({ accessToken }: { accessToken: string }): Promise<void> {
    await this.enter('revoke', '', null);
    this.revoked.push(accessToken);
  }

  async describeGrant() {
    await this.enter('describeGrant', '', null);
    return { externalUserId: this.externalUserId, displayName: 'Noura', scopesGranted: ['read'], scopesDeclined: [] };
  }

  listAccounts({ cursor }: { cursor: string | null }): Promise<Page<RemoteAdAccount>> {
    return this.page('listAccounts', '', cursor, this.accounts);
  }

  listProfiles({ cursor }: { cursor: string | null }): Promise<Page<RemoteProfile>> {
    return this.page('listProfiles', '', cursor, this.profiles);
  }

  listCampaigns({ cursor, account }: Parameters<Platform['listCampaigns']>[0]): Promise<Page<RemoteCampaign>> {
    return this.page('listCampaigns', account.externalId, cursor, this.campaigns.get(account.externalId) ?? []);
  }

  listDailyMetrics({ cursor, account, window }: Parameters<Platform['listDailyMetrics']>[0]) {
    const rows = (this.metrics.get(account.externalId) ?? []).filter(
      (row) => row.date >= window.from && row.date <= window.to,
    );
    return this.page('listDailyMetrics', account.externalId, cursor, rows);
  }

  listPosts({ cursor, profile }: Parameters<Platform['listPosts']>[0]): Promise<Page<RemotePost>> {
    return this.page('listPosts', profile.externalId, cursor, this.posts.get(profile.externalId) ?? []);
  }

  private async enter(method: string, subject: string, cursor: string | null): Promise<void> {
    const call = { method, subject, cursor };
    this.calls.push(call);
    await this.onCall(call);
  }

  private async page<T>(method: string, subject: string, cursor: string | null, all: T[]): Promise<Page<T>> {
    await this.enter(method, subject, cursor);
    const start = Number(cursor ?? 0);
    const end = start + this.pageSize;
    return { items: all.slice(start, end), nextCursor: end < all.length ? String(end) : null };
  }
}

/** A failure as the fake throws it. */
export function vendorFailure(errorClass: VendorErrorClass, code: VendorErrorCode, retryAfterSeconds?: number) {
  return new VendorError(errorClass, code, {
    platform: 'meta',
    endpoint: 'GET /fake',
    retryAfterSeconds,
    vendorRequestId: 'trace-1',
  });
}

/** An ad account of the fake. */
export function remoteAccount(externalId: string, currency = 'SAR'): RemoteAdAccount {
  return { externalId, name: `Account ${externalId}`, currency, timeZone: 'Asia/Riyadh', externalStatus: '1' };
}

/** A campaign of the fake. */
export function remoteCampaign(externalId: string, values: Partial<RemoteCampaign> = {}): RemoteCampaign {
  return {
    externalId,
    name: `Campaign ${externalId}`,
    objective: null,
    status: 'active',
    externalStatus: 'ACTIVE',
    hasIssues: false,
    dailyBudgetMicros: 50_000_000n,
    lifetimeBudgetMicros: null,
    startsAt: null,
    endsAt: null,
    ...values,
  };
}

/** A day of facts of the fake. */
export function remoteMetrics(
  campaignExternalId: string,
  date: string,
  values: Partial<RemoteDailyMetrics> = {},
): RemoteDailyMetrics {
  return {
    campaignExternalId,
    campaignName: `Campaign ${campaignExternalId}`,
    date,
    currency: 'SAR',
    impressions: 1000,
    clicks: 10,
    linkClicks: 8,
    spendMicros: 18_370_000n,
    conversions: '1.5',
    conversionValueMicros: 40_000_000n,
    videoViews: null,
    reach: 900,
    ...values,
  };
}
