import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { readTogether } from '@/db/read-together';
import { type Tx, withOrg } from '@/db/tenant';
import { uuidArray } from '@/db/uuid-array';
import { whereProfileFiltered } from '@/lib/accounts/account-filter';
import { dayInZone } from '@/lib/dates';
import { instantOf } from '@/lib/instant-cursor';
import { wherePostLabelled } from '@/lib/labels/where-post-labelled';
import { decodeCursor, encodeCursor, invalidCursor, type ListCursor } from '@/lib/list-cursor';
import type { FigureFilter } from '@/lib/metrics/figure-filter';
import { requireFilterSubjects } from '@/lib/metrics/require-filter-subjects';
import { postDays } from './post-days';
import { postRateRelations, postRates } from './post-rates';
import { readPosts } from './read-posts';
import type { ListedPost, PostListQuery, PostSort } from './schema';

// Of the post `p`.
const at = sql`coalesce(p.published_at, p.scheduled_at, 'epoch')`;

/**
 * The posts that the filter covers; campaigns, comparison and currency of it restrict nothing. @throws AppError
 * `invalid_input` for a cursor of another list; `not_found` for an account or label that is not the organization's
 */
export async function listPosts(
  session: { orgId: AuthorizedOrgId; organization: { timeZone: string } },
  filter: FigureFilter,
  query: PostListQuery,
  now = new Date(),
): Promise<{ posts: ListedPost[]; nextCursor: string | null }> {
  const { orgId, organization } = session;
  const sort = query.sort ?? (query.status === 'scheduled' ? 'published' : '-published');
  const where = sql.join(conditions(orgId, filter, query, { timeZone: organization.timeZone, now }), sql` and `);
  const cursor = query.cursor === undefined ? null : decodeCursor(query.cursor);
  return withOrg(orgId, async (tx) => {
    await requireFilterSubjects(tx, orgId, { ...filter, campaigns: [] });
    const found = await readPlaces(tx, orgId, { where, sort, cursor, limit: query.limit + 1, now });
    const page = found.slice(0, query.limit);
    const ids = page.map(({ id }) => id);
    const [posts, { rates }] = await Promise.all([
      readPosts(tx, orgId, { where: sql`p.id = any(${uuidArray(ids)})`, orderBy: sql`p.id`, limit: ids.length }),
      readTogether(tx, { rates: postRates(orgId, ids, now) }),
    ]);
    const byId = new Map(posts.map((post) => [post.id, post]));
    const last = found.length > page.length ? page.at(-1) : undefined;
    return {
      posts: ids.flatMap((id) => {
        const [post, rate] = [byId.get(id), rates.get(id)];
        return post ? [{ ...post, engagementRate: rate?.rate ?? null, usual: rate?.usual ?? null }] : [];
      }),
      nextCursor: last ? encodeCursor({ sortedBy: last.key, id: last.id }) : null,
    };
  });
}

interface PlacesQuery {
  // A condition on the post `p` and its profile `f`.
  where: SQL;
  sort: PostSort;
  cursor: ListCursor | null;
  limit: number;
  now: Date;
}

// `key`: an instant or a number as text; null: unknown.
async function readPlaces(tx: Tx, orgId: AuthorizedOrgId, { where, sort, cursor, limit, now }: PlacesQuery) {
  const direction = sql.raw(sort.startsWith('-') ? 'desc' : 'asc');
  const beyond = sql.raw(sort.startsWith('-') ? '<' : '>');
  const posts = sql`posts p join profiles f on f.org_id = p.org_id and f.id = p.profile_id and f.selected`;
  if (sort === 'published' || sort === '-published') {
    const after = cursor
      ? sql`(${at}, p.id) ${beyond} (${instantOf(cursor)}::timestamptz, ${cursor.id}::uuid)`
      : sql`true`;
    const rows = await tx.execute<{ id: string; key: string }>(sql`
      select p.id, ${at} as key from ${posts}
      where p.org_id = ${orgId} and ${where} and ${after} order by ${at} ${direction}, p.id ${direction} limit ${limit}`);
    return rows.map(({ id, key }) => ({ id, key: new Date(key).toISOString() }));
  }
  const key = sort.endsWith('rate') ? sql`r.rate` : sql`r.rate / nullif(r.usual_rate, 0)`;
  const isListed = sql`p.id in (select p.id from ${posts} where p.org_id = ${orgId} and ${where})`;
  return tx.execute<{ id: string; key: string | null }>(sql`
    with ${postRateRelations(orgId, isListed, now)}, k as (
      select p.id, ${key} as key from ${posts} left join rates r on r.id = p.id where p.org_id = ${orgId} and ${where}
    )
    select k.id, k.key::text from k where ${cursor ? whereAfter(cursor, beyond) : sql`true`}
    order by k.key ${direction} nulls last, k.id limit ${limit}`);
}

const keySchema = z
  .string()
  .regex(/^\d+(\.\d+)?(e[+-]?\d+)?$/)
  .nullable();

function whereAfter({ sortedBy, id }: ListCursor, beyond: SQL): SQL {
  const key = keySchema.safeParse(sortedBy);
  if (!key.success) throw invalidCursor(key.error);
  const isLater = sql`k.id > ${id}::uuid`;
  if (key.data === null) return sql`(k.key is null and ${isLater})`;
  const place = sql`${key.data}::float8`;
  return sql`(k.key ${beyond} ${place} or k.key is null or (k.key = ${place} and ${isLater}))`;
}

function conditions(
  orgId: AuthorizedOrgId,
  filter: FigureFilter,
  { status }: PostListQuery,
  { timeZone, now }: { timeZone: string; now: Date },
): SQL[] {
  const { from, to } = postDays(filter, dayInZone(now, timeZone));
  return [
    sql`p.status = ${status}`,
    whereProfileFiltered(orgId, filter),
    ...(filter.labels.length > 0 ? [wherePostLabelled(orgId, filter.labels)] : []),
    ...(status === 'published'
      ? [
          sql`p.published_at >= (${from}::date)::timestamp at time zone ${timeZone}`,
          sql`p.published_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`,
        ]
      : []),
  ];
}
