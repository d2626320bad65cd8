import { logger } from '@/lib/logger';
import { type SeenRequest, sendJson, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { Platform } from '../../platform';
import { createLinkedInPlatform } from '../index';

/** An answer: a body with status 200, or status, body and headers. A text is sent as it is. */
export interface LinkedInAnswer {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}
/** By method and path below `/rest` or `/oauth/v2`, for example `GET /adAccounts`. */
export type LinkedIn = Record<string, (request: SeenRequest, count: number) => LinkedInAnswer>;

export const APP = { clientId: 'app-1', clientSecret: 'app-secret-canary' };
export const ACCESS_TOKEN = 'AQXaccess-canary';

export interface LinkedInServer {
  platform: Platform;
  requests: SeenRequest[];
  /** Method and path of every request so far. */
  calls(): string[];
  close(): Promise<void>;
}

const routeOf = ({ method, path }: SeenRequest) =>
  `${method} ${path.replace(/^\/api\.linkedin\.com\/rest|^\/www\.linkedin\.com\/oauth\/v2|^\/api\.linkedin\.com/, '')}`;

/** The connector in front of a scripted LinkedIn on loopback. */
export async function startLinkedIn(linkedin: LinkedIn): Promise<LinkedInServer> {
  logger.level = 'silent';
  const counts = new Map<string, number>();
  const server = await startVendorServer((request, response) => {
    const route = routeOf(request);
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    const { status = 200, body, headers = {} } = linkedin[route]?.(request, count) ?? apiError(404, 'NOT_FOUND');
    if (typeof body === 'string') response.writeHead(status, headers).end(body);
    else sendJson(response, status, body, headers);
  });
  return {
    platform: createLinkedInPlatform({ ...APP, sandboxOrigin: server.origin }),
    requests: server.requests,
    calls: () => server.requests.map(routeOf),
    close: server.close,
  };
}

/** An error as LinkedIn words it. */
export function apiError(
  status: number,
  code: string,
  serviceErrorCode?: number,
  message = 'Something happened',
): LinkedInAnswer {
  return { status, body: { status, code, serviceErrorCode, message }, headers: { 'x-li-uuid': 'AAYtrace1==' } };
}

/** The query of a request as it was sent, in its address or tunnelled in its body. */
export function queryOf({ address, body }: SeenRequest): string {
  return address.split('?')[1] ?? body;
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
  list: (cursor: string | null) => Promise<{ items: T[]; nextCursor: string | null }>,
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
