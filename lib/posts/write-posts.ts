import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { jsonRows } from '@/db/json-rows';
import type { Tx } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import type { RemotePost } from '@/lib/platforms/platform';

export interface PostProfile {
  orgId: AuthorizedOrgId;
  profileId: string;
  platform: PlatformId;
}

// Stores a page of posts read at `now`, engagement as that of the UTC day. Returns how many rows are new or changed.
export async function writePosts(
  tx: Tx,
  { orgId, profileId, platform }: PostProfile,
  posts: RemotePost[],
  now: Date,
): Promise<number> {
  const unique = [...new Map(posts.map((post) => [post.externalId, post])).values()];
  if (unique.length === 0) return 0;
  const at = sql`${now.toISOString()}::timestamptz`;
  const json = jsonRows(unique);
  const stored = await tx.execute(sql`
    insert into posts as p (org_id, profile_id, platform, external_id, kind, text, permalink, status, scheduled_at,
      published_at, first_seen_at, observed_at)
    select ${orgId}::uuid, ${profileId}::uuid, ${platform}, r."externalId", r.kind, r.text, r.permalink, r.status,
      r."scheduledAt", r."publishedAt", ${at}, ${at}
    from json_to_recordset(${json}) as r("externalId" text, kind text, text text, permalink text,
      status text, "scheduledAt" timestamptz(3), "publishedAt" timestamptz(3))
    on conflict (org_id, profile_id, external_id) do update set kind = excluded.kind, text = excluded.text,
      permalink = excluded.permalink, status = excluded.status, scheduled_at = excluded.scheduled_at,
      published_at = excluded.published_at, observed_at = excluded.observed_at
    where (p.kind, p.text, p.permalink, p.status, p.scheduled_at, p.published_at) is distinct from
      (excluded.kind, excluded.text, excluded.permalink, excluded.status, excluded.scheduled_at, excluded.published_at)
    returning 1`);
  const engagement = unique.flatMap((post) =>
    post.engagement ? [{ ...post.engagement, externalId: post.externalId }] : [],
  );
  const counted = await tx.execute(sql`
    insert into post_metrics as m
      (org_id, post_id, date, views, reach, likes, comments, shares, saves, clicks, observed_at)
    select ${orgId}::uuid, p.id, (${at} at time zone 'UTC')::date, r.views, r.reach, r.likes, r.comments, r.shares,
      r.saves, r.clicks, ${at}
    from json_to_recordset(${jsonRows(engagement)}) as r("externalId" text, views bigint,
      reach bigint, likes bigint, comments bigint, shares bigint, saves bigint, clicks bigint)
    join posts p on p.org_id = ${orgId} and p.profile_id = ${profileId} and p.external_id = r."externalId"
    on conflict (org_id, post_id, date) do update set views = excluded.views, reach = excluded.reach,
      likes = excluded.likes, comments = excluded.comments, shares = excluded.shares, saves = excluded.saves,
      clicks = excluded.clicks, observed_at = excluded.observed_at
    where (m.views, m.reach, m.likes, m.comments, m.shares, m.saves, m.clicks) is distinct from
      (excluded.views, excluded.reach, excluded.likes, excluded.comments, excluded.shares, excluded.saves,
        excluded.clicks)
    returning 1`);
  return stored.length + counted.length;
}
