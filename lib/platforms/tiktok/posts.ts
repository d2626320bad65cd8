import { advance, decodePageCursor, encodePageCursor, positionSchema } from '../page-cursor';
import type { ContentFacet } from '../platform';
import { toPage } from '../rows';
import { videosAnswer } from './api-types';
import { type TikTokClient, tikTokError } from './client';
import { POSTS_PAGE_SIZE, VIDEO_FIELDS } from './constants';
import { toPost } from './normalize';
import { requirePosts } from './vendor/dual-grant';
import { grantedFields } from './vendor/granted-fields';

const ENDPOINT = 'GET /business/video/list/';

export const listPosts =
  (client: TikTokClient): ContentFacet['listPosts'] =>
  async ({ accessToken, cursor, profile, since }) => {
    const { token, scopes } = requirePosts(accessToken, ENDPOINT, 'video.list');
    const position = decodePageCursor(cursor, positionSchema);
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
      throw tikTokError('permanent', 'unexpected_answer', ENDPOINT, 'has_more without cursor');
    }
    const next = advance(position, answer.has_more ? (answer.cursor ?? null) : null);
    if (next === 'repeated') throw tikTokError('transient', 'cursor_repeated', ENDPOINT);
    // The list has no start date but runs from new to old: older posts than `since` are not needed.
    const { rows: videos, skipped } = answer.videos;
    const oldest = videos.at(-1);
    const reachedSince = oldest !== undefined && oldest.create_time < since;
    const items = videos.filter((video) => video.create_time >= since).map(toPost);
    return toPage(items, next && !reachedSince ? encodePageCursor(next) : null, skipped);
  };
