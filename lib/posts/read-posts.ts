import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import type { Tx } from '@/db/tenant';
import { labelsOf } from '@/lib/labels/labels-of';
import type { LabelRef } from '@/lib/labels/schema';
import type { PlatformId } from '@/lib/platform-ids';
import type { Engagement, PostDto } from './schema';

interface PostRow extends Record<string, unknown> {
  id: string;
  platform: PlatformId;
  profile_id: string;
  profile_name: string;
  kind: string;
  text: string;
  permalink: string | null;
  status: PostDto['status'];
  scheduled_at: string | null;
  published_at: string | null;
  labels: LabelRef[];
  engagement: Engagement | null;
}

interface PostSelection {
  where: SQL;
  orderBy: SQL;
  limit: number;
}

export async function readPosts(tx: Tx, orgId: AuthorizedOrgId, selection: PostSelection): Promise<PostDto[]> {
  return (await tx.execute<PostRow>(postsQuery(orgId, selection))).map(toPost);
}

export function selectedPosts(orgId: AuthorizedOrgId, selection: PostSelection): JsonRead<PostDto[]> {
  return jsonRead(postsQuery(orgId, selection), (rows: PostRow[]) => rows.map(toPost));
}

// Posts of selected profiles with their newest engagement; `p` is the alias of posts, `f` that of profiles.
function postsQuery(orgId: AuthorizedOrgId, { where, orderBy, limit }: PostSelection): SQL {
  return sql`
    select p.id, p.platform, p.profile_id, f.name as profile_name, p.kind, p.text, p.permalink, p.status,
      p.scheduled_at, p.published_at, e.engagement, ${labelsOf('post', sql.raw('p'))} as labels
    from posts p
    join profiles f on f.org_id = p.org_id and f.id = p.profile_id and f.selected
    left join lateral (
      select json_build_object('views', m.views, 'reach', m.reach, 'likes', m.likes, 'comments', m.comments,
        'shares', m.shares, 'saves', m.saves, 'clicks', m.clicks) as engagement
      from post_metrics m
      where m.org_id = p.org_id and m.post_id = p.id
      order by m.date desc limit 1
    ) e on true
    where p.org_id = ${orgId} and ${where}
    order by ${orderBy}
    limit ${limit}`;
}

function toPost(row: PostRow): PostDto {
  const { id, platform, kind, text, status, labels, engagement } = row;
  return {
    id,
    platform,
    profileId: row.profile_id,
    profileName: row.profile_name,
    kind,
    text,
    // Shown as links, so only http(s) URLs pass.
    permalink: row.permalink && isWebAddress(row.permalink) ? row.permalink : null,
    status,
    scheduledAt: row.scheduled_at && new Date(row.scheduled_at).toISOString(),
    publishedAt: row.published_at && new Date(row.published_at).toISOString(),
    labels,
    engagement,
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
