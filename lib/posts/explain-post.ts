import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { type JsonRead, jsonRead, readTogether } from '@/db/read-together';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { PostExplanation } from './post-explanation-schema';
import { MIN_POSTS, postRateRelations, postRates, usualSince } from './post-rates';
import { readPosts } from './read-posts';

interface RatedPost {
  id: string;
  isOwn: boolean;
  excerpt: string;
  publishedAt: string;
  engagements: number;
  audience: number;
  rate: number;
}

const EXCERPT_CHARACTERS = 80;

/**
 * The engagement rate of a published post, with the posts that make what is usual for its profile.
 * @throws AppError `not_found`
 */
export async function explainPost(orgId: AuthorizedOrgId, postId: string, now = new Date()): Promise<PostExplanation> {
  return withOrg(orgId, async (tx) => {
    const where = sql`p.id = ${postId} and p.status = 'published'`;
    const [post] = await readPosts(tx, orgId, { where, orderBy: sql`p.id`, limit: 1 });
    if (!post?.publishedAt) throw notFound();
    const { rates, rated, readAt } = await readTogether(tx, {
      rates: postRates(orgId, [postId], now),
      rated: ratedPosts(orgId, postId, now),
      readAt: lastReading(orgId, postId),
    });
    const rate = rates.get(postId);
    const own = rated.find(({ isOwn }) => isOwn);
    const others = rated.filter(({ isOwn }) => !isOwn);
    const middle = [Math.floor((others.length - 1) / 2), Math.floor(others.length / 2)];
    const { id, platform, profileId, profileName, text, publishedAt, engagement } = post;
    return {
      post: { id, platform, profileId, profileName, text, publishedAt },
      engagement,
      readAt,
      computed: rate && own ? { ...computedOf(own), denominator: rate.denominator, formula: formulaOf(rate) } : null,
      usual: rate?.usual ?? null,
      minimumPosts: MIN_POSTS,
      since: usualSince(now),
      compared: others.map(({ isOwn: _, ...other }, index) => ({
        ...other,
        publishedAt: new Date(other.publishedAt).toISOString(),
        isMedian: rate?.usual != null && middle.includes(index),
      })),
    };
  });
}

function computedOf({ engagements, audience, rate }: RatedPost) {
  return { engagements, audience, rate };
}

function formulaOf({ denominator }: { denominator: 'reach' | 'views' }): string {
  return `(likes + comments + shares + saves) ÷ ${denominator}`;
}

/** The post itself and those that it is compared with, highest rate first. */
function ratedPosts(orgId: AuthorizedOrgId, postId: string, now: Date): JsonRead<RatedPost[]> {
  const ofDenominator = (reach: string, views: string) =>
    sql`case own.denominator when 'reach' then ${sql.raw(reach)} else ${sql.raw(views)} end`;
  const rate = ofDenominator('r.by_reach', 'r.by_views');
  return jsonRead(
    sql`with ${postRateRelations(orgId, sql`p.id = ${postId}`, now)}
      select r.id, r.id = own.id as "isOwn", left(p.text, ${EXCERPT_CHARACTERS}) as excerpt, p.published_at as "publishedAt",
        r.engagements, ${ofDenominator('r.reach', 'r.views')} as audience, ${rate} as rate
      from own_rates own
      join rated r on r.profile_id = own.profile_id and (r.id = own.id or r.recent) and ${rate} is not null
      join posts p on p.org_id = ${orgId} and p.id = r.id
      order by rate desc, r.id desc`,
    (rows: RatedPost[]) => rows,
  );
}

function lastReading(orgId: AuthorizedOrgId, postId: string): JsonRead<string | null> {
  return jsonRead(
    sql`select m.observed_at as at from post_metrics m
      where m.org_id = ${orgId} and m.post_id = ${postId} order by m.date desc limit 1`,
    ([reading]: { at: string }[]) => (reading ? new Date(reading.at).toISOString() : null),
  );
}
