import { logger } from '@/lib/logger';
import { type SeenRequest, sendJson, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { Page, Platform } from '../../platform';
import { POSTS_SCOPES } from '../facts';
import { packHalves } from '../grant-halves';
import { createTikTokPlatform } from '../index';

/** An answer: a body with status 200, or a status besides. */
export interface ApiAnswer {
  status?: number;
  body: unknown;
}
/** By method and path below the version, for example `GET /campaign/get/`. */
export type Api = Record<string, (request: SeenRequest, count: number) => ApiAnswer>;

export const APP = { clientId: 'app-1', clientSecret: 'app-secret-canary' };
const ads = { token: 'ads-token-canary', scopes: [4, 100, 200, 210] };
const posts = { token: 'act.posts-token-canary', openId: '723f-open-id', scopes: [...POSTS_SCOPES] };
export const BOTH = packHalves({ ads, posts });
export const ADS_ONLY = packHalves({ ads, posts: null });
export const POSTS_ONLY = packHalves({ ads: null, posts });
export const ACCOUNT = {
  externalId: '7590001234567890123',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  accessPath: null,
};

export interface ApiServer {
  platform: Platform;
  requests: SeenRequest[];
  /** Method and path of every request so far. */
  calls(): string[];
  close(): Promise<void>;
}

const routeOf = ({ method, path }: SeenRequest) =>
  `${method} ${path.replace('/business-api.tiktok.com/open_api/v1.3', '')}`;

/** The connector in front of a scripted API on loopback. */
export async function startApi(api: Api): Promise<ApiServer> {
  logger.level = 'silent';
  const counts = new Map<string, number>();
  const server = await startVendorServer((request, response) => {
    const route = routeOf(request);
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    const answer = api[route]?.(request, count) ?? { status: 404, body: {} };
    sendJson(response, answer.status ?? 200, answer.body);
  });
  return {
    platform: createTikTokPlatform({ ...APP, sandboxOrigin: server.origin }),
    requests: server.requests,
    calls: () => server.requests.map(routeOf),
    close: server.close,
  };
}

export const ok = (data: unknown): ApiAnswer => ({ body: { code: 0, message: 'OK', request_id: 'r', data } });
export const failure = (code: number, message = 'Something happened'): ApiAnswer => ({
  body: { code, message, request_id: '20261122AB', data: {} },
});

/** A page of a listing by numbers. */
export const numbered = (list: unknown[], page = 1, totalPage = 1, totalNumber = list.length): ApiAnswer =>
  ok({ list, page_info: { page, page_size: 1000, total_number: totalNumber, total_page: totalPage } });

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
    const page: Page<T> = await list(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { items, cursors };
}
