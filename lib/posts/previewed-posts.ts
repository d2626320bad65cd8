import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { JsonRead } from '@/db/read-together';
import { selectedPosts } from './read-posts';
import type { PostDto } from './schema';

const PREVIEWED = 10;

/** `whereProfile`: a condition on the profile `f`. */
export function scheduledPosts(orgId: AuthorizedOrgId, now: Date, whereProfile: SQL): JsonRead<PostDto[]> {
  return selectedPosts(orgId, {
    where: sql`p.status = 'scheduled' and p.scheduled_at >= ${now.toISOString()} and ${whereProfile}`,
    orderBy: sql`p.scheduled_at, p.id`,
    limit: PREVIEWED,
  });
}

export function recentPosts(orgId: AuthorizedOrgId, whereProfile: SQL): JsonRead<PostDto[]> {
  return selectedPosts(orgId, {
    where: sql`p.status = 'published' and p.published_at is not null and ${whereProfile}`,
    orderBy: sql`p.published_at desc, p.id desc`,
    limit: PREVIEWED,
  });
}
