import { z } from 'zod';
import { advance, type Position } from '../../page-cursor';
import type { Rows } from '../../rows';
import { type LinkedInClient, linkedInError } from '../client';
import type { RestliValue } from './restli';

interface ListRequest {
  path: readonly string[];
  endpoint: string;
  accessToken: string;
  query: Readonly<Record<string, RestliValue>>;
  pageSize: number;
}

interface SearchAnswer<Row> {
  elements: Rows<Row>;
  metadata?: { nextPageToken?: string | null | undefined } | null | undefined;
}

/** One page of a search and the position of the next (null: last page). @throws VendorError cursor_repeated */
export async function readSearch<Row>(
  client: LinkedInClient,
  request: ListRequest & { position: Position | null; schema: z.ZodType<SearchAnswer<Row>> },
): Promise<Rows<Row> & { next: Position | null }> {
  const { pageSize, position, query, ...call } = request;
  const { elements, metadata } = await client.get({
    ...call,
    query: { q: 'search', ...query, pageSize, ...(position ? { pageToken: position.after } : {}) },
  });
  const next = advance(position, metadata?.nextPageToken || null);
  if (next === 'repeated') throw linkedInError('transient', 'cursor_repeated', request.endpoint);
  return { ...elements, next };
}

export const offsetSchema = z.object({ start: z.int().nonnegative(), mark: z.string() });
export type Offset = z.infer<typeof offsetSchema>;

interface IndexAnswer<Row> {
  elements: Rows<Row>;
  paging?: { links?: { rel?: string | null | undefined }[] | undefined } | null | undefined;
}

// One page of an indexed list and the next position (null: last page). `nameOf` identifies rows.
// @throws VendorError cursor_repeated when the list does not move on
export async function readIndexed<Row>(
  client: LinkedInClient,
  request: ListRequest & { offset: Offset | null; schema: z.ZodType<IndexAnswer<Row>>; nameOf: (row: Row) => string },
): Promise<Rows<Row> & { next: Offset | null }> {
  const { pageSize, offset, query, nameOf, ...call } = request;
  const start = offset?.start ?? 0;
  const answer = await client.get({ ...call, query: { ...query, start, count: pageSize } });
  const { rows, skipped } = answer.elements;
  const [first] = rows;
  if (first === undefined) return { rows, skipped, next: null };
  if (nameOf(first) === offset?.mark) throw linkedInError('transient', 'cursor_repeated', request.endpoint);
  const links = answer.paging?.links ?? [];
  const isLast =
    rows.length + skipped.length < pageSize || (links.length > 0 && !links.some(({ rel }) => rel === 'next'));
  return { rows, skipped, next: isLast ? null : { start: start + pageSize, mark: nameOf(first) } };
}
