import { randomUUID } from 'node:crypto';
import { authorizationCode } from '@/lib/platforms/authorization-code';
import { figureRules } from '@/lib/platforms/figure-rules';
import { keepRefreshToken, withoutOnlyConsent } from '@/lib/platforms/merge-grants';
import type {
  AdsFacet,
  ConsentKind,
  ContentFacet,
  LeadsFacet,
  OAuthFacet,
  Page,
  Platform,
  RemoteAccountTotals,
  RemoteAdAccount,
  RemoteCampaign,
  RemoteDailyMetrics,
  RemotePost,
  RemoteProfile,
  RenewedGrant,
  TokenGrant,
} from '@/lib/platforms/platform';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import { STEADY_ZONE } from './steady-zone';

/** A call of the fake, as faults and assertions see it. */
export interface FakeCall {
  method: string;
  /** External id of the account or profile, where the call has one. */
  subject: string;
  cursor: string | null;
}

/** A platform in memory, for tests: what it holds can be changed at any time, and any call can be made to fail. */
export class FakePlatform implements Platform {
  capabilities: Platform['capabilities'] = {
    apiVersion: 'v1',
    apiVersionEndsOn: null,
    readsCampaigns: true,
    readsMetrics: true,
    readsPosts: true,
    readsScheduledPosts: true,
    publishesPosts: false,
    updatesCampaigns: false,
    createsCampaigns: false,
    usesPkce: true,
    accessSettingsUrl: null,
    webhookSignature: null,
    tokenRenewal: 'refresh_token',
    accessTokenSeconds: 3600,
  };
  readonly lookbackDays = 28;
  readonly dailyBudget = { dayLimit: 1, average: 'day' } as const;
  figureRules: Platform['figureRules'] = figureRules({});
  conversionActions: Platform['conversionActions'] = {
    conversions: ['purchase'],
    sales: ['purchase'],
    attribution: { clickDays: 7, viewDays: 1, setOn: 'request', countedOn: 'conversion', confirmed: true },
  };
  readonly concurrentSyncs = 4;
  refreshLeadSeconds = 600;
  consents: Platform['consents'] = [{ kind: 'ads_and_posts', scopes: ['read'] }];

  accounts: RemoteAdAccount[] = [];
  profiles: RemoteProfile[] = [];
  campaigns = new Map<string, RemoteCampaign[]>();
  metrics = new Map<string, RemoteDailyMetrics[]>();
  posts = new Map<string, RemotePost[]>();
  externalUserId = 'person-1';
  displayName = 'Noura';
  pageSize = 2;
  /** What `describeGrant` says of the consents; undefined: all. */
  consentsAlive: ConsentKind[] | undefined;
  /** What `beginConsent` asks to keep. */
  consentSecret: string | null = null;
  grant: TokenGrant = { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt: null };
  readonly calls: FakeCall[] = [];
  readonly revoked: string[] = [];
  /** Runs before each call is answered; throw to fail it. */
  onCall: (call: FakeCall) => void | Promise<void> = () => {};

  /** @param tag sets its accounts apart from those of other fakes; two fakes with one tag are the same platform */
  constructor(
    private readonly tag = randomUUID().slice(0, 8),
    readonly id: Platform['id'] = 'meta',
  ) {}

  get oauth(): OAuthFacet {
    return this;
  }

  get ads(): AdsFacet {
    return this;
  }

  get content(): ContentFacet | null {
    return this;
  }

  get leads(): LeadsFacet | null {
    return this.readLead && { readLead: this.readLead };
  }

  async beginConsent({ consent, state, redirectUri, codeChallenge }: Parameters<OAuthFacet['beginConsent']>[0]) {
    await this.enter('beginConsent', consent, null);
    const query = new URLSearchParams({ consent, state, redirect_uri: redirectUri, code_challenge: codeChallenge });
    return { url: new URL(`https://platform.example/consent?${query}`), secret: this.consentSecret };
  }

  async completeConsent({ answer, secret }: Parameters<OAuthFacet['completeConsent']>[0]): Promise<TokenGrant> {
    const code = authorizationCode('meta', answer);
    await this.enter('completeConsent', secret ? `${code} ${secret}` : code, null);
    return this.grant;
  }

  /** As many platforms do: a consent given again brings a new access token, and not always a refresh token. */
  mergeGrants: OAuthFacet['mergeGrants'] = keepRefreshToken;
  withoutConsent: OAuthFacet['withoutConsent'] = withoutOnlyConsent;

