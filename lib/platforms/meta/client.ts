import type { z } from 'zod';
import { hmacSha256 } from '@/lib/crypto/hmac';
import { createVendorClient } from '@/lib/vendor-http/vendor-client';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import type { PlatformConfig } from '../platform';
import { GRAPH_URL, REQUEST_ID_HEADER } from './constants';
import { classifyMetaAnswer } from './errors';

interface GraphRequest<Schema extends z.ZodType> {
  path: readonly string[];
  endpoint: string;
  accessToken: string | null;
  query?: Record<string, string>;
  form?: Record<string, string>;
  idempotent?: boolean;
  schema: Schema;
}

export interface MetaClient {
  get<Schema extends z.ZodType>(request: Omit<GraphRequest<Schema>, 'form'>): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(request: GraphRequest<Schema>): Promise<z.output<Schema>>;
  delete<Schema extends z.ZodType>(request: Omit<GraphRequest<Schema>, 'form'>): Promise<z.output<Schema>>;
}

export function metaError(
  errorClass: VendorErrorClass,
  code: VendorErrorCode,
  endpoint: string,
  detail: { vendorCode?: string | undefined; vendorSubcode?: string | undefined; drift?: string } = {},
): VendorError {
  return new VendorError(errorClass, code, { platform: 'meta', endpoint, ...detail });
}

function graphUrl(path: readonly string[], endpoint: string): URL {
  // Ids come from stored answers; a slash or dots in one would address another object.
  if (!path.every((part) => /^\w+$/.test(part))) throw metaError('permanent', 'request_rejected', endpoint);
  return new URL([GRAPH_URL, ...path].join('/'));
}

/** Tokens travel in a header, never in a URL; `appsecret_proof` proves that the call comes from the app. */
export function createMetaClient(config: PlatformConfig): MetaClient {
  const http = createVendorClient({
    platform: 'meta',
    sandboxOrigin: config.sandboxOrigin,
    classify: classifyMetaAnswer,
    requestIdHeader: REQUEST_ID_HEADER,
  });

  const send =
    (method: 'GET' | 'POST' | 'DELETE') =>
    async <Schema extends z.ZodType>(request: GraphRequest<Schema>) => {
      const { path, endpoint, accessToken, query, form, idempotent, schema } = request;
      const proof = accessToken && hmacSha256(config.clientSecret, accessToken).toString('hex');
      return http.request({
        method,
        url: graphUrl(path, endpoint),
        endpoint,
        schema,
        query: { ...query, ...(proof ? { appsecret_proof: proof } : {}) },
        ...(accessToken ? { headers: { authorization: `Bearer ${accessToken}` } } : {}),
        ...(form ? { form } : {}),
        ...(idempotent === undefined ? {} : { idempotent }),
      });
    };
  return { get: send('GET'), post: send('POST'), delete: send('DELETE') };
}
