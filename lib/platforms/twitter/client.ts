import type { z } from 'zod';
import type { Answer, Classification } from '@/lib/vendor-http/classify-status';
import { createVendorClient, type VendorClient } from '@/lib/vendor-http/vendor-client';
import type { PlatformConfig } from '../platform';
import { ADS_API_URL, API_URL } from './constants';
import { classifyApiAnswer, classifyExchangeAnswer, classifyRefreshAnswer } from './errors';
import type { AdsHalf, PostsHalf } from './vendor/dual-grant';
import { encodedQuery, type SigningKeys, signature } from './vendor/oauth1-signature';
import { twitterError } from './vendor/twitter-error';

interface Query<Schema extends z.ZodType> {
  path: readonly string[];
  endpoint: string;
  query?: Record<string, string>;
  schema: Schema;
}

interface SignedPost<Schema extends z.ZodType> {
  path: string;
  token: { token: string; secret: string } | null;
  extra?: Record<string, string>;
  idempotent?: boolean;
  schema: Schema;
}

interface TokenCall<Schema extends z.ZodType> {
  path: '/2/oauth2/token' | '/2/oauth2/revoke';
  form: Record<string, string>;
  idempotent?: boolean;
  schema: Schema;
}

export interface TwitterClient {
  getAsPosts<Schema extends z.ZodType>(half: PostsHalf, call: Query<Schema>): Promise<z.output<Schema>>;
  // Ads API, signed.
  getAds<Schema extends z.ZodType>(half: AdsHalf, call: Query<Schema>): Promise<z.output<Schema>>;
  // API v2, signed as the person of the ads half.
  getAsAds<Schema extends z.ZodType>(half: AdsHalf, call: Query<Schema>): Promise<z.output<Schema>>;
  postSigned<Schema extends z.ZodType>(call: SignedPost<Schema>): Promise<z.output<Schema>>;
  postAsApp<Schema extends z.ZodType>(call: TokenCall<Schema>): Promise<z.output<Schema>>;
}

const isNever = () => false;

function addressOf(root: string, { path, query = {}, endpoint }: Query<z.ZodType>): URL {
  // Ids come from stored answers; a slash or dots in one would address another object.
  if (!path.every((part) => /^[\w-]+$/.test(part))) throw twitterError('permanent', 'request_rejected', endpoint);
  const text = encodedQuery(query);
  return new URL([root, ...path].join('/') + (text === '' ? '' : `?${text}`));
}

/** Posts use a bearer token, ads a signature; neither is ever in a URL. */
export function createTwitterClient(config: PlatformConfig): TwitterClient {
  const httpOf = (classify: (answer: Answer) => Classification | undefined): VendorClient =>
    createVendorClient({ platform: 'twitter', sandboxOrigin: config.sandboxOrigin, classify });
  const lasting = httpOf(classifyApiAnswer(isNever));
  const exchanges = httpOf(classifyExchangeAnswer);
  const refreshes = httpOf(classifyRefreshAnswer);
  const basic = Buffer.from(`${encodeURIComponent(config.clientId)}:${encodeURIComponent(config.clientSecret)}`);

  function keysWith(token: SigningKeys['token'], endpoint: string): SigningKeys {
    // A grant may outlive the OAuth 1.0a configuration.
    if (!config.oauth1) throw twitterError('reauth', 'permission_missing', endpoint);
    return { ...config.oauth1, token };
  }

  async function getSigned<Schema extends z.ZodType>(root: string, half: AdsHalf, call: Query<Schema>) {
    const keys = keysWith(half, call.endpoint);
    return lasting.request({
      method: 'GET',
      url: addressOf(root, call),
      endpoint: call.endpoint,
      authorize: (url) => ({ authorization: signature(keys, { method: 'GET', url }) }),
      schema: call.schema,
    });
  }

  return {
    async getAsPosts(half, call) {
      const http = httpOf(classifyApiAnswer(() => half.endsAt <= Date.now()));
      return http.request({
        method: 'GET',
        url: addressOf(`${API_URL}/2`, call),
        endpoint: call.endpoint,
        headers: { authorization: `Bearer ${half.token}` },
        schema: call.schema,
      });
    },
    getAds: (half, call) => getSigned(ADS_API_URL, half, call),
    getAsAds: (half, call) => getSigned(`${API_URL}/2`, half, call),

    async postSigned({ path, token, extra = {}, idempotent = false, schema }) {
      const endpoint = `POST ${path}`;
      const keys = keysWith(token, endpoint);
      // X refuses to revoke a dead token; the other steps have no person's token yet.
      const http = idempotent ? lasting : exchanges;
      return http.request({
        method: 'POST',
        url: new URL(API_URL + path),
        endpoint,
        authorize: (url) => ({ authorization: signature(keys, { method: 'POST', url, extra }) }),
        answerFormat: 'form',
        idempotent,
        schema,
      });
    },

    async postAsApp({ path, form, idempotent = false, schema }) {
      const http = form.grant_type === 'refresh_token' ? refreshes : exchanges;
      return http.request({
        method: 'POST',
        url: new URL(API_URL + path),
        endpoint: `POST ${path}`,
        headers: { authorization: `Basic ${basic.toString('base64')}` },
        form,
        idempotent,
        schema,
      });
    },
  };
}