  async refresh({ refreshToken }: { refreshToken: string | null }): Promise<RenewedGrant> {
    await this.enter('refresh', refreshToken ?? '', null);
    return this.grant;
  }

  async revoke({ accessToken }: { accessToken: string }): Promise<void> {
    await this.enter('revoke', '', null);
    this.revoked.push(accessToken);
  }

  async describeGrant() {
    await this.enter('describeGrant', '', null);
    return {
      externalUserId: this.externalUserId,
      displayName: this.displayName,
      scopesGranted: ['read'],
      scopesDeclined: [],
      consents: this.consentsAlive ?? this.consents.map(({ kind }) => kind),
    };
  }

  listAccounts({ cursor }: Parameters<AdsFacet['listAccounts']>[0]): Promise<Page<RemoteAdAccount>> {
    const accounts = this.accounts.map((account) => ({ ...account, externalId: this.wireId(account.externalId) }));
    return this.page('listAccounts', '', cursor, accounts);
  }

  /** The id of an account as the product sees it: no two fakes share an account unless they share a tag. */
  wireId(externalId: string): string {
    return `${externalId}@${this.tag}`;
  }

  listProfiles({ cursor }: { cursor: string | null }): Promise<Page<RemoteProfile>> {
    return this.page('listProfiles', '', cursor, this.profiles);
  }

  listCampaigns({ cursor, account }: Parameters<AdsFacet['listCampaigns']>[0]): Promise<Page<RemoteCampaign>> {
    const id = this.accountOf(account);
    return this.page('listCampaigns', id, cursor, this.campaigns.get(id) ?? []);
  }

  listDailyMetrics({ cursor, account, window }: Parameters<AdsFacet['listDailyMetrics']>[0]) {
    const id = this.accountOf(account);
    const rows = (this.metrics.get(id) ?? []).filter((row) => row.date >= window.from && row.date <= window.to);
    return this.page('listDailyMetrics', id, cursor, rows);
  }

  /** What `readAccountTotals` says; undefined: the sum of the metrics. */
  totals: RemoteAccountTotals | undefined;

  async readAccountTotals({ account, window }: Parameters<AdsFacet['readAccountTotals']>[0]) {
    const id = this.accountOf(account);
    await this.enter('readAccountTotals', id, null);
    const rows = (this.metrics.get(id) ?? []).filter((row) => row.date >= window.from && row.date <= window.to);
    return (
      this.totals ?? {
        currency: rows[0]?.currency ?? 'SAR',
        spendMicros: rows.reduce((sum, row) => sum + row.spendMicros, 0n),
        impressions: rows.reduce((sum, row) => sum + row.impressions, 0),
      }
    );
  }

  listPosts({ cursor, profile }: Parameters<ContentFacet['listPosts']>[0]): Promise<Page<RemotePost>> {
    return this.page('listPosts', profile.externalId, cursor, this.posts.get(profile.externalId) ?? []);
  }

  readLead: LeadsFacet['readLead'] | null = null;

  private accountOf({ externalId }: { externalId: string }): string {
    return externalId.split('@')[0] ?? '';
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

/** An ad account of the fake. A test that sets the clock names the time zone too: `STEADY_ZONE` fits the real time. */
export function remoteAccount(externalId: string, currency = 'SAR', timeZone = STEADY_ZONE): RemoteAdAccount {
  return {
    externalId,
    name: `Account ${externalId}`,
    currency,
    timeZone,
    externalStatus: '1',
    accessPath: null,
  };
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

/** A day of facts of the fake, with its conversions as purchases unless `actions` are given. */
export function remoteMetrics(
  campaignExternalId: string,
  date: string,
  values: Partial<RemoteDailyMetrics> = {},
): RemoteDailyMetrics {
  const row = {
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
  const purchases = { action: 'purchase', conversions: row.conversions, valueMicros: row.conversionValueMicros };
  const isEmpty = Number(row.conversions) === 0 && !row.conversionValueMicros;
  return { ...row, actions: values.actions ?? (isEmpty ? [] : [purchases]) };
}

/** The day with other figures, and with the actions that they follow from. */
export function withFigures(
  { actions: _actions, ...row }: RemoteDailyMetrics,
  change: Partial<RemoteDailyMetrics>,
): RemoteDailyMetrics {
  return remoteMetrics(row.campaignExternalId, row.date, { ...row, ...change });
}
