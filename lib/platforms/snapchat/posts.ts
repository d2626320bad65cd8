import { z } from 'zod';
import { inParallel } from '@/lib/vendor-http/in-parallel';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor, type Position, positionSchema } from '../page-cursor';
import type { ContentFacet, RemotePost } from '../platform';
import { toPage } from '../rows';
import { type ApiPost, savedStoriesAnswer, spotlightsAnswer } from './api-types';
import { type SnapchatClient, snapchatError } from './client';
import { PAGE_SIZE, PARALLEL_CALLS, POST_KINDS, POST_STATISTICS, type PostKind } from './constants';
import { type PostCounts, toPost } from './normalize';
import { readStatistics } from './vendor/asset-stats';
import { nextPosition, pageQuery } from './vendor/paging';

const KINDS = ['spotlight', 'saved_story'] as const satisfies readonly PostKind[];
const SCHEMAS = { spotlight: spotlightsAnswer, saved_story: savedStoriesAnswer } as const;

const stateSchema = z.object({ kind: z.enum(KINDS), position: positionSchema.nullable() });

interface Reading {
  client: SnapchatClient;
  accessToken: string;
  profileId: string;
}

// Several clients report that Snap does not offer this list to apps; the profile itself still works.
const NOT_OFFERED: ReadonlySet<number | undefined> = new Set([405, 415, 501]);

async function readKind({ client, accessToken, profileId }: Reading, kind: PostKind, position: Position | null) {
  const { path } = POST_KINDS[kind];
  const endpoint = `GET /public_profiles/{id}/${path}`;
  try {
    const answer = await client.get({
      api: 'business',
      path: ['public_profiles', profileId, path],
      endpoint,
      accessToken,
      query: pageQuery(PAGE_SIZE.posts, position),
      schema: SCHEMAS[kind],
    });
    return { posts: answer.posts, skipped: answer.skipped, next: nextPosition(position, answer.paging, endpoint) };
  } catch (error) {
    if (error instanceof VendorError && NOT_OFFERED.has(error.httpStatus))
      return { posts: [], skipped: [], next: null };
    throw error;
  }
}

async function withCounts(reading: Reading, kind: PostKind, post: ApiPost): Promise<RemotePost> {
  const { path, assetType, likes } = POST_KINDS[kind];
  const names = Object.values(POST_STATISTICS);
  const statistics = await readStatistics(
    {
      client: reading.client,
      accessToken: reading.accessToken,
      path: [path, post.id],
      endpoint: `GET /public_profiles/${path}/{id}/stats`,
      assetType,
    },
    [[...names, likes], names],
  );
  const wanted = Object.entries({ ...POST_STATISTICS, likes });
  const counts: PostCounts = Object.fromEntries(
    wanted.flatMap(([count, statistic]) => {
      const value = statistics.get(statistic);
      return value === undefined ? [] : [[count, value]];
    }),
  );
  return toPost(kind, post, counts);
}

/** Spotlights of a profile, then its saved stories. Snap has no scheduled posts. */
export const listPosts =
  (client: SnapchatClient): ContentFacet['listPosts'] =>
  async ({ accessToken, cursor, profile, since }) => {
    if (profile.kind !== 'public_profile') throw snapchatError('permanent', 'request_rejected', 'GET /public_profiles');
    const { kind, position } = decodePageCursor(cursor, stateSchema) ?? { kind: KINDS[0], position: null };
    const reading = { client, accessToken, profileId: profile.externalId };
    const { posts, skipped, next } = await readKind(reading, kind, position);
    const wanted = posts.filter((post) => post.createdAt >= since);
    const items = await inParallel(wanted, PARALLEL_CALLS, (post) => withCounts(reading, kind, post));

    // The lists have no start date. When a whole page is older than `since`, no newer post follows.
    const isPast = posts.length > 0 && wanted.length === 0;
    if (next && !isPast) return toPage(items, encodePageCursor({ kind, position: next }), skipped);
    const following = KINDS[KINDS.indexOf(kind) + 1];
    return toPage(items, following ? encodePageCursor({ kind: following, position: null }) : null, skipped);
  };
