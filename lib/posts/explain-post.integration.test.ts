import { describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import { dayInZone } from '@/lib/dates';
import { explainPost } from './explain-post';
import { postExplanationSchema } from './post-explanation-schema';

const now = new Date();
const today = dayInZone(now, 'UTC');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

/** Posts of one page, each with reach 100 and so many likes, the first one newest. */
async function seedPosts(likes: readonly number[]) {
  const { orgId } = await mintOrganization();
  const ids = await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, now);
    const page = await put.profile((await put.integration()).id, { name: 'Riyadh' });
    const created: string[] = [];
    for (const [index, count] of likes.entries()) {
      const post = await put.post(page.id, { publishedAt: daysAgo(index + 1), text: `Post ${index}` });
      await put.engagement(post.id, { date: today, likes: count, reach: 100, observedAt: daysAgo(0.5) });
      created.push(post.id);
    }
    return created;
  });
  const [id = ''] = ids;
  const explained = async () => postExplanationSchema.parse(await explainPost(orgId, id, now));
  return { orgId, id, explained };
}

describe('the explanation of a post', () => {
  it('has its formula and sums, when they were read, and the posts behind the usual rate of its page', async () => {
    const { explained, id } = await seedPosts([50, 10, 20, 30, 40, 60, 70]);
    const { post, computed, usual, compared, readAt } = await explained();
    expect(post).toMatchObject({ profileName: 'Riyadh', text: 'Post 0' });
    expect(computed).toMatchObject({ denominator: 'reach', engagements: 50, audience: 100, rate: 0.5 });
    expect(computed?.formula).toBe('(likes + comments + shares + saves) ÷ reach');
    expect(readAt).toBe(daysAgo(0.5).toISOString());
    expect(compared.map(({ rate }) => rate)).toEqual([0.7, 0.6, 0.4, 0.3, 0.2, 0.1]);
    expect(compared.map((other) => other.id)).not.toContain(id);
    expect(compared.filter(({ isMedian }) => isMedian).map(({ rate }) => rate)).toEqual([0.4, 0.3]);
    expect(usual).toMatchObject({ usualRate: 0.35, posts: 6 });
  });

  it('has no usual rate where the page has fewer than five other posts, and says how many it has', async () => {
    const { explained } = await seedPosts([50, 10, 20, 30, 40]);
    const { usual, compared, minimumPosts } = await explained();
    expect([usual, compared.length, minimumPosts]).toEqual([null, 4, 5]);
    expect(compared.some(({ isMedian }) => isMedian)).toBe(false);
  });

  it('compares only with posts of the last 90 days over the same denominator', async () => {
    const { orgId, explained } = await seedPosts([50, 10, 20, 30, 40, 60]);
    const { profileId } = (await explained()).post;
    await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      const old = await put.post(profileId, { publishedAt: daysAgo(100) });
      await put.engagement(old.id, { date: today, likes: 99, reach: 100 });
      const video = await put.post(profileId, { publishedAt: daysAgo(1) });
      await put.engagement(video.id, { date: today, likes: 1, views: 1000 });
    });
    expect((await explained()).compared).toHaveLength(5);
  });

  it('of a post without figures says that none were read', async () => {
    const { orgId } = await mintOrganization();
    const id = await withOrg(orgId, async (tx) => {
      const put = seeder(tx, orgId, now);
      return (await put.post((await put.profile((await put.integration()).id)).id, { publishedAt: now })).id;
    });
    expect(await explainPost(orgId, id, now)).toMatchObject({ engagement: null, readAt: null, computed: null });
  });

  it('is not found for a post of another organization and for a scheduled one', async () => {
    const [{ id }, other] = [await seedPosts([1]), await mintOrganization()];
    await expect(explainPost(other.orgId, id, now)).rejects.toMatchObject({ code: 'not_found' });
    const scheduled = await withOrg(other.orgId, async (tx) => {
      const put = seeder(tx, other.orgId, now);
      const page = await put.profile((await put.integration()).id);
      return put.post(page.id, { status: 'scheduled', scheduledAt: daysAgo(-1) });
    });
    await expect(explainPost(other.orgId, scheduled.id, now)).rejects.toMatchObject({ code: 'not_found' });
  });
});
