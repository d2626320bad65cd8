import { advance, type Position } from '../../page-cursor';
import { snapchatError } from '../client';

/** How Snap says that there is more: an absolute address, absent or null on the last page. */
type Paging = { next_link?: string | null | undefined } | null | undefined;

/**
 * The position after a page, or null after the last. Only the cursor of `next_link` is taken: its address is never
 * called, because it could lead our token anywhere.
 * @throws VendorError unexpected_answer for a link without a cursor, cursor_repeated when the listing runs in a circle
 */
export function nextPosition(position: Position | null, paging: Paging, endpoint: string): Position | null {
  const link = paging?.next_link;
  if (!link) return null;
  const cursor = URL.canParse(link) ? new URL(link).searchParams.get('cursor') : null;
  if (!cursor)
    throw snapchatError('permanent', 'unexpected_answer', endpoint, { drift: 'paging.next_link without cursor' });
  const next = advance(position, cursor);
  // A circle may be a passing fault of the platform's, so the same page is worth asking for again.
  if (next === 'repeated') throw snapchatError('transient', 'cursor_repeated', endpoint);
  return next;
}

/** Query of the page at `position`. */
export function pageQuery(limit: number, position: Position | null): Record<string, string> {
  return { limit: String(limit), ...(position ? { cursor: position.after } : {}) };
}
