import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { instantOf } from '@/lib/instant-cursor';
import { wherePostLabelled } from '@/lib/labels/where-post-labelled';
import { decodeCursor, encodeCursor } from '@/lib/list-cursor';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import { readPosts } from './read-posts';
import type { PostDto, PostListQuery } from './schema';

/**
 * Scheduled posts soonest first, others newest first. @throws AppError `invalid_input` for a cursor of another list;
 * `not_found` for an account or label that is not the organization's
 */
export async function listPosts(
  orgId: AuthorizedOrgId,
  query: PostListQuery,
): Promise<{ posts: PostDto[]; nextCursor: string | null }> {
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor);
  const upcoming = query.status === 'scheduled';
  const direction = sql.raw(upcoming ? 'asc' : 'desc');
  const beyond = sql.raw(upcoming ? '>' : '<');
  const at = sql`coalesce(p.published_at, p.scheduled_at, 'epoch')`;
  const { platforms = [], accounts = [], labels = [] } = query;
  const conditions = [
    sql`p.status = ${query.status}`,
    ...(query.platform ? [sql`p.platform = ${query.platform}`] : []),
    ...(platforms.length > 0 ? [sql`p.platform = any(${sql.param(`{${platforms.join(',')}}`)}::text[])`] : []),
    ...(accounts.length > 0 ? [sql`p.profile_id = any(${uuidArray(accounts)})`] : []),
    ...(labels.length > 0 ? [wherePostLabelled(orgId, labels)] : []),
    ...(query.profileId ? [sql`p.profile_id = ${query.profileId}`] : []),
    ...(cursor ? [sql`(${at}, p.id) ${beyond} (${instantOf(cursor)}::timestamptz, ${cursor.id}::uuid)`] : []),
  ];
  const found = await withOrg(orgId, async (tx) => {
    await requireFilterSubjects(tx, orgId, { accounts, campaigns: [], labels });
    return readPosts(tx, orgId, {
      where: sql.join(conditions, sql` and `),
      orderBy: sql`${at} ${direction}, p.id ${direction}`,
      limit: query.limit + 1,
    });
  });
  const posts = found.slice(0, query.limit);
  const last = posts.at(-1);
  const more = found.length > posts.length && last !== undefined;
  return { posts, nextCursor: more ? encodeCursor({ sortedBy: sortedBy(last), id: last.id }) : null };
}

function sortedBy(post: PostDto): string {
  return post.publishedAt ?? post.scheduledAt ?? new Date(0).toISOString();
}
