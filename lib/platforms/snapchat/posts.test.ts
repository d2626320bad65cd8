import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import statisticsFixture from './fixtures/asset-stats.json';
import { ACCESS_TOKEN, snapchatError, startSnapchat } from './testing/snapchat-server';

let snap: ScriptedPlatform | undefined;
afterEach(() => snap?.close());

async function start(routes: Script): Promise<ScriptedPlatform> {
  snap = await startSnapchat(routes);
  return snap;
}

const SPOTLIGHTS = 'GET /public_profiles/p1/spotlights';
const STORIES = 'GET /public_profiles/p1/saved_stories';
const profile = { externalId: 'p1', kind: 'public_profile' };
const since = new Date('2026-11-01T00:00:00Z');

const spotlight = (id: string, day: string) => ({
  sub_request_status: 'SUCCESS',
  spotlight: {
    id,
    description: `وصف ${id} 🌙`,
    created_at: `${day}T10:00:00.000Z`,
    share_url: `https://snap.example/${id}`,
  },
});
const story = (id: string, day: string) => ({
  saved_story: { id, title: `Title ${id}`, created_at: `${day}T10:00:00.000Z` },
});
const spotlights = (rows: unknown[], cursor?: string) => ({
  body: {
    request_status: 'SUCCESS',
    spotlights: rows,
    ...(cursor ? { paging: { next_link: `https://businessapi.snapchat.com/v1/x?cursor=${cursor}` } } : {}),
  },
});
const stories = (rows: unknown[]) => ({ body: { request_status: 'SUCCESS', saved_stories: rows } });
const list = ({ platform }: ScriptedPlatform) =>
  readAll((cursor) => contentOf(platform).listPosts({ accessToken: ACCESS_TOKEN, cursor, profile, since }));

describe('posts', () => {
  it('are spotlights and saved stories, each with its statistics since it exists', async () => {
    const server = await start({
      [SPOTLIGHTS]: () => spotlights([spotlight('s1', '2026-11-20')]),
      [STORIES]: () => stories([story('t1', '2026-11-19')]),
      'GET /public_profiles/spotlights/s1/stats': () => ({ body: statisticsFixture }),
      'GET /public_profiles/saved_stories/t1/stats': () => ({ body: { assets: [] } }),
    });
    const { items } = await list(server);
    const none = { views: null, reach: null, likes: null, comments: null, shares: null, saves: null, clicks: null };
    expect(items).toEqual([
      {
        externalId: 's1',
        kind: 'spotlight',
        text: 'وصف s1 🌙',
        permalink: 'https://snap.example/s1',
        status: 'published',
        scheduledAt: null,
        publishedAt: new Date('2026-11-20T10:00:00Z'),
        engagement: { ...none, views: 123, reach: 99 },
      },
      {
        externalId: 't1',
        kind: 'saved_story',
        text: 'Title t1',
        permalink: null,
        status: 'published',
        scheduledAt: null,
        publishedAt: new Date('2026-11-19T10:00:00Z'),
        engagement: none,
      },
    ]);
    const questions = server.requests
      .filter(({ path }) => path.endsWith('/stats'))
      .map(({ query }) => Object.fromEntries(query));
    expect(questions).toEqual([
      { assetType: 'SPOTLIGHT', granularity: 'LIFETIME', fields: 'VIEWS,VIEWERS,SHARES,SPOTLIGHT_FAVORITES' },
      { assetType: 'SAVED_STORY', granularity: 'LIFETIME', fields: 'VIEWS,VIEWERS,SHARES,STORY_FAVORITES' },
    ]);
  });

  it('are read page by page, back to the requested day and no further', async () => {
    const pages: Record<string, ReturnType<typeof spotlights>> = {
      '': spotlights([spotlight('s1', '2026-11-20'), spotlight('old', '2026-10-01')], 'two'),
      two: spotlights([spotlight('s2', '2026-11-02')], 'three'),
      three: spotlights([spotlight('older', '2026-09-01')], 'four'),
    };
    const server = await start({
      [SPOTLIGHTS]: ({ query }) => pages[query.get('cursor') ?? ''] ?? spotlights([]),
      [STORIES]: () => stories([]),
    });
    const { items } = await list(server);
    expect(items.map(({ externalId }) => externalId)).toEqual(['s1', 's2']);
    expect(server.calls().filter((call) => call === SPOTLIGHTS)).toHaveLength(3);
    expect(server.calls().some((call) => call.includes('old'))).toBe(false);
  });

  it('keep the other figures when Snap refuses a statistic', async () => {
    const server = await start({
      [SPOTLIGHTS]: () => spotlights([spotlight('s1', '2026-11-20')]),
      [STORIES]: () => stories([]),
      'GET /public_profiles/spotlights/s1/stats': ({ query }) =>
        query.get('fields')?.includes('FAVORITES')
          ? snapchatError(400, 'E1001', 'unknown statistic')
          : { body: statisticsFixture },
    });
    expect((await list(server)).items).toMatchObject([{ engagement: { views: 123, reach: 99, likes: null } }]);
  });

  it('wait while Snap is down, rather than lose their figures', async () => {
    const server = await start({
      [SPOTLIGHTS]: () => spotlights([spotlight('s1', '2026-11-20')]),
      'GET /public_profiles/spotlights/s1/stats': () => ({ status: 503, body: {} }),
    });
    expect(await failureOf(list(server))).toMatchObject({ errorClass: 'transient' });
  });

  it.each([405, 415, 501])(
    'posts of a kind that Snap does not list (%i) are missing, the others are not',
    async (status) => {
      const server = await start({
        [SPOTLIGHTS]: () => snapchatError(status, 'E1', 'unsupported'),
        [STORIES]: () => stories([story('t1', '2026-11-19')]),
      });
      expect((await list(server)).items.map(({ externalId }) => externalId)).toEqual(['t1']);
    },
  );

  it('fail without permission, at a circle, and in another shape', async () => {
    const forbidden = await startSnapchat({
      [SPOTLIGHTS]: () => snapchatError(403, 'E3003', 'AUTHORIZATION_PERMISSION_DENIED'),
    });
    expect(await failureOf(list(forbidden))).toMatchObject({ code: 'permission_missing' });
    await forbidden.close();
    const circle = await startSnapchat({ [SPOTLIGHTS]: () => spotlights([], 'same') });
    expect(await failureOf(list(circle))).toMatchObject({ code: 'cursor_repeated' });
    await circle.close();
    const drifted = await startSnapchat({ [SPOTLIGHTS]: () => ({ body: { spotlight_posts: [] } }) });
    expect(await failureOf(list(drifted))).toMatchObject({ code: 'unexpected_answer' });
    await drifted.close();
  });

  it('posts of another kind of profile are not requested', async () => {
    const { platform, requests } = await start({});
    const reading = contentOf(platform).listPosts({
      accessToken: ACCESS_TOKEN,
      cursor: null,
      profile: { externalId: 'p1', kind: 'page' },
      since,
    });
    expect(await failureOf(reading)).toMatchObject({ code: 'request_rejected' });
    expect(requests).toHaveLength(0);
  });
});
