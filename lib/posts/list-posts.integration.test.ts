import { describe, expect, it } from 'vitest';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import { listPosts } from './list-posts';
import { postListQuery, postPageSchema } from './schema';

const now = new Date();
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

async function list(orgId: Awaited<ReturnType<typeof seeded>>['orgId'], query: Record<string, unknown> = {}) {
  return postPageSchema.parse(await listPosts(orgId, postListQuery.parse(query)));
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
    const first = await list(orgId, { status: 'scheduled', limit: '1', profileId });
    const second = await list(orgId, { status: 'scheduled', limit: '1', profileId, cursor: first.nextCursor });
    expect([first.posts[0]?.text, second.posts[0]?.text, second.nextCursor]).toEqual(['s5', 's6', null]);
  });

  it('refuses a cursor of another list, and shows nothing of another organization', async () => {
    const { orgId } = await mintOrganization();
    await seeded();
    expect((await list(orgId)).posts).toEqual([]);
    const forged = Buffer.from(JSON.stringify(['yesterday', orgId])).toString('base64url');
    await expect(list(orgId, { cursor: forged })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
