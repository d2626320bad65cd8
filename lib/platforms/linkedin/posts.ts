import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { ContentFacet } from '../platform';
import { toPage } from '../rows';
import { type ApiPost, type ApiShareStatistics, postsAnswer, shareStatisticsAnswer } from './api-types';
import { type LinkedInClient, linkedInError } from './client';
import { HIDDEN_DISTRIBUTION, PAGE_SIZE } from './constants';
import { toPost, toPublishedAt } from './normalize';
import { offsetSchema, readIndexed } from './vendor/paging';
import { urnOf } from './vendor/urn';

async function readStatistics(
  client: LinkedInClient,
  accessToken: string,
  organization: string,
  posts: readonly ApiPost[],
): Promise<Map<string | null, ApiShareStatistics>> {
  if (posts.length === 0) return new Map();
  const ids = posts.map(({ id }) => id);
  const shares = ids.filter((id) => id.startsWith('urn:li:share:'));
  const ugcPosts = ids.filter((id) => id.startsWith('urn:li:ugcPost:'));
  const { elements } = await client.get({
    path: ['organizationalEntityShareStatistics'],
    endpoint: 'GET /organizationalEntityShareStatistics',
    accessToken,
    query: {
      q: 'organizationalEntity',
      organizationalEntity: organization,
      ...(shares.length > 0 ? { shares } : {}),
      ...(ugcPosts.length > 0 ? { ugcPosts } : {}),
    },
    schema: shareStatisticsAnswer,
  });
  return new Map(elements.rows.map((row) => [row.postId, row]));
}

const isShown = ({ lifecycleState, distribution }: ApiPost) =>
  (lifecycleState ?? 'PUBLISHED') === 'PUBLISHED' && distribution?.feedDistribution !== HIDDEN_DISTRIBUTION;

/** Published posts of an organization's page, newest first. LinkedIn lists no scheduled posts. */
export const listPosts =
  (client: LinkedInClient): ContentFacet['listPosts'] =>
  async ({ accessToken, cursor, profile, since }) => {
    if (profile.kind !== 'organization') throw linkedInError('permanent', 'request_rejected', 'GET /posts');
    const organization = urnOf('organization', profile.externalId);
    const { rows, next, skipped } = await readIndexed<ApiPost>(client, {
      path: ['posts'],
      endpoint: 'GET /posts',
      accessToken,
      query: { q: 'author', author: organization, sortBy: 'CREATED' },
      pageSize: PAGE_SIZE.posts,
      offset: decodePageCursor(cursor, offsetSchema),
      schema: postsAnswer,
      nameOf: ({ id }) => id,
    });
    const wanted = rows.filter((row) => isShown(row) && toPublishedAt(row) >= since);
    const statistics = await readStatistics(client, accessToken, organization, wanted);
    const now = new Date();
    // The list has no start date but runs from new to old: older posts than `since` are not needed.
    const oldest = rows.at(-1);
    const reachedSince = oldest !== undefined && oldest.createdAt < since;
    const items = wanted.map((row) => toPost(row, statistics.get(row.id), now));
    return toPage(items, next && !reachedSince ? encodePageCursor(next) : null, skipped);
  };
