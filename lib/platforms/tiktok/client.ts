import { z } from 'zod';
import { createVendorClient } from '@/lib/vendor-http/vendor-client';
import { VendorError, type VendorErrorClass, type VendorErrorCode } from '@/lib/vendor-http/vendor-error';
import type { PlatformConfig } from '../platform';
import { API_URL, REQUEST_ID_HEADER } from './constants';
import { classifyTikTokAnswer, type GrantHalf } from './errors';

interface Call<Schema extends z.ZodType> {
  half: GrantHalf;
  /** Path below the version, with the slash at its end that TikTok insists on: `campaign/get/`. */
  path: string;
  /** Null: the call authenticates itself in its body. */
  accessToken: string | null;
  /** Shape of `data` in the envelope. */
  schema: Schema;
}

interface Query<Schema extends z.ZodType> extends Call<Schema> {
  /** Lists and objects travel as JSON text. */
  query: Record<string, string | number | readonly string[]>;
}

interface Command<Schema extends z.ZodType> extends Call<Schema> {
  json: Record<string, unknown>;
  /** Whether doing it twice is the same as once. */
  idempotent: boolean;
}

export interface TikTokClient {
  get<Schema extends z.ZodType>(call: Query<Schema>): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(call: Command<Schema>): Promise<z.output<Schema>>;
}

/** What every answer is wrapped in; one without a code is no answer of this API. */
const envelope = z.object({ code: z.coerce.number(), data: z.unknown() }).transform(({ data }) => data);

/** A failure that we find ourselves, in a grant or in an otherwise good answer. */
export function tikTokError(
  errorClass: VendorErrorClass,
  code: VendorErrorCode,
  endpoint: string,
  drift?: string,
): VendorError {
  return new VendorError(errorClass, code, { platform: 'tiktok', endpoint, drift });
}

/** Calls to the API for Business, for both halves of a grant. The token travels in TikTok's own header, not as Bearer. */
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
