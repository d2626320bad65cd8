declare module 'tiktok-business-api-sdk-official' {
  /** The SDK removes code and message. */
  interface Answer {
    data: unknown;
    request_id: string;
  }
  type Callback = (error: Error | null, data: Answer | null) => void;
  type Options = Record<string, unknown>;

  export class ApiClient {
    basePath: string;
  }

  export class AuthenticationApi {
    constructor(client: ApiClient);
    oauth2AccessToken(options: { body: Options }, callback: Callback): void;
    oauth2AdvertiserGet(appId: string, secret: string, accessToken: string, callback: Callback): void;
  }

  export class AccountManagementApi {
    constructor(client: ApiClient);
    advertiserInfo(advertiserIds: string[], accessToken: string, options: Options, callback: Callback): void;
  }

  export class CampaignCreationApi {
    constructor(client: ApiClient);
    campaignGet(advertiserId: string, accessToken: string, options: Options, callback: Callback): void;
  }

  export class AdgroupApi {
    constructor(client: ApiClient);
    adgroupGet(advertiserId: string, accessToken: string, options: Options, callback: Callback): void;
  }

  export class ReportingApi {
    constructor(client: ApiClient);
    reportIntegratedGet(reportType: string, accessToken: string, options: Options, callback: Callback): void;
  }
}
