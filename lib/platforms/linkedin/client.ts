import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { createVendorClient, type VendorRequest } from '@/lib/vendor-http/vendor-client';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import type { PlatformConfig } from '../platform';
import {
  API_VERSION,
  LONGEST_QUERY,
  NEW_TOKEN_WAIT_MS,
  OAUTH_URL,
  REQUEST_ID_HEADER,
  REST_URL,
  USERINFO_URL,
} from './constants';
import { classifyLinkedInAnswer, classifyOAuthAnswer } from './errors';
import { createNewTokenGrace } from './vendor/new-token-grace';
import { type RestliValue, restliQuery } from './vendor/restli';

interface RestRequest<Schema extends z.ZodType> {
  path: readonly string[];
  endpoint: string;
  accessToken: string;
  query?: Readonly<Record<string, RestliValue>>;
  fields?: readonly string[];
  schema: Schema;
}

interface OAuthRequest<Schema extends z.ZodType> {
  path: 'accessToken' | 'introspectToken' | 'revoke';
  form: Record<string, string>;
  schema: Schema;
  idempotent: boolean;
}

export interface LinkedInClient {
  get<Schema extends z.ZodType>(request: RestRequest<Schema>): Promise<z.output<Schema>>;
  // OpenID Connect, which has no versions.
  userinfo<Schema extends z.ZodType>(accessToken: string, schema: Schema): Promise<z.output<Schema>>;
  oauth<Schema extends z.ZodType>(request: OAuthRequest<Schema>): Promise<z.output<Schema>>;
  // Some LinkedIn servers refuse a new token for some seconds.
  addNewToken(accessToken: string): void;
}

export function linkedInError(
  errorClass: VendorErrorClass,
  code: VendorErrorCode,
  endpoint: string,
  detail: Partial<Pick<VendorError, 'drift' | 'vendorCode' | 'httpStatus' | 'vendorRequestId'>> = {},
): VendorError {
  return new VendorError(errorClass, code, { platform: 'linkedin', endpoint, ...detail });
}

function restUrl(path: readonly string[], endpoint: string): URL {
  // Ids come from stored answers; a slash or dots in one would address another resource.
  if (!path.every((part) => /^[\w:-]+$/.test(part))) throw linkedInError('permanent', 'request_rejected', endpoint);
  return new URL([REST_URL, ...path.map(encodeURIComponent)].join('/'));
}

function restCall<Schema extends z.ZodType>(request: RestRequest<Schema>): VendorRequest<Schema> {
  const { path, endpoint, accessToken, query = {}, fields, schema } = request;
  const url = restUrl(path, endpoint);
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'linkedin-version': API_VERSION,
    'x-restli-protocol-version': '2.0.0',
    ...('q' in query ? { 'x-restli-method': 'FINDER' } : {}),
  };
  const text = restliQuery(query, fields);
  if (text.length <= LONGEST_QUERY) {
    url.search = text;
    return { method: 'GET', url, endpoint, headers, schema };
  }
  return {
    method: 'POST',
    url,
    endpoint,
    headers: { ...headers, 'x-http-method-override': 'GET' },
    encodedForm: text,
    idempotent: true,
    schema,
  };
}

const isExpired = (error: unknown): error is VendorError =>
  error instanceof VendorError && error.code === 'token_expired';

/** Tokens travel in the Authorization header, never in a URL. */
export function createLinkedInClient(config: PlatformConfig): LinkedInClient {
  const shared = { platform: 'linkedin', sandboxOrigin: config.sandboxOrigin, requestIdHeader: REQUEST_ID_HEADER };
  const api = createVendorClient({ ...shared, classify: classifyLinkedInAnswer });
  const oauth = createVendorClient({ ...shared, classify: classifyOAuthAnswer });
  const newTokenGrace = createNewTokenGrace();

  // LinkedIn may refuse a new token as expired; one more try avoids a needless reconnect.
  async function retryingNewToken<T>(accessToken: string, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!isExpired(error) || !newTokenGrace.has(accessToken)) throw error;
    }
    await sleep(NEW_TOKEN_WAIT_MS);
    try {
      return await call();
    } catch (error) {
      if (!isExpired(error) || !newTokenGrace.has(accessToken)) throw error;
      throw linkedInError('transient', 'platform_down', error.endpoint, error);
    }
  }

  return {
    get: (request) => retryingNewToken(request.accessToken, () => api.request(restCall(request))),
    userinfo: (accessToken, schema) =>
      retryingNewToken(accessToken, () =>
        api.request({
          method: 'GET',
          url: new URL(USERINFO_URL),
          endpoint: 'GET /v2/userinfo',
          headers: { authorization: `Bearer ${accessToken}` },
          schema,
        }),
      ),
    oauth: ({ path, form, schema, idempotent }) =>
      oauth.request({
        method: 'POST',
        url: new URL(`${OAUTH_URL}/${path}`),
        endpoint: `POST /oauth/v2/${path}`,
        form: { client_id: config.clientId, client_secret: config.clientSecret, ...form },
        idempotent,
        mayBeEmpty: path === 'revoke',
        schema,
      }),
    addNewToken: newTokenGrace.add,
  };
}
