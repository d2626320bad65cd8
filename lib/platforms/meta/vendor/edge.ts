import type { z } from 'zod';
import { advance, type Position } from '../../page-cursor';
import { type MetaClient, metaError } from '../client';

/** A page of an edge as Meta answers it. */
interface EdgeAnswer {
  paging?:
    | {
        cursors?: { after?: string | undefined } | null | undefined;
        next?: string | null | undefined;
      }
    | null
    | undefined;
}

interface EdgeRequest<Answer> {
  path: readonly string[];
  endpoint: string;
  accessToken: string;
  query: Record<string, string>;
  limit: number;
  position: Position | null;
  schema: z.ZodType<Answer>;
}

/**
 * Cursor of the next page, or null on the last. `next` alone decides whether there is one; its address is never
 * called, because it carries a token and could lead anywhere.
 */
function nextAfter({ paging }: EdgeAnswer, endpoint: string): string | null {
  if (!paging?.next) return null;
  const inAddress = URL.canParse(paging.next) ? new URL(paging.next).searchParams.get('after') : null;
  const after = inAddress ?? paging.cursors?.after;
  if (!after) throw metaError('permanent', 'unexpected_answer', endpoint, { drift: 'paging.next without cursor' });
  return after;
}

/**
 * The data of one page of an edge and the position of the next (null: it was the last).
 * @throws VendorError cursor_repeated when the edge runs in a circle
 */
export async function readEdge<Data>(
  client: MetaClient,
  request: EdgeRequest<EdgeAnswer & { data: Data }>,
): Promise<{ data: Data; next: Position | null }> {
  const { path, endpoint, accessToken, query, limit, position, schema } = request;
  const answer = await client.get({
    path,
    endpoint,
    accessToken,
    schema,
    query: { ...query, limit: String(limit), ...(position ? { after: position.after } : {}) },
  });
  const next = advance(position, nextAfter(answer, endpoint));
  // A circle may be a passing fault of the platform's, so the same page is worth asking for again.
  if (next === 'repeated') throw metaError('transient', 'cursor_repeated', endpoint);
  return { data: answer.data, next };
}
