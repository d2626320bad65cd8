import { logger } from '@/lib/logger';
import { type SeenRequest, sendJson, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { Platform } from '../../platform';
import { createSnapchatPlatform } from '../index';

/** An answer: a body with status 200, or status, body and headers. */
export interface SnapAnswer {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}
/** By method and path below the version, for example `GET /me`. */
export type Snap = Record<string, (request: SeenRequest, count: number) => SnapAnswer>;

export const APP = { clientId: 'app-1', clientSecret: 'app-secret-canary' };
export const ACCESS_TOKEN = '0.access-canary';

export interface SnapServer {
  platform: Platform;
  requests: SeenRequest[];
  /** Method and path of every request so far. */
  calls(): string[];
  close(): Promise<void>;
}

const routeOf = ({ method, path }: SeenRequest) =>
  `${method} ${path.replace(/^\/(adsapi|businessapi)\.snapchat\.com\/v1|^\/accounts\.snapchat\.com/, '')}`;

/** The connector in front of a scripted Snapchat on loopback. */
export async function startSnap(snap: Snap): Promise<SnapServer> {
  logger.level = 'silent';
  const counts = new Map<string, number>();
  const server = await startVendorServer((request, response) => {
    const route = routeOf(request);
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    const answer = snap[route]?.(request, count) ?? snapError(404, 'E3002', 'not found');
    sendJson(response, answer.status ?? 200, answer.body, answer.headers);
  });
  return {
    platform: createSnapchatPlatform({ ...APP, sandboxOrigin: server.origin }),
    requests: server.requests,
    calls: () => server.requests.map(routeOf),
    close: server.close,
  };
}

/** An error as Snap words it. */
export function snapError(status: number, code: string, message: string): SnapAnswer {
  const body = {
    request_status: 'ERROR',
    request_id: 'req1',
    debug_message: message,
    display_message: '',
    error_code: code,
  };
  return { status, body };
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
