import type { SandboxRequest } from '../../sandbox-platform';
import { snapError } from './snap-answer';

const smallestPage = 50;
const largestPage = 1000;

/** Prefix of a cursor; the id of the last object of the page before follows. */
const cursorMark = 'snap:';

export function cursorAfter(id: string): string {
  return Buffer.from(`${cursorMark}${id}`).toString('base64url');
}

function idIn(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!text.startsWith(cursorMark)) throw snapError(400, 'E1001', 'The cursor is invalid');
  return text.slice(cursorMark.length);
}

/** Snap pages only when `limit` is sent, and accepts 50 to 1,000. @throws Refusal 400 */
export function pageOf<T>(request: SandboxRequest, all: readonly T[], idOf: (item: T) => string) {
  const cursor = request.query.get('cursor');
  const after = cursor === null ? '' : idIn(cursor);
  const start = after === '' ? 0 : all.findIndex((item) => idOf(item) === after) + 1;
  if (after !== '' && start === 0) throw snapError(400, 'E1001', 'The cursor is invalid');
  const limit = limitIn(request);
  const items = all.slice(start, limit === null ? undefined : start + limit);
  const last = items.at(-1);
  const hasNext = last !== undefined && start + items.length < all.length;
  return { items, paging: hasNext ? { paging: { next_link: nextLink(request, cursorAfter(idOf(last))) } } : {} };
}

function limitIn({ query }: SandboxRequest): number | null {
  const text = query.get('limit');
  if (text === null) return null;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < smallestPage || limit > largestPage) {
    throw snapError(400, 'E1001', `The limit must lie between ${smallestPage} and ${largestPage}`);
  }
  return limit;
}

export function nextLink(request: SandboxRequest, cursor: string): string {
  const query = new URLSearchParams(request.query);
  query.set('cursor', cursor);
  return `${request.origin}/${request.host}${request.path}?${query}`;
}
