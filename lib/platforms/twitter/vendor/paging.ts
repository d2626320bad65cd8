import type { z } from 'zod';
import { advance, type Position } from '../../page-cursor';
import type { Rows } from '../../rows';
import type { TwitterClient } from '../client';
import { LARGEST_PAGE } from '../constants';
import type { AdsHalf } from './dual-grant';
import { twitterError } from './twitter-error';

export function positionAfter(position: Position | null, next: string | null, endpoint: string): Position | null {
  const after = advance(position, next);
  if (after === 'repeated') throw twitterError('transient', 'cursor_repeated', endpoint);
  return after;
}

interface AdsListing<Row> {
  path: readonly string[];
  endpoint: string;
  query?: Record<string, string>;
  schema: z.ZodType<{ data: Rows<Row>; next_cursor?: string | null | undefined }>;
}

export async function readPage<Row>(
  client: TwitterClient,
  half: AdsHalf,
  { query, ...call }: AdsListing<Row>,
  count: number,
  position: Position | null,
): Promise<Rows<Row> & { next: Position | null }> {
  const { data, next_cursor: next } = await client.getAds(half, {
    ...call,
    query: { ...query, count: String(count), ...(position ? { cursor: position.after } : {}) },
  });
  return { ...data, next: positionAfter(position, next || null, call.endpoint) };
}

export async function readWhole<Row>(
  client: TwitterClient,
  half: AdsHalf,
  listing: AdsListing<Row>,
): Promise<Rows<Row>> {
  const rows: Row[] = [];
  const skipped: string[] = [];
  let position: Position | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage<Row>>> = await readPage(
      client,
      half,
      listing,
      LARGEST_PAGE,
      position,
    );
    rows.push(...page.rows);
    skipped.push(...page.skipped);
    position = page.next;
  } while (position !== null);
  return { rows, skipped };
}
