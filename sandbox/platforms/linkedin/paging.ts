import { type LinkedInCall, textIn } from './call';
import { invalidParameter } from './linkedin-answer';

function countIn(call: LinkedInCall, name: string, standard: number, least: number, most: number): number {
  const text = textIn(call, name);
  if (text === null) return standard;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (count < least || count > most) throw invalidParameter(`${name} must be from ${least} to ${most}`);
  return count;
}

export function tokenAfter(id: string): string {
  return Buffer.from(`after ${id}`).toString('base64url');
}

function readToken(token: string): string {
  const [, id] = /^after (\d*)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (id === undefined) throw invalidParameter('Invalid pageToken');
  return id;
}

/** By `pageSize` and `pageToken`. A token of an object that is gone starts again. */
export function searchPage<T extends { id: string }>(
  call: LinkedInCall,
  all: readonly T[],
  node: (item: T) => unknown,
): { elements: unknown[]; metadata: { nextPageToken?: string } } {
  const size = countIn(call, 'pageSize', 100, 1, 1000);
  const token = textIn(call, 'pageToken');
  const after = token === null ? '' : readToken(token);
  const start = after === '' ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const items = all.slice(start, start + size);
  const last = items.at(-1);
  const isLast = start + size >= all.length || last === undefined;
  return { elements: items.map(node), metadata: isLast ? {} : { nextPageToken: tokenAfter(last.id) } };
}

export function indexPage<T>(call: LinkedInCall, all: readonly T[], node: (item: T) => unknown) {
  const start = countIn(call, 'start', 0, 0, 100_000);
  const count = countIn(call, 'count', 10, 1, 100);
  const link = (rel: string, at: number) => ({
    type: 'application/json',
    rel,
    href: `${call.path}?start=${at}&count=${count}`,
  });
  const links = [
    ...(start > 0 ? [link('prev', Math.max(0, start - count))] : []),
    ...(start + count < all.length ? [link('next', start + count)] : []),
  ];
  return {
    paging: { start, count, total: all.length, links },
    elements: all.slice(start, start + count).map(node),
  };
}
