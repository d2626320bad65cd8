import { z } from 'zod';
import { inParallel } from '@/lib/vendor-http/in-parallel';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor, type Position, positionSchema } from '../page-cursor';
import type { ContentFacet, Page, RemotePost } from '../platform';
import { type Rows, toPage } from '../rows';
import {
  type ApiInstagramMedia,
  type ApiPagePost,
  type ApiScheduledPost,
  instagramMediaAnswer,
  pagePostsAnswer,
  scheduledPostsAnswer,
} from './api-types';
import { type MetaClient, metaError } from './client';
import { INSTAGRAM_METRICS, PAGE_POST_METRICS, PAGE_SIZE, PARALLEL_CALLS } from './constants';
import { toInstagramPost, toPagePost, toScheduledPost } from './normalize';
import { readEdge } from './vendor/edge';
import { createPageTokens } from './vendor/page-tokens';
import { readPostInsights } from './vendor/post-insights';

const PAGE_POST_FIELDS =
  'id,message,created_time,permalink_url,status_type,shares,reactions.summary(total_count).limit(0),comments.summary(total_count).limit(0)';
const MEDIA_FIELDS = 'id,caption,media_type,media_product_type,permalink,timestamp,like_count,comments_count';

const pageStateSchema = z.object({
  part: z.enum(['scheduled', 'published']),
  position: positionSchema.nullable(),
});

interface Reading {
  client: MetaClient;
  accessToken: string;
  profileId: string;
  position: Position | null;
  since: Date;
}

// A grant without access to scheduled posts still sees the published ones.
async function readScheduled({ client, accessToken, profileId, position }: Reading) {
  try {
    const { data, next } = await readEdge<Rows<ApiScheduledPost>>(client, {
      path: [profileId, 'scheduled_posts'],
      endpoint: 'GET /{page}/scheduled_posts',
      accessToken,
      query: { fields: 'id,message,scheduled_publish_time' },
      limit: PAGE_SIZE.posts,
      position,
      schema: scheduledPostsAnswer,
    });
    return { items: data.rows.map(toScheduledPost), next, skipped: data.skipped };
  } catch (error) {
    if (error instanceof VendorError && error.code === 'permission_missing')
      return { items: [], next: null, skipped: [] };
    throw error;
  }
}

async function readPublished({ client, accessToken, profileId, position, since }: Reading) {
  const { data, next } = await readEdge<Rows<ApiPagePost>>(client, {
    // `feed` would include visitors' posts.
    path: [profileId, 'published_posts'],
    endpoint: 'GET /{page}/published_posts',
    accessToken,
    query: { fields: PAGE_POST_FIELDS, since: String(Math.floor(since.getTime() / 1000)) },
    limit: PAGE_SIZE.posts,
    position,
    schema: pagePostsAnswer,
  });
  const items = await inParallel(data.rows, PARALLEL_CALLS, async (row) =>
    toPagePost(row, await readPostInsights(client, accessToken, row.id, PAGE_POST_METRICS)),
  );
  return { items, next, skipped: data.skipped };
}

async function readInstagram({ client, accessToken, profileId, position, since }: Reading): Promise<Page<RemotePost>> {
  const { data, next } = await readEdge<Rows<ApiInstagramMedia>>(client, {
    path: [profileId, 'media'],
    endpoint: 'GET /{instagram}/media',
    accessToken,
    query: { fields: MEDIA_FIELDS },
    limit: PAGE_SIZE.posts,
    position,
    schema: instagramMediaAnswer,
  });
  const wanted = data.rows.filter((row) => row.timestamp >= since);
  const items = await inParallel(wanted, PARALLEL_CALLS, async (row) =>
    toInstagramPost(row, await readPostInsights(client, accessToken, row.id, INSTAGRAM_METRICS)),
  );
  // The edge has no start date but runs from new to old: older posts than `since` are not needed.
  const oldest = data.rows.at(-1);
  const reachedSince = oldest !== undefined && oldest.timestamp < since;
  return toPage(items, next && !reachedSince ? encodePageCursor(next) : null, data.skipped);
}

export function listPosts(client: MetaClient): ContentFacet['listPosts'] {
  const pageTokens = createPageTokens(client);

  async function listPagePosts(reading: Omit<Reading, 'position'>, cursor: string | null): Promise<Page<RemotePost>> {
    const { part, position } = decodePageCursor(cursor, pageStateSchema) ?? { part: 'scheduled', position: null };
    const read = part === 'scheduled' ? readScheduled : readPublished;
    const { items, next, skipped } = await pageTokens.use(reading.accessToken, reading.profileId, (accessToken) =>
      read({ ...reading, accessToken, position }),
    );
    if (next) return toPage(items, encodePageCursor({ part, position: next }), skipped);
    return toPage(
      items,
      part === 'scheduled' ? encodePageCursor({ part: 'published', position: null }) : null,
      skipped,
    );
  }

  return async ({ accessToken, cursor, profile, since }) => {
    const reading = { client, accessToken, profileId: profile.externalId, since };
    if (profile.kind === 'page') return listPagePosts(reading, cursor);
    if (profile.kind === 'instagram') {
      return readInstagram({ ...reading, position: decodePageCursor(cursor, positionSchema) });
    }
    throw metaError('permanent', 'request_rejected', 'GET /{profile}/posts');
  };
}
