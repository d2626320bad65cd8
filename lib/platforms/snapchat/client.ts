import type { z } from 'zod';
import { createVendorClient } from '@/lib/vendor-http/vendor-client';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import type { PlatformConfig } from '../platform';
import { API_URLS, type Api, TOKEN_URL } from './constants';
import { classifySnapchatAnswer, classifyTokenAnswer } from './errors';

interface SnapRequest<Schema extends z.ZodType> {
  api?: Api;
  path: readonly string[];
  endpoint: string;
  accessToken: string;
  query?: Record<string, string>;
  schema: Schema;
}

export interface SnapchatClient {
  get<Schema extends z.ZodType>(request: SnapRequest<Schema>): Promise<z.output<Schema>>;
  // Never retried: where refresh tokens rotate, a second try would kill the grant.
  requestTokens<Schema extends z.ZodType>(form: Record<string, string>, schema: Schema): Promise<z.output<Schema>>;
}

export function snapchatError(
  errorClass: VendorErrorClass,
  code: VendorErrorCode,
  endpoint: string,
  detail: { drift?: string; vendorCode?: string | undefined; httpStatus?: number | undefined } = {},
): VendorError {
  return new VendorError(errorClass, code, { platform: 'snapchat', endpoint, ...detail });
}

function addressOf(api: Api, path: readonly string[], endpoint: string): URL {
  // Ids come from stored answers; a slash or dots in one would address another object.
  if (!path.every((part) => /^[\w-]+$/.test(part))) throw snapchatError('permanent', 'request_rejected', endpoint);
  return new URL([API_URLS[api], ...path].join('/'));
}

/** Tokens travel in the Authorization header, never in a URL. */
export function createSnapchatClient(config: PlatformConfig): SnapchatClient {
  const shared = { platform: 'snapchat', sandboxOrigin: config.sandboxOrigin };
  const api = createVendorClient({ ...shared, classify: classifySnapchatAnswer });
  const tokens = createVendorClient({ ...shared, classify: classifyTokenAnswer });
  return {
    get: async ({ api: name = 'ads', path, endpoint, accessToken, query = {}, schema }) =>
      api.request({
        method: 'GET',
        url: addressOf(name, path, endpoint),
        endpoint,
        query,
        headers: { authorization: `Bearer ${accessToken}` },
        schema,
      }),
    requestTokens: (form, schema) =>
      tokens.request({
        method: 'POST',
        url: new URL(TOKEN_URL),
        endpoint: 'POST /login/oauth2/access_token',
        form: { client_id: config.clientId, client_secret: config.clientSecret, ...form },
        schema,
      }),
  };
}
