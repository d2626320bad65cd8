import type { z } from 'zod';
import { createVendorClient } from '@/lib/vendor-http/vendor-client';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import type { PlatformConfig } from '../platform';
import { ADS_URL, LOGIN_CUSTOMER_HEADER, QUERY_TIMEOUT_MS, REQUEST_ID_HEADER, USER_INFO_URL } from './constants';
import { classifyAdsAnswer, classifyOAuthAnswer, classifyUserInfoAnswer } from './errors';

interface AdsQuery<Schema extends z.ZodType> {
  customerId: string;
  loginCustomerId: string | null;
  accessToken: string;
  // `search` returns pages, `searchStream` everything at once.
  method: 'search' | 'searchStream';
  endpoint: string;
  query: string;
  pageToken?: string | undefined;
  schema: Schema;
}

interface OAuthCall<Schema extends z.ZodType> {
  url: string;
  endpoint: string;
  form?: Record<string, string>;
  accessToken?: string;
  // Default false, because callers hold a lease while they wait.
  idempotent?: boolean;
  schema: Schema;
}

export interface GoogleClient {
  query<Schema extends z.ZodType>(query: AdsQuery<Schema>): Promise<z.output<Schema>>;
  get<Schema extends z.ZodType>(path: string, accessToken: string, schema: Schema): Promise<z.output<Schema>>;
  oauth<Schema extends z.ZodType>(call: OAuthCall<Schema>): Promise<z.output<Schema>>;
  userInfo<Schema extends z.ZodType>(accessToken: string, schema: Schema): Promise<z.output<Schema>>;
}

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
  // Ids come from stored answers; a slash or dots in one would address another resource.
  const areIds = [customerId, loginCustomerId ?? '0'].every((id) => /^\d{1,20}$/.test(id));
  if (!areIds) throw googleError('permanent', 'request_rejected', endpoint);
  return new URL(`${ADS_URL}/customers/${customerId}/googleAds:${method}`);
}

/** Tokens travel in headers and forms, never in a URL. */
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
