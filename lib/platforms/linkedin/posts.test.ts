import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import postsFixture from './fixtures/posts.json';
import statisticsFixture from './fixtures/share-statistics.json';
import { ACCESS_TOKEN, apiError, queryOf, startLinkedIn } from './testing/linkedin-server';

let linkedin: ScriptedPlatform | undefined;
afterEach(() => linkedin?.close());

async function start(routes: Script): Promise<ScriptedPlatform> {
  linkedin = await startLinkedIn(routes);
  return linkedin;
}

const POSTS = 'GET /posts';
const STATISTICS = 'GET /organizationalEntityShareStatistics';
const accessToken = ACCESS_TOKEN;
const profile = { externalId: '10002', kind: 'organization' };
const since = new Date('2025-01-01T00:00:00Z');
const [documentedPost] = postsFixture.elements;
const empty = () => ({ body: { elements: [] } });

const list = ({ platform }: ScriptedPlatform, from = since) =>
  contentOf(platform).listPosts({ accessToken, cursor: null, profile, since: from });

async function only(fields: Record<string, unknown>) {
  const server = await start({
    [POSTS]: () => ({ body: { elements: [{ ...documentedPost, ...fields }] } }),
    [STATISTICS]: empty,
  });
  const { items } = await list(server);
  await server.close();
  return items[0];
}

