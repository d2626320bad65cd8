import type { z } from 'zod';
import { createVendorClient } from '@/lib/vendor-http/vendor-client';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import type { PlatformConfig } from '../platform';
import { ADS_URL, LOGIN_CUSTOMER_HEADER, QUERY_TIMEOUT_MS, REQUEST_ID_HEADER, USER_INFO_URL } from './constants';
import { classifyAdsAnswer, classifyOAuthAnswer, classifyUserInfoAnswer } from './errors';

interface AdsQuery<Schema extends z.ZodType> {
  customerId: string;
  /** Manager through which the customer is reached; null: directly. */
  loginCustomerId: string | null;
  accessToken: string;
  /** `search` answers pages, `searchStream` everything at once. */
  method: 'search' | 'searchStream';
  /** Name of the call in errors and logs. */
  endpoint: string;
  /** In Google Ads Query Language. */
  query: string;
  pageToken?: string | undefined;
  schema: Schema;
}

interface OAuthCall<Schema extends z.ZodType> {
  url: string;
  endpoint: string;
  form?: Record<string, string>;
  accessToken?: string;
  /** Default: not tried twice, because callers hold a lease while they wait. */
  idempotent?: boolean;
  schema: Schema;
}

export interface GoogleClient {
  /** A read of one customer's data. */
  query<Schema extends z.ZodType>(query: AdsQuery<Schema>): Promise<z.output<Schema>>;
  /** A read below the version of the Ads API that belongs to no customer, for example `customers:list…`. */
  get<Schema extends z.ZodType>(path: string, accessToken: string, schema: Schema): Promise<z.output<Schema>>;
  /** A call to an OAuth endpoint. */
  oauth<Schema extends z.ZodType>(call: OAuthCall<Schema>): Promise<z.output<Schema>>;
  /** Who the token belongs to. */
  userInfo<Schema extends z.ZodType>(accessToken: string, schema: Schema): Promise<z.output<Schema>>;
}

/** A failure that we find ourselves, in an otherwise good answer or before a call. */
export function googleError(
  errorClass: VendorErrorClass,
  code: VendorErrorCode,
  endpoint: string,
  detail: { drift?: string; vendorCode?: string | undefined; httpStatus?: number | undefined } = {},
): VendorError {
  return new VendorError(errorClass, code, { platform: 'google', endpoint, ...detail });
}

const bearer = (accessToken: string) => ({ authorization: `Bearer ${accessToken}` });

function customerUrl({ customerId, loginCustomerId, method, endpoint }: AdsQuery<z.ZodType>): URL {
  // Ids come from stored answers; one with a slash or dots would change which resource is asked for.
  const areIds = [customerId, loginCustomerId ?? '0'].every((id) => /^\d{1,20}$/.test(id));
  if (!areIds) throw googleError('permanent', 'request_rejected', endpoint);
  return new URL(`${ADS_URL}/customers/${customerId}/googleAds:${method}`);
}

/** Calls to Google's APIs. Tokens travel in headers and forms, never in an address. */
export function createGoogleClient(config: PlatformConfig): GoogleClient {
  const shared = { platform: 'google', sandboxOrigin: config.sandboxOrigin };
  const ads = createVendorClient({
    ...shared,
    classify: classifyAdsAnswer,
    requestIdHeader: REQUEST_ID_HEADER,
    timeoutMs: QUERY_TIMEOUT_MS,
  });
  const oauth = createVendorClient({ ...shared, classify: classifyOAuthAnswer });
  const identity = createVendorClient({ ...shared, classify: classifyUserInfoAnswer });
  return {
    query: async (query) =>
      ads.request({
        method: 'POST',
        url: customerUrl(query),
        endpoint: query.endpoint,
        headers: {
          ...bearer(query.accessToken),
          ...(query.loginCustomerId === null ? {} : { [LOGIN_CUSTOMER_HEADER]: query.loginCustomerId }),
        },
        json: { query: query.query, ...(query.pageToken === undefined ? {} : { pageToken: query.pageToken }) },
        // A question, although it is posted.
        idempotent: true,
        schema: query.schema,
      }),
    get: (path, accessToken, schema) =>
      ads.request({
        method: 'GET',
        url: new URL(`${ADS_URL}/${path}`),
        endpoint: `GET /${path}`,
        headers: bearer(accessToken),
        schema,
      }),
    oauth: ({ url, endpoint, form, accessToken, idempotent = false, schema }) =>
      oauth.request({
        method: 'POST',
        url: new URL(url),
        endpoint,
        ...(accessToken === undefined ? {} : { headers: bearer(accessToken) }),
        ...(form ? { form } : {}),
        idempotent,
        schema,
      }),
    userInfo: (accessToken, schema) =>
      identity.request({
        method: 'GET',
        url: new URL(USER_INFO_URL),
        endpoint: 'GET /v1/userinfo',
        headers: bearer(accessToken),
        schema,
      }),
  };
}
