import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead } from '@/db/read-together';
import type { IsoDate } from '@/lib/dates';
import type { PlatformId } from '@/lib/platform-ids';
import { isoText } from '@/lib/sync/status/state';
import { type FigureScope, wherePostInScope } from './figure-scope';
import type { Overview } from './schema';

/** Of the published posts of one profile. */
export interface ContentPart {
  profileId: string;
  profileName: string;
  platform: PlatformId;
  posts: number;
  engagements: number;
  // Posts that report reach, with their engagements.
  postsWithReach: number;
  engagementsWithReach: number;
  reach: number;
  // The newest reading; null: none of the posts has figures.
  readAt: string | null;
}

/**
 * By the organization's clock. Engagement excludes clicks, which few platforms report. The figures of a post are those of
 * its newest reading.
 */
export function contentParts(
  orgId: AuthorizedOrgId,
  { from, to }: { from: IsoDate; to: IsoDate },
  timeZone: string,
  scope: FigureScope,
): JsonRead<ContentPart[]> {
  const query = sql`
    select f.id as "profileId", f.name as "profileName", f.platform, count(*)::int as posts,
      coalesce(sum(e.engagements), 0)::float8 as engagements, (count(*) filter (where e.reach > 0))::int as "postsWithReach",
      coalesce(sum(e.engagements) filter (where e.reach > 0), 0)::float8 as "engagementsWithReach",
      coalesce(sum(e.reach), 0)::float8 as reach, ${isoText('max(e.observed_at)')} as "readAt"
    from posts p
    join profiles f on f.org_id = p.org_id and f.id = p.profile_id and f.selected and ${wherePostInScope(orgId, scope)}
    left join lateral (
      select coalesce(m.likes, 0) + coalesce(m.comments, 0) + coalesce(m.shares, 0) + coalesce(m.saves, 0)
        as engagements, m.reach, m.observed_at
      from post_metrics m
      where m.org_id = p.org_id and m.post_id = p.id
      order by m.date desc limit 1
    ) e on true
    where p.org_id = ${orgId} and p.status = 'published'
      and p.published_at >= (${from}::date)::timestamp at time zone ${timeZone}
      and p.published_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
    group by f.id, f.name, f.platform
    order by posts desc, f.id`;
  return jsonRead(query, (rows: ContentPart[]) => rows);
}

/** Rate = engagements / reach over posts that report reach; reach is never added across days. */
export function contentFigures(parts: readonly ContentPart[]): Overview['content'] {
  const sum = (numberOf: (part: ContentPart) => number) => parts.reduce((total, part) => total + numberOf(part), 0);
  const reach = sum((part) => part.reach);
  return {
    postsPublished: sum((part) => part.posts),
    engagements: sum((part) => part.engagements),
    engagementRate: reach > 0 ? sum((part) => part.engagementsWithReach) / reach : null,
    engagementDenominator: 'reach',
  };
}
