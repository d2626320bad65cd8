import { logger } from '@/lib/logger';
import { type SeenRequest, sendJson, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { Platform } from '../../platform';
import { createMetaPlatform } from '../index';

/** An answer: a body with status 200, or status, body and headers. */
export interface GraphAnswer {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}
/** By method and path below the version, for example `GET /me/adaccounts`. */
export type Graph = Record<string, (request: SeenRequest, count: number) => GraphAnswer>;

export const APP = { clientId: 'app-1', clientSecret: 'app-secret-canary' };
export const USER_TOKEN = 'EAAusercanary';

export interface GraphServer {
  platform: Platform;
  requests: SeenRequest[];
  /** Method and path of every request so far. */
  calls(): string[];
  close(): Promise<void>;
}

const routeOf = ({ method, path }: SeenRequest) => `${method} ${path.replace('/graph.facebook.com/v26.0', '')}`;

/** The connector in front of a scripted Graph API on loopback. */
export async function startGraph(graph: Graph): Promise<GraphServer> {
  logger.level = 'silent';
  const counts = new Map<string, number>();
  const server = await startVendorServer((request, response) => {
    const route = routeOf(request);
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    const answer = graph[route]?.(request, count) ?? { status: 404, body: { error: { code: 2500 } } };
    sendJson(response, answer.status ?? 200, answer.body, answer.headers);
  });
  return {
    platform: createMetaPlatform({ ...APP, sandboxOrigin: server.origin }),
    requests: server.requests,
    calls: () => server.requests.map(routeOf),
    close: server.close,
  };
}

/** A Graph error as Meta words it. */
export function graphError(code: number, subcode?: number, message = 'Something happened'): GraphAnswer {
  const error = { message, type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'AbcTrace1' };
  return { status: 400, body: { error } };
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
