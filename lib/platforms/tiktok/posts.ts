import { advance, decodeCursor, encodeCursor, positionSchema } from '../page-cursor';
import type { Platform } from '../platform';
import { pageOf } from '../rows';
import { videosAnswer } from './api-types';
import { type TikTokClient, tiktokError } from './client';
import { POSTS_PAGE_SIZE, VIDEO_FIELDS } from './facts';
import { requirePosts } from './grant-halves';
import { grantedFields } from './granted-fields';
import { postOf } from './normalize';

const ENDPOINT = 'GET /business/video/list/';

/** Public posts of the TikTok account, newest first. TikTok keeps no scheduled ones. */
export const listPosts =
  (client: TikTokClient): Platform['listPosts'] =>
  async ({ accessToken, cursor, profile, since }) => {
    const { token, scopes } = requirePosts(accessToken, ENDPOINT, 'video.list');
    const position = decodeCursor(cursor, positionSchema);
    const answer = await client.get({
      half: 'posts',
      path: 'business/video/list/',
      accessToken: token,
      query: {
        business_id: profile.externalId,
        fields: grantedFields(VIDEO_FIELDS, scopes),
        max_count: POSTS_PAGE_SIZE,
        ...(position ? { cursor: position.after } : {}),
      },
      schema: videosAnswer,
    });
    if (answer.has_more && answer.cursor === undefined) {
      throw tiktokError('permanent', 'unexpected_answer', ENDPOINT, 'has_more without cursor');
    }
    const next = advance(position, answer.has_more ? (answer.cursor ?? null) : null);
    // A circle may be a passing fault of the platform's, so the same page is worth asking for again.
    if (next === 'repeated') throw tiktokError('transient', 'cursor_repeated', ENDPOINT);
    // The list has no start date, but it runs from new to old: past `since` nothing more is wanted.
    const { rows: videos, skipped } = answer.videos;
    const oldest = videos.at(-1);
    const reachedSince = oldest !== undefined && oldest.create_time < since;
    const items = videos.filter((video) => video.create_time >= since).map(postOf);
    return pageOf(items, next && !reachedSince ? encodeCursor(next) : null, skipped);
  };
