import type { SandboxRequest } from '../../sandbox-platform';
import { invalidParameter } from './graph-error';
import { integerParameter, parameter } from './session';

const maxLimit = 500;

/** `after`: the key of the last item of the page before. */
export interface PageRequest {
  limit: number;
  after: string | null;
}

/** @throws Refusal for a foreign cursor */
export function pageRequest(request: SandboxRequest, defaultLimit = 25): PageRequest {
  const cursor = parameter(request, 'after');
  return {
    limit: Math.min(maxLimit, integerParameter(request, 'limit', defaultLimit)),
    after: cursor === undefined || cursor === '' ? null : keyOf(cursor),
  };
}

/** @throws Refusal when the item of the cursor is gone */
export function pageOf<T>(items: readonly T[], page: PageRequest, key: (item: T) => string) {
  let start = 0;
  if (page.after !== null) {
    const position = items.findIndex((item) => key(item) === page.after);
    if (position < 0)
      throw invalidParameter('The After Cursor specified exceeds the max limit supported by this endpoint');
    start = position + 1;
  }
  return { items: items.slice(start, start + page.limit), hasNext: start + page.limit < items.length };
}

/** `next` only when there is more; cursors also on the last page. */
export function listing(
  request: SandboxRequest,
  page: { items: readonly unknown[]; firstKey: string | undefined; lastKey: string | undefined; hasNext: boolean },
): Record<string, unknown> {
  if (page.firstKey === undefined || page.lastKey === undefined) return { data: page.items };
  const after = cursorOf(page.lastKey);
  const paging: Record<string, unknown> = { cursors: { before: cursorOf(page.firstKey), after } };
  if (page.hasNext) paging.next = nextLink(request, after);
  return { data: page.items, paging };
}

function nextLink(request: SandboxRequest, after: string): string {
  const query = new URLSearchParams(request.query);
  query.set('after', after);
  // Meta's link carries the token, however it was sent.
  const token = /^\w+\s+(\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && !query.has('access_token')) query.set('access_token', token);
  return `${request.origin}/${request.host}${request.path}?${query}`;
}

function cursorOf(key: string): string {
  return Buffer.from(`c:${key}`).toString('base64url');
}

function keyOf(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!text.startsWith('c:')) throw invalidParameter('Invalid cursors values in query params');
  return text.slice(2);
}
