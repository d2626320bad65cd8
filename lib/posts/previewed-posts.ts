import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { JsonRead } from '@/db/read-together';
import { selectedPosts } from './read-posts';
import type { PostDto } from './schema';

const PREVIEWED = 10;

/** `wherePost`: a condition on the post `p` and its profile `f`. */
export function scheduledPosts(orgId: AuthorizedOrgId, now: Date, wherePost: SQL): JsonRead<PostDto[]> {
  return selectedPosts(orgId, {
    where: sql`p.status = 'scheduled' and p.scheduled_at >= ${now.toISOString()} and ${wherePost}`,
    orderBy: sql`p.scheduled_at, p.id`,
    limit: PREVIEWED,
  });
}

export function recentPosts(orgId: AuthorizedOrgId, wherePost: SQL): JsonRead<PostDto[]> {
  return selectedPosts(orgId, {
    where: sql`p.status = 'published' and p.published_at is not null and ${wherePost}`,
    orderBy: sql`p.published_at desc, p.id desc`,
    limit: PREVIEWED,
  });
}
