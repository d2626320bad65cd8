import { logger } from '@/lib/logger';
import { type SeenRequest, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { Page, Platform, PlatformConfig } from '../../platform';
import { POSTS_SCOPES } from '../facts';
import { packHalves } from '../grant-halves';
import { createTwitterPlatform } from '../index';

/** An answer: JSON, or text as it is, with status 200 or another. */
export interface ApiAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}
/** By method and path on its host, for example `GET /12/accounts`. */
export type Api = Record<string, (request: SeenRequest, count: number) => ApiAnswer>;

export const APP: PlatformConfig = {
  clientId: 'app-1',
  clientSecret: 'app-secret-canary',
  oauth1: { consumerKey: 'ck', consumerSecret: 'consumer-secret-canary' },
};
export const ads = { token: '2244994945-ads-token', secret: 'ads-secret-canary' };
export const posts = {
  token: 'posts-token-canary',
  scopes: [...POSTS_SCOPES],
  endsAt: Date.parse('2100-01-01T00:00:00Z'),
};
export const BOTH = packHalves({ ads, posts });
export const ADS_ONLY = packHalves({ ads, posts: null });
export const POSTS_ONLY = packHalves({ ads: null, posts });
export const ACCOUNT = {
  externalId: '18ce54d4x5t',
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  accessPath: null,
};

export interface ApiServer {
  platform: Platform;
  requests: SeenRequest[];
  /** Method and path of every request so far. */
  calls(): string[];
  close(): Promise<void>;
}

const routeOf = ({ method, path }: SeenRequest) => `${method} ${path.replace(/^\/[^/]+/, '')}`;

/** The connector in front of a scripted API on loopback. */
export async function startApi(api: Api, config: Partial<PlatformConfig> = {}): Promise<ApiServer> {
  logger.level = 'silent';
  const counts = new Map<string, number>();
  const server = await startVendorServer((request, response) => {
    const route = routeOf(request);
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    const { status = 200, headers, body } = api[route]?.(request, count) ?? { status: 404, body: {} };
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return {
    platform: createTwitterPlatform({ ...APP, ...config, sandboxOrigin: server.origin }),
    requests: server.requests,
    calls: () => server.requests.map(routeOf),
    close: server.close,
  };
}

export const ok = (body: unknown): ApiAnswer => ({ body });
export const adsFailure = (status: number, code: string, headers: Record<string, string> = {}): ApiAnswer => ({
  status,
  headers,
  body: { errors: [{ code, message: 'Something happened' }], request: { params: {} } },
});
/** A page of a listing of the Ads API. */
export const page = (data: unknown[], next: string | null = null): ApiAnswer =>
  ok({ request: { params: {} }, next_cursor: next, data });

/** The VendorError that `work` ends in. */
export async function failureOf(work: Promise<unknown>): Promise<VendorError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof VendorError) return error;
  throw new Error(`expected a VendorError, got ${String(error)}`);
}

/** All pages of a listing, with the cursor of each. Stops after `most` pages: a listing must end by itself. */
export async function readAll<T>(
  list: (cursor: string | null) => Promise<Page<T>>,
  most = 50,
): Promise<{ items: T[]; cursors: (string | null)[] }> {
  const items: T[] = [];
  const cursors: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    if (cursors.length === most) throw new Error('the listing does not end');
    cursors.push(cursor);
    const read: Page<T> = await list(cursor);
    items.push(...read.items);
    cursor = read.nextCursor;
  } while (cursor !== null);
  return { items, cursors };
}
