import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import { uuidArray } from '@/db/uuid-array';
import type { Dashboard } from './schema';

export type UsualEngagement = NonNullable<Dashboard['recentPosts'][number]['usual']>;

const USUAL_DAYS = 90;
const MIN_POSTS = 5;

/**
 * Of each post with a rate: engagements over its reach or, without one, its views, beside the median of the other posts
 * of its profile over the same denominator. Engagements as in `contentFigures`.
 */
export function usualEngagement(
  orgId: AuthorizedOrgId,
  postIds: readonly string[],
  now: Date,
): JsonRead<Map<string, UsualEngagement>> {
  const shown = uuidArray(postIds);
  const query = sql`
    with rated as materialized (
      select p.id, p.profile_id, p.id = any(${shown}) as shown, p.published_at >= ${since(now)}::timestamptz as recent,
        e.engagements::float8 / nullif(e.reach, 0) as by_reach, e.engagements::float8 / nullif(e.views, 0) as by_views
      from posts p
      cross join lateral (
        select m.reach, m.views, case when num_nonnulls(m.likes, m.comments, m.shares, m.saves) > 0
          then coalesce(m.likes, 0) + coalesce(m.comments, 0) + coalesce(m.shares, 0) + coalesce(m.saves, 0) end as engagements
        from post_metrics m
        where m.org_id = p.org_id and m.post_id = p.id
        order by m.date desc limit 1
      ) e
      where p.org_id = ${orgId} and p.status = 'published' and (p.id = any(${shown}) or (
        p.published_at >= ${since(now)}::timestamptz
        and p.profile_id in (select s.profile_id from posts s where s.org_id = ${orgId} and s.id = any(${shown}))))
    )
    select s.id, coalesce(s.by_reach, s.by_views) as rate, case when s.by_reach is null then 'views' else 'reach' end as denominator,
      count(*)::int as posts, percentile_cont(0.5) within group (order by o.rate) as usual_rate
    from rated s
    cross join lateral (
      select case when s.by_reach is null then other.by_views else other.by_reach end as rate
      from rated other
      where other.profile_id = s.profile_id and other.id <> s.id and other.recent
    ) o
    where s.shown and o.rate is not null and coalesce(s.by_reach, s.by_views) is not null
    group by s.id, s.by_reach, s.by_views
    having count(*) >= ${MIN_POSTS}`;
  return jsonRead(
    query,
    (rows: (Omit<UsualEngagement, 'factor' | 'usualRate'> & { id: string; usual_rate: number })[]) =>
      new Map(
        rows.map(({ id, rate, usual_rate: usualRate, denominator, posts }) => [
          id,
          { rate, usualRate, factor: usualRate > 0 ? rate / usualRate : null, denominator, posts },
        ]),
      ),
  );
}

function since(now: Date): string {
  return new Date(now.getTime() - USUAL_DAYS * 86_400_000).toISOString();
}
