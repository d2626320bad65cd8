import { advance, type Position } from '../../page-cursor';
import { snapchatError } from '../client';

type Paging = { next_link?: string | null | undefined } | null | undefined;

// Null after the last page. Only the cursor of `next_link` is used: its URL could send our token anywhere.
// @throws VendorError unexpected_answer for a link without a cursor, cursor_repeated
export function nextPosition(position: Position | null, paging: Paging, endpoint: string): Position | null {
  const link = paging?.next_link;
  if (!link) return null;
  const cursor = URL.canParse(link) ? new URL(link).searchParams.get('cursor') : null;
  if (!cursor)
    throw snapchatError('permanent', 'unexpected_answer', endpoint, { drift: 'paging.next_link without cursor' });
  const next = advance(position, cursor);
  if (next === 'repeated') throw snapchatError('transient', 'cursor_repeated', endpoint);
  return next;
}

export function pageQuery(limit: number, position: Position | null): Record<string, string> {
  return { limit: String(limit), ...(position ? { cursor: position.after } : {}) };
}
