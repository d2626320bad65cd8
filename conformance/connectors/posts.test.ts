import { beforeAll, describe, expect, it } from 'vitest';
import { contentOf } from '@/lib/platforms/testing/content-of';
import { readAll } from '@/sandbox/testing/read-connector';
import { openReader } from './connector';
import { hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { NOW, runSandbox, sandbox, worldOf } from './run-sandbox';

runSandbox();

describe.each(platforms)('the %s connector', (_, fixture) => {
  const { posts } = fixture;
  if (hasLack(posts)) {
    it('reads no posts', (context) => context.skip(posts.lack));
    return;
  }

  let reader: Awaited<ReturnType<typeof openReader>>;
  beforeAll(async () => {
    reader = await openReader(fixture);
  });

  /** Compares the posts of every profile with those of the world. @returns the pages read */
  async function expectPostsSince(since: Date, { repeatsPosts = false } = {}): Promise<number> {
    const { connector, accessToken } = reader;
    let pages = 0;
    for (const profile of await readAll((cursor) => contentOf(connector).listProfiles({ accessToken, cursor }))) {
      const read = await readAll((cursor) => {
        pages += 1;
        return contentOf(connector).listPosts({ accessToken, cursor, profile, since });
      }, 30);
      const world = worldOf(fixture.id);
      const source = world.profile(profile.externalId);
      if (!source || hasLack(posts)) throw new Error('the world has no such profile');
      const isRead = (publishesAt: Date) =>
        publishesAt >= since && (publishesAt.getTime() <= NOW || posts.readsScheduled?.(source));
      const expected = world
        .posts(source.id)
        .filter(({ publishesAt }) => isRead(publishesAt))
        .map((post) => posts.expected(post, source));
      // The product stores posts by their id.
      const stored = repeatsPosts ? [...new Map(read.map((post) => [post.externalId, post])).values()] : read;
      if (posts.severalLists) {
        for (const list of [stored, expected]) list.sort((a, b) => a.externalId.localeCompare(b.externalId));
      }
      expect(stored).toEqual(expected);
      expect(read.length).toBeGreaterThan(posts.moreThan);
    }
    return pages;
  }

  it('lists the posts of every profile since a day, with text, link and engagement', async () => {
    expect(await expectPostsSince(posts.since)).toBeGreaterThan(posts.pagesMoreThan);
  });

  it('lists the same posts while calls fail', async () => {
    const { since, faults, byChance, repeatsPosts } = posts.troubled;
    for (const fault of faults) sandbox().faults.add(fault);
    await expectPostsSince(since, { repeatsPosts });
    const hits = sandbox()
      .faults.list()
      .map((fault) => fault.hits);
    if (byChance) expect(Math.max(...hits)).toBeGreaterThan(0);
    else expect(hits).toEqual(faults.map(() => 1));
  });
});
