import type { z } from 'zod';
import { advance, type Position } from '../../page-cursor';
import { type MetaClient, metaError } from '../client';

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

// Only `next` shows whether a page follows; its URL is never called: it carries a token and could lead anywhere.
function nextAfter({ paging }: EdgeAnswer, endpoint: string): string | null {
  if (!paging?.next) return null;
  const inAddress = URL.canParse(paging.next) ? new URL(paging.next).searchParams.get('after') : null;
  const after = inAddress ?? paging.cursors?.after;
  if (!after) throw metaError('permanent', 'unexpected_answer', endpoint, { drift: 'paging.next without cursor' });
  return after;
}

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
  if (next === 'repeated') throw metaError('transient', 'cursor_repeated', endpoint);
  return { data: answer.data, next };
}
