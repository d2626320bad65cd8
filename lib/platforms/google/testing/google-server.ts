import { logger } from '@/lib/logger';
import { type SeenRequest, sendJson, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { Page, Platform } from '../../platform';
import { createGooglePlatform } from '../index';

/** An answer: a body with status 200, or status, body and headers. */
export interface GoogleAnswer {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}
/** By method and path, without version and host of the Ads API: `POST /customers/777/googleAds:search`. */
export type Google = Record<string, (request: SeenRequest, count: number) => GoogleAnswer>;

export const APP = { clientId: 'app-1.apps.googleusercontent.com', clientSecret: 'app-secret-canary' };
export const ACCESS_TOKEN = 'ya29.access-canary';
export const ACCOUNT = { externalId: '777', currency: 'EUR', timeZone: 'Europe/Berlin', accessPath: null };

export const SEARCH = 'POST /customers/777/googleAds:search';
export const LIST = 'GET /customers:listAccessibleCustomers';
export const TOKEN = 'POST /oauth2.googleapis.com/token';
export const TOKEN_INFO = 'POST /oauth2.googleapis.com/tokeninfo';
export const REVOKE = 'POST /oauth2.googleapis.com/revoke';
export const USER_INFO = 'GET /openidconnect.googleapis.com/v1/userinfo';

export interface GoogleServer {
  platform: Platform;
  requests: SeenRequest[];
  /** Method and path of every request so far. */
  calls(): string[];
  close(): Promise<void>;
}

const routeOf = ({ method, path }: SeenRequest) => `${method} ${path.replace('/googleads.googleapis.com/v26', '')}`;

/** The connector in front of a scripted Google on loopback. */
export async function startGoogle(google: Google): Promise<GoogleServer> {
  logger.level = 'silent';
  const counts = new Map<string, number>();
  const server = await startVendorServer((request, response) => {
    const route = routeOf(request);
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    const answer = google[route]?.(request, count) ?? googleError(404, 'NOT_FOUND');
    sendJson(response, answer.status ?? 200, answer.body, answer.headers);
  });
  return {
    platform: createGooglePlatform({ ...APP, sandboxOrigin: server.origin }),
    requests: server.requests,
    calls: () => server.requests.map(routeOf),
    close: server.close,
  };
}

/** A Google error with any details. */
export function googleError(code: number, status: string, details: object[] = []): GoogleAnswer {
  return { status: code, body: { error: { code, message: 'Something happened', status, details } } };
}

/** A failure of the Ads API as Google wraps it. */
export function adsError(code: number, family: string, name: string, details?: object): GoogleAnswer {
  const failure = {
    '@type': 'type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure',
    errors: [{ errorCode: { [family]: name }, message: 'Something happened', ...(details ? { details } : {}) }],
    requestId: 'r9',
  };
  return googleError(code, 'ANY', [failure]);
}

/** The query in a search request, on one line. */
export function queryOf({ body }: SeenRequest): string {
  const { query } = JSON.parse(body) as { query: string };
  return query.replaceAll(/\s+/g, ' ');
}

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
    const page = await list(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { items, cursors };
}
