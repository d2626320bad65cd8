import { logger } from '@/lib/logger';
import { type SeenRequest, sendJson, startVendorServer } from '@/lib/vendor-http/testing/vendor-server';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import type { Page, Platform } from '../platform';

export interface ScriptedAnswer {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}
export type Script = Record<string, (request: SeenRequest, count: number) => ScriptedAnswer>;

export interface ScriptedPlatform {
  platform: Platform;
  requests: SeenRequest[];
  calls(): string[];
  close(): Promise<void>;
}

interface Setup {
  script: Script;
  base: string | RegExp;
  otherwise: ScriptedAnswer;
  connector(sandboxOrigin: string): Platform;
}

export async function startScriptedPlatform({ script, base, otherwise, connector }: Setup): Promise<ScriptedPlatform> {
  logger.level = 'silent';
  const routeOf = ({ method, path }: SeenRequest) => `${method} ${path.replace(base, '')}`;
  const counts = new Map<string, number>();
  const server = await startVendorServer((request, response) => {
    const route = routeOf(request);
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    const { status = 200, body, headers } = script[route]?.(request, count) ?? otherwise;
    if (typeof body === 'string') response.writeHead(status, headers).end(body);
    else sendJson(response, status, body, headers);
  });
  return {
    platform: connector(server.origin),
    requests: server.requests,
    calls: () => server.requests.map(routeOf),
    close: server.close,
  };
}

export async function failureOf(work: Promise<unknown>): Promise<VendorError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof VendorError) return error;
  throw new Error(`expected a VendorError, got ${String(error)}`);
}

/** All pages of a listing and their cursors. Throws after `most` pages, because a listing must end. */
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
