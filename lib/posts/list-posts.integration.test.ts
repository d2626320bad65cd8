import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import { addDays, dayInZone } from '@/lib/dates';
import { filterOf } from '@/lib/metrics/testing/filter-of';
import { listPosts } from './list-posts';
import { type ListedPost, postListFields, postPageSchema } from './schema';

const now = new Date();
const listQuery = z.strictObject(postListFields);
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

async function seeded() {
  const { orgId } = await mintOrganization();
  const profileId = await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const integration = await put.integration();
    const profile = await put.profile(integration.id);
    const unread = await put.profile(integration.id, { selected: false });
    await put.post(unread.id, { publishedAt: now });
    // Posts with the same time are ordered by id.
    for (const back of [1, 2, 2, 3, 4]) await put.post(profile.id, { publishedAt: hours(-back), text: `p${back}` });
    for (const ahead of [5, 6])
      await put.post(profile.id, { status: 'scheduled', scheduledAt: hours(ahead), text: `s${ahead}` });
    return profile.id;
  });
  return { orgId, profileId };
}

type OrgId = Awaited<ReturnType<typeof seeded>>['orgId'];

async function list(orgId: OrgId, { status, sort, limit, cursor, ...filter }: Record<string, unknown> = {}) {
  const session = { orgId, organization: { timeZone: 'Asia/Riyadh' } };
  const query = listQuery.parse({ status, sort, limit, cursor });
  const text = new URLSearchParams(filter as Record<string, string>).toString();
  return postPageSchema.parse(await listPosts(session, filterOf(text, now), query, now));
}

describe('the list of posts', () => {
  it('is paged newest first, each post once', async () => {
    const { orgId } = await seeded();
    const first = await list(orgId, { limit: '2' });
    const second = await list(orgId, { limit: '2', cursor: first.nextCursor });
    const third = await list(orgId, { limit: '2', cursor: second.nextCursor });
    const all = [...first.posts, ...second.posts, ...third.posts];
    expect(all.map(({ text }) => text)).toEqual(['p1', 'p2', 'p2', 'p3', 'p4']);
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    expect(third.nextCursor).toBeNull();
  });

  it('lists scheduled posts soonest first', async () => {
    const { orgId, profileId } = await seeded();
    const first = await list(orgId, { status: 'scheduled', limit: '1', accounts: profileId });
    const second = await list(orgId, {
      status: 'scheduled',
      limit: '1',
      accounts: profileId,
      cursor: first.nextCursor,
    });
    expect([first.posts[0]?.text, second.posts[0]?.text, second.nextCursor]).toEqual(['s5', 's6', null]);
  });

  it('refuses a cursor of another list, and shows nothing of another organization', async () => {
    const { orgId } = await mintOrganization();
    await seeded();
    expect((await list(orgId)).posts).toEqual([]);
    const forged = Buffer.from(JSON.stringify(['yesterday', orgId])).toString('base64url');
    await expect(list(orgId, { cursor: forged })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('has the posts of the period by the clock of the organization, with those of today where it ends yesterday', async () => {
    const { orgId } = await mintOrganization();
    const today = dayInZone(now, 'Asia/Riyadh');
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const profile = await put.profile((await put.integration()).id);
      for (const days of [0, 1, 7, 8]) {
        const publishedAt = new Date(`${addDays(today, -days)}T00:00:00+03:00`);
        await put.post(profile.id, { publishedAt, text: `${days}` });
      }
    });
    const texts = async (query: Record<string, string>) => (await list(orgId, query)).posts.map(({ text }) => text);
    expect(await texts({ period: 'last_7_days' })).toEqual(['0', '1', '7']);
    expect(await texts({ period: 'yesterday' })).toEqual(['1']);
    expect(await texts({ from: addDays(today, -8), to: addDays(today, -1) })).toEqual(['1', '7', '8']);
  });

  it('is sorted by engagement rate and against the usual of the page, unknown last, each post once', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const integration = await put.integration();
      // The page with fewer posts has no usual rate.
      for (const [page, count] of [9, 3].entries()) {
        const profile = await put.profile(integration.id);
        for (let index = 0; index < count; index += 1) {
          const post = await put.post(profile.id, { publishedAt: hours(-24 - index), text: `${page} ${index}` });
          const figures = { likes: 3 + ((index * 7) % 11), reach: 100 * (page + 1) };
          if (index > 0) await put.engagement(post.id, { date: '2026-01-01', ...figures });
        }
      }
    });
    const everyPage = async (sort: string) => {
      const posts: ListedPost[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof list>> = await list(orgId, {
          sort,
          limit: 2,
          cursor: cursor ?? undefined,
        });
        posts.push(...page.posts);
        cursor = page.nextCursor;
      } while (cursor);
      return posts;
    };
    const values = {
      rate: (post: ListedPost) => post.engagementRate,
      usual: (post: ListedPost) => post.usual?.factor ?? null,
    };
    for (const [field, valueOfPost] of Object.entries(values)) {
      for (const sort of [field, `-${field}`]) {
        const posts = await everyPage(sort);
        expect(new Set(posts.map(({ id }) => id)).size, sort).toBe(12);
        const found = posts.map(valueOfPost);
        const known = found.filter((value) => value !== null);
        expect(known, sort).toHaveLength(field === 'rate' ? 10 : 8);
        expect(found.slice(0, known.length), sort).toEqual(known);
        const ascending = [...known].sort((left, right) => left - right);
        expect(known, sort).toEqual(sort === field ? ascending : ascending.reverse());
      }
    }
    const [best] = await everyPage('-usual');
    const others = (await everyPage('-rate')).filter(({ id, text }) => id !== best?.id && text.startsWith('0 '));
    const rates = others.flatMap(({ engagementRate }) => engagementRate ?? []).sort((left, right) => left - right);
    expect(best?.usual).toMatchObject({ posts: 7, usualRate: rates[3], denominator: 'reach' });
  });
});
