import { type SQL, sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import { uuidArray } from '@/db/uuid-array';
import type { UsualEngagement } from './schema';

const USUAL_DAYS = 90;
export const MIN_POSTS = 5;

export interface PostRate {
  rate: number;
  denominator: UsualEngagement['denominator'];
  // Null: the profile has too few other posts.
  usual: UsualEngagement | null;
}

interface RateRow {
  id: string;
  rate: number;
  denominator: UsualEngagement['denominator'];
  posts: number;
  usual_rate: number | null;
}

/** By post, of those with engagements and reach or views. */
export function postRates(
  orgId: AuthorizedOrgId,
  postIds: readonly string[],
  now: Date,
): JsonRead<Map<string, PostRate>> {
  return jsonRead(
    sql`with ${postRateRelations(orgId, sql`p.id = any(${uuidArray(postIds)})`, now)} select * from rates`,
    (rows: RateRow[]) => new Map(rows.map((row) => [row.id, toPostRate(row)])),
  );
}

function toPostRate({ rate, denominator, posts, usual_rate: usualRate }: RateRow): PostRate {
  const usual = usualRate === null ? null : { rate, usualRate, factor: factorOf(rate, usualRate), denominator, posts };
  return { rate, denominator, usual };
}

function factorOf(rate: number, usualRate: number): number | null {
  return usualRate > 0 ? rate / usualRate : null;
}

/** Posts from then on make what is usual. */
export function usualSince(now: Date): string {
  return new Date(now.getTime() - USUAL_DAYS * 86_400_000).toISOString();
}

/**
 * Relations of a `with`; `rates` has a row for each post `p` of `wherePost` with a rate: engagements (without clicks)
 * over its reach or, without one, its views, beside the median of the other posts of its profile over the same
 * denominator.
 */
export function postRateRelations(orgId: AuthorizedOrgId, wherePost: SQL, now: Date): SQL {
  const since = sql`${usualSince(now)}::timestamptz`;
  const placesBy = (denominator: 'reach' | 'views') => {
    const rate = sql.raw(`by_${denominator}`);
    return sql`
      select id, profile_id, ${denominator}::text as denominator, ${rate} as rate,
        row_number() over (partition by profile_id order by ${rate}, id) as place
      from rated where recent and ${rate} is not null`;
  };
  // The list of rates without the post itself, from 1 on.
  const otherAt = (index: SQL) => sql`s.rates[${index} + case when own.place <= ${index} then 1 else 0 end]`;
  return sql`
    shown as materialized (
      select p.id, p.profile_id from posts p where p.org_id = ${orgId} and p.status = 'published' and ${wherePost}
    ), rated as materialized (
      select p.id, p.profile_id, p.published_at >= ${since} as recent, e.engagements, e.reach, e.views,
        e.engagements::float8 / nullif(e.reach, 0) as by_reach, e.engagements::float8 / nullif(e.views, 0) as by_views
      from posts p
      cross join lateral (
        select m.reach, m.views, case when num_nonnulls(m.likes, m.comments, m.shares, m.saves) > 0
          then coalesce(m.likes, 0) + coalesce(m.comments, 0) + coalesce(m.shares, 0) + coalesce(m.saves, 0) end as engagements
        from post_metrics m
        where m.org_id = p.org_id and m.post_id = p.id
        order by m.date desc limit 1
      ) e
      where p.org_id = ${orgId} and p.status = 'published' and (p.id in (select id from shown)
        or (p.published_at >= ${since} and p.profile_id in (select profile_id from shown)))
    ), places as materialized (${placesBy('reach')} union all ${placesBy('views')}
    ), samples as materialized (
      select profile_id, denominator, array_agg(rate order by place) as rates from places group by 1, 2
    ), own_rates as (
      select r.id, r.profile_id, coalesce(r.by_reach, r.by_views) as rate,
        case when r.by_reach is null then 'views' else 'reach' end as denominator
      from rated r join shown on shown.id = r.id where coalesce(r.by_reach, r.by_views) is not null
    ), rates as materialized (
      select o.id, o.rate, o.denominator, n.posts, case when n.posts >= ${MIN_POSTS}
        then (${otherAt(sql`((n.posts + 1) / 2)`)} + ${otherAt(sql`((n.posts + 2) / 2)`)}) / 2 end as usual_rate
      from own_rates o
      left join samples s on s.profile_id = o.profile_id and s.denominator = o.denominator
      left join places own on own.id = o.id and own.denominator = o.denominator
      cross join lateral (
        select coalesce(cardinality(s.rates), 0) - case when own.place is null then 0 else 1 end as posts
      ) n
    )`;
}
