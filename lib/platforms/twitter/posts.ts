import { z } from 'zod';
import { decodePageCursor, encodePageCursor, type Position, positionSchema } from '../page-cursor';
import type { ContentFacet } from '../platform';
import { toPage } from '../rows';
import { postsAnswer } from './api-types';
import type { TwitterClient } from './client';
import { POSTS_PER_PAGE, PRIVATE_METRICS_DAYS } from './constants';
import { toPost } from './normalize';
import { timeText } from './vendor/account-time';
import { requirePosts } from './vendor/dual-grant';
import { positionAfter } from './vendor/paging';

const ENDPOINT = 'GET /users/{id}/tweets';
const FIELDS = 'created_at,public_metrics,attachments,note_tweet';
const MS_PER_DAY = 86_400_000;

const stateSchema = z.object({
  // Milliseconds: newer posts are read with private figures, older ones without.
  privateFrom: z.number(),
  part: z.enum(['private', 'public']),
  position: positionSchema.nullable(),
});
type State = z.infer<typeof stateSchema>;

const startAt = (since: Date): State => ({
  // An hour less than X allows, so that no post leaves the range during the read.
  privateFrom: Math.max(since.getTime(), Date.now() - PRIVATE_METRICS_DAYS * MS_PER_DAY + 3_600_000),
  part: 'private',
  position: null,
});

function queryOf({ part, privateFrom, position }: State, since: Date): Record<string, string> {
  const middle = timeText(new Date(privateFrom));
  const range: Record<string, string> =
    part === 'private'
      ? { 'tweet.fields': `${FIELDS},non_public_metrics`, start_time: middle }
      : { 'tweet.fields': FIELDS, start_time: timeText(since), end_time: middle };
  return {
    max_results: String(POSTS_PER_PAGE),
    exclude: 'retweets,replies',
    expansions: 'attachments.media_keys',
    'media.fields': 'type',
    ...range,
    ...(position ? { pagination_token: position.after } : {}),
  };
}

function stateAfter(state: State, next: Position | null, since: Date): State | null {
  if (next) return { ...state, position: next };
  const isOlderLeft = state.part === 'private' && since.getTime() < state.privateFrom;
  return isOlderLeft ? { ...state, part: 'public', position: null } : null;
}

/** Own posts, newest first, without replies and reposts. X's API has no scheduled posts. */
export const listPosts =
  (client: TwitterClient): ContentFacet['listPosts'] =>
  async ({ accessToken, cursor, profile, since }) => {
    const half = requirePosts(accessToken, ENDPOINT);
    const state = decodePageCursor(cursor, stateSchema) ?? startAt(since);
    const answer = await client.getAsPosts(half, {
      path: ['users', profile.externalId, 'tweets'],
      endpoint: ENDPOINT,
      query: queryOf(state, since),
      schema: postsAnswer,
    });
    const media = new Map((answer.includes?.media ?? []).map((one) => [one.media_key, one]));
    const next = positionAfter(state.position, answer.meta.next_token ?? null, ENDPOINT);
    const after = stateAfter(state, next, since);
    const items = answer.data.rows.map((row) => toPost(row, media));
    return toPage(items, after && encodePageCursor(after), answer.data.skipped);
  };
