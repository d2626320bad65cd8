import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import type { IsoDate } from '@/lib/dates';
import { type FigureScope, wherePostInScope } from './figure-scope';
import type { Overview } from './schema';

interface ContentRow {
  posts: string;
  engagements: string;
  engagements_with_reach: string;
  reach: string;
}

/**
 * By the organization's clock. Engagement excludes clicks, which few platforms report. Rate = engagements / reach over
 * posts that report reach; reach is never added across days.
 */
export function contentFigures(
  orgId: AuthorizedOrgId,
  from: IsoDate,
  to: IsoDate,
  timeZone: string,
  scope: FigureScope,
): JsonRead<Overview['content']> {
  const query = sql`
    select count(*) as posts, coalesce(sum(e.engagements), 0) as engagements,
      coalesce(sum(e.engagements) filter (where e.reach > 0), 0) as engagements_with_reach,
      coalesce(sum(e.reach), 0) as reach
    from posts p
    join profiles f on f.org_id = p.org_id and f.id = p.profile_id and f.selected and ${wherePostInScope(orgId, scope)}
    left join lateral (
      select coalesce(m.likes, 0) + coalesce(m.comments, 0) + coalesce(m.shares, 0) + coalesce(m.saves, 0)
        as engagements, m.reach
      from post_metrics m
      where m.org_id = p.org_id and m.post_id = p.id
      order by m.date desc limit 1
    ) e on true
    where p.org_id = ${orgId} and p.status = 'published'
      and p.published_at >= (${from}::date)::timestamp at time zone ${timeZone}
      and p.published_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`;
  return jsonRead(query, toContent);
}

function toContent([row]: ContentRow[]): Overview['content'] {
  const reach = Number(row?.reach ?? 0);
  return {
    postsPublished: Number(row?.posts ?? 0),
    engagements: Number(row?.engagements ?? 0),
    engagementRate: reach > 0 ? Number(row?.engagements_with_reach ?? 0) / reach : null,
    engagementDenominator: 'reach',
  };
}