describe('posts of a page', () => {
  it('posts of a page are read as documented', async () => {
    const server = await start({
      [POSTS]: () => ({ body: postsFixture }),
      [STATISTICS]: () => ({ body: statisticsFixture }),
    });
    expect(await list(server)).toEqual({
      items: [
        {
          externalId: 'urn:li:share:7100000000000000001',
          kind: 'image',
          text: 'Hello #world',
          permalink: 'https://www.linkedin.com/feed/update/urn:li:share:7100000000000000001/',
          status: 'published',
          scheduledAt: null,
          publishedAt: new Date(1_754_000_000_500),
          engagement: { views: 650, reach: 400, likes: 12, comments: 1, shares: 2, clicks: 30, saves: null },
        },
      ],
      nextCursor: null,
    });
    expect(server.requests.map(queryOf)).toEqual([
      'q=author&author=urn%3Ali%3Aorganization%3A10002&sortBy=CREATED&start=0&count=100',
      'q=organizationalEntity&organizationalEntity=urn%3Ali%3Aorganization%3A10002&shares=List(urn%3Ali%3Ashare%3A7100000000000000001)',
    ]);
    expect(server.requests[0]?.headers['x-restli-method']).toBe('FINDER');
  });

  it.each([
    [{ content: { media: { id: 'urn:li:video:C5' } } }, 'video'],
    [{ content: { media: { id: 'urn:li:document:D1' } } }, 'document'],
    [{ content: { media: {} } }, 'media'],
    [{ content: { multiImage: { images: [] } } }, 'multiImage'],
    [{ content: { article: { source: 'https://a.example' } } }, 'article'],
    [{ content: { poll: {} } }, 'poll'],
    [{ content: { somethingNew: {} } }, 'somethingNew'],
    [{ content: undefined }, 'text'],
    [{ content: {} }, 'text'],
    [{ content: 'odd' }, 'text'],
    [{ content: undefined, reshareContext: { parent: 'urn:li:share:1' } }, 'reshare'],
  ])('posts of a page with %j are of kind %s', async (fields, kind) => {
    expect((await only(fields))?.kind).toBe(kind);
  });

  it('posts of a page that are drafts, failed, or ads alone are not shown', async () => {
    for (const lifecycleState of ['DRAFT', 'PUBLISH_REQUESTED', 'PUBLISH_FAILED']) {
      expect(await only({ lifecycleState })).toBeUndefined();
    }
    expect(await only({ distribution: { feedDistribution: 'NONE' } })).toBeUndefined();
    expect(await only({ lifecycleState: undefined, distribution: undefined })).toBeDefined();
  });

  it('may lack words and the time of publication', async () => {
    expect(await only({ commentary: undefined, publishedAt: undefined })).toMatchObject({
      text: '',
      publishedAt: new Date(1_754_000_000_000),
    });
  });

  const dated = (index: number, at: string, kind = 'share') => ({
    id: `urn:li:${kind}:710000000000000${1000 + index}`,
    createdAt: Date.parse(at),
  });

  it('are requested in two lists by the kind of their URN', async () => {
    const server = await start({
      [POSTS]: () => ({ body: { elements: [dated(1, '2026-01-02'), dated(2, '2026-01-01', 'ugcPost')] } }),
      [STATISTICS]: () => ({
        body: {
          elements: [{ ugcPost: 'urn:li:ugcPost:7100000000000001002', totalShareStatistics: { likeCount: 4 } }],
        },
      }),
    });
    const { items } = await list(server);
    expect(items.map(({ engagement }) => engagement?.likes)).toEqual([0, 4]);
    expect(queryOf(server.requests[1] ?? fail())).toContain(
      '&shares=List(urn%3Ali%3Ashare%3A7100000000000001001)&ugcPosts=List(urn%3Ali%3AugcPost%3A7100000000000001002)',
    );
  });

  it('are read by position until they are older than wanted', async () => {
    const page = (start: number, day: string) =>
      Array.from({ length: 100 }, (_, index) => dated(start + index, `${day}T00:00:00Z`));
    const server = await start({
      [POSTS]: (_request, count) => ({
        body: { elements: page(count * 100, ['2026-03-01', '2026-02-01', '2024-12-31'][count - 1] ?? '2024-01-01') },
      }),
      [STATISTICS]: empty,
      'POST /organizationalEntityShareStatistics': empty,
    });
    const { items } = await readAll((cursor) =>
      contentOf(server.platform).listPosts({ accessToken, cursor, profile, since }),
    );
    expect(items).toHaveLength(200);
    const starts = server.requests.filter(({ path }) => path.endsWith('/posts')).map((request) => queryOf(request));
    expect(starts.map((query) => /start=(\d+)/.exec(query)?.[1])).toEqual(['0', '100', '200']);
    expect(server.requests.at(-1)?.path).toMatch(/\/posts$/);
  });

  it('end with a full page that has no link to a next one', async () => {
    const elements = Array.from({ length: 100 }, (_, index) => dated(index, '2026-03-01'));
    const server = await start({
      [POSTS]: () => ({ body: { elements, paging: { links: [{ rel: 'prev', href: '/x' }] } } }),
      [STATISTICS]: empty,
    });
    expect((await list(server)).nextCursor).toBeNull();
  });

  it('posts of a page that do not move on are detected', async () => {
    const elements = Array.from({ length: 100 }, (_, index) => dated(index, '2026-03-01'));
    const { platform } = await start({ [POSTS]: () => ({ body: { elements } }), [STATISTICS]: empty });
    const all = readAll((cursor) => contentOf(platform).listPosts({ accessToken, cursor, profile, since }));
    expect(await failureOf(all)).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it('posts of another kind of profile, without permission, or in another shape fail', async () => {
    const server = await start({
      [POSTS]: (_request, count) =>
        count === 1 ? apiError(403, 'ACCESS_DENIED', 100) : { body: { elements: [{ id: 'urn:li:activity:1' }] } },
    });
    const page = contentOf(server.platform).listPosts({
      accessToken,
      cursor: null,
      profile: { externalId: '1', kind: 'page' },
      since,
    });
    expect(await failureOf(page)).toMatchObject({ code: 'request_rejected' });
    expect(server.requests).toHaveLength(0);
    expect(await failureOf(list(server))).toMatchObject({ code: 'permission_missing' });
    expect(await failureOf(list(server))).toMatchObject({ code: 'unexpected_answer' });
  });
});

describe('engagement', () => {
  const of = async (ageDays: number, elements: unknown[]) => {
    const createdAt = Date.now() - ageDays * 86_400_000;
    const server = await start({
      [POSTS]: () => ({ body: { elements: [{ ...documentedPost, createdAt, publishedAt: createdAt }] } }),
      [STATISTICS]: () => ({ body: { elements } }),
    });
    const { items } = await list(server, new Date(0));
    await server.close();
    return items[0]?.engagement;
  };
  const share = 'urn:li:share:7100000000000000001';

  it('engagement of a post that is left out is none, as long as LinkedIn keeps count', async () => {
    const none = { views: 0, reach: 0, likes: 0, comments: 0, shares: 0, clicks: 0, saves: null };
    const unknown = { views: null, reach: null, likes: null, comments: null, shares: null, clicks: null, saves: null };
    expect(await of(399, [])).toEqual(none);
    expect(await of(401, [])).toEqual(unknown);
  });

  it('engagement that was undone never counts below zero, and missing counts are not invented', async () => {
    expect(await of(1, [{ share, totalShareStatistics: { likeCount: -2, impressionCount: 9 } }])).toEqual({
      views: 9,
      reach: null,
      likes: 0,
      comments: null,
      shares: null,
      clicks: null,
      saves: null,
    });
  });

  it('fails rather than lose figures', async () => {
    const server = await start({ [POSTS]: () => ({ body: postsFixture }), [STATISTICS]: () => apiError(503, 'DOWN') });
    expect(await failureOf(list(server))).toMatchObject({ errorClass: 'transient' });
  });
});

function fail(): never {
  throw new Error('no request came');
}
