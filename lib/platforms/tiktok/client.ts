import { z } from 'zod';
import { createVendorClient } from '@/lib/vendor-http/vendor-client';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import type { PlatformConfig } from '../platform';
import { API_URL, REQUEST_ID_HEADER } from './constants';
import { classifyTikTokAnswer, type GrantHalf } from './errors';

interface Call<Schema extends z.ZodType> {
  half: GrantHalf;
  // Path below the version with the trailing slash that TikTok requires: `campaign/get/`.
  path: string;
  accessToken: string | null;
  schema: Schema;
}

interface Query<Schema extends z.ZodType> extends Call<Schema> {
  query: Record<string, string | number | readonly string[]>;
}

interface Command<Schema extends z.ZodType> extends Call<Schema> {
  json: Record<string, unknown>;
  idempotent: boolean;
}

export interface TikTokClient {
  get<Schema extends z.ZodType>(call: Query<Schema>): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(call: Command<Schema>): Promise<z.output<Schema>>;
}

const envelope = z.object({ code: z.coerce.number(), data: z.unknown() }).transform(({ data }) => data);

export function tikTokError(
  errorClass: VendorErrorClass,
  code: VendorErrorCode,
  endpoint: string,
  drift?: string,
): VendorError {
  return new VendorError(errorClass, code, { platform: 'tiktok', endpoint, drift });
}

/** The token travels in TikTok's own header, not as Bearer. */
export function createTikTokClient(config: PlatformConfig): TikTokClient {
  const httpOf = (half: GrantHalf) =>
    createVendorClient({
      platform: 'tiktok',
      sandboxOrigin: config.sandboxOrigin,
      classify: classifyTikTokAnswer(half),
      requestIdHeader: REQUEST_ID_HEADER,
    });
  const http = { ads: httpOf('ads'), posts: httpOf('posts') };

  const common = <Schema extends z.ZodType>({ path, accessToken, schema }: Call<Schema>) => ({
    url: new URL(`${API_URL}/${path}`),
    schema: envelope.pipe(schema),
    ...(accessToken === null ? {} : { headers: { 'access-token': accessToken } }),
  });

  return {
    get(call) {
      const query = Object.fromEntries(
        Object.entries(call.query).map(([name, value]) => [
          name,
          typeof value === 'object' ? JSON.stringify(value) : String(value),
        ]),
      );
      return http[call.half].request({ ...common(call), method: 'GET', endpoint: `GET /${call.path}`, query });
    },
    post(call) {
      const { json, idempotent } = call;
      const endpoint = `POST /${call.path}`;
      return http[call.half].request({ ...common(call), method: 'POST', endpoint, json, idempotent });
    },
  };
}
