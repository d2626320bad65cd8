declare module 'facebook-nodejs-business-sdk' {
  export class AbstractCrudObject {
    id: string;
    [field: string]: unknown;
  }

  export class Cursor extends Array<AbstractCrudObject> {
    hasNext(): boolean;
    next(): Promise<Cursor>;
  }

  type Edge = (fields: string[], params?: Record<string, unknown>) => Promise<Cursor>;

  // biome-ignore lint/complexity/noStaticOnlyClass: this is the SDK's shape, not ours.
  export class FacebookAdsApi {
    static readonly GRAPH: string;
    static readonly VERSION: string;
    static init(accessToken: string, locale?: string, crashLog?: boolean): FacebookAdsApi;
  }

  export class User extends AbstractCrudObject {
    constructor(id: string);
    getAdAccounts: Edge;
    getAccounts: Edge;
  }

  export class AdAccount extends AbstractCrudObject {
    constructor(id: string);
    read(fields: string[]): Promise<AbstractCrudObject>;
    getCampaigns: Edge;
    getInsights: Edge;
    getInsightsAsync(fields: string[], params?: Record<string, unknown>): Promise<AdReportRun>;
  }

  interface AdReportRun extends AbstractCrudObject {
    read(fields: string[]): Promise<AbstractCrudObject>;
    getInsights: Edge;
  }
}
