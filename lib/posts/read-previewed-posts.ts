import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import type { Tx } from '@/db/tenant';
import { readPosts } from './read-posts';
import type { PostDto } from './schema';

const PREVIEWED = 10;

// `whereProfile`: a condition on the profile `f`.

export function readScheduledPosts(tx: Tx, orgId: AuthorizedOrgId, now: Date, whereProfile: SQL): Promise<PostDto[]> {
  return readPosts(tx, orgId, {
    where: sql`p.status = 'scheduled' and p.scheduled_at >= ${now.toISOString()} and ${whereProfile}`,
    orderBy: sql`p.scheduled_at, p.id`,
    limit: PREVIEWED,
  });
}

export function readRecentPosts(tx: Tx, orgId: AuthorizedOrgId, whereProfile: SQL): Promise<PostDto[]> {
  return readPosts(tx, orgId, {
    where: sql`p.status = 'published' and p.published_at is not null and ${whereProfile}`,
    orderBy: sql`p.published_at desc, p.id desc`,
    limit: PREVIEWED,
  });
}
