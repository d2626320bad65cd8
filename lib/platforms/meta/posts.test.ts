import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import instagramInsights from './fixtures/instagram-insights.json';
import mediaFixture from './fixtures/instagram-media.json';
import postInsights from './fixtures/post-insights.json';
import postsFixture from './fixtures/published-posts.json';
import { APP, graphError, startMeta, USER_TOKEN } from './testing/meta-server';

let graph: ScriptedPlatform | undefined;
afterEach(() => graph?.close());

async function start(routes: Script): Promise<ScriptedPlatform> {
  graph = await startMeta(routes);
  return graph;
}

const since = new Date('2026-11-01T00:00:00Z');
const PAGE_TOKEN = 'EAApagecanary';
const list = ({ platform }: ScriptedPlatform, kind: string, externalId: string) =>
  readAll((cursor) =>
    contentOf(platform).listPosts({ accessToken: USER_TOKEN, cursor, profile: { externalId, kind }, since }),
  );

const scheduled = { data: [{ id: '77_90', message: 'Soon', scheduled_publish_time: 1_796_119_200 }] };
const pageRoutes: Script = {
  'GET /77': () => ({ body: { id: '77', access_token: PAGE_TOKEN } }),
  'GET /77/scheduled_posts': () => ({ body: scheduled }),
  'GET /77/published_posts': () => ({ body: postsFixture }),
  'GET /77_88/insights': () => ({ body: postInsights }),
  'GET /77_87/insights': () => ({ body: { data: [] } }),
};

describe('posts of a page', () => {
  it('are the scheduled and the published, with engagement', async () => {
    const server = await start(pageRoutes);
    const { items } = await list(server, 'page', '77');
    expect(items.map((post) => [post.externalId, post.status])).toEqual([
      ['77_90', 'scheduled'],
      ['77_88', 'published'],
      ['77_87', 'published'],
    ]);
    expect(items[1]?.engagement).toEqual({
      views: 1200,
      reach: 900,
      likes: 31,
      comments: 6,
      shares: 4,
      saves: null,
      clicks: 7,
    });
    const published = server.requests.find((request) => request.path.endsWith('/published_posts'));
    expect(published?.query.get('since')).toBe('1793491200');
  });

  it('are read with the page token, requested once and proven by its own proof', async () => {
    const server = await start(pageRoutes);
    await list(server, 'page', '77');
    await list(server, 'page', '77');
    expect(server.calls().filter((call) => call === 'GET /77')).toHaveLength(1);
    const proof = createHmac('sha256', APP.clientSecret).update(PAGE_TOKEN).digest('hex');
    for (const request of server.requests.filter(({ path }) => !path.endsWith('/77'))) {
      expect(request.headers.authorization).toBe(`Bearer ${PAGE_TOKEN}`);
      expect(request.query.get('appsecret_proof')).toBe(proof);
    }
  });

  it('are read with a new page token when the kept one has died', async () => {
    let token = 'EAAold';
    const server = await start({
      ...pageRoutes,
      'GET /77': () => ({ body: { access_token: token } }),
      'GET /77/scheduled_posts': ({ headers }) =>
        headers.authorization === `Bearer ${token}` ? { body: scheduled } : graphError(190, 460),
    });
    await list(server, 'page', '77');
    token = 'EAAnew';
    expect((await list(server, 'page', '77')).items).toHaveLength(3);
  });

  it('posts of another user of the same page never share a token', async () => {
    const server = await start(pageRoutes);
    const reading = (accessToken: string) =>
      contentOf(server.platform).listPosts({
        accessToken,
        cursor: null,
        profile: { externalId: '77', kind: 'page' },
        since,
      });
    await reading(USER_TOKEN);
    await reading('EAAother');
    expect(server.calls().filter((call) => call === 'GET /77')).toHaveLength(2);
  });

  it('keep every other metric when one was retired', async () => {
    const values: Record<string, number> = { post_media_view: 1200, post_clicks: 7 };
    const server = await start({
      ...pageRoutes,
      'GET /77_88/insights': ({ query }) => {
        const metric = query.get('metric') ?? '';
        if (metric.includes('post_total_media_view_unique')) return graphError(100);
        return { body: { data: [{ name: metric, values: [{ value: values[metric] }] }] } };
      },
    });
    const { items } = await list(server, 'page', '77');
    expect(items[1]?.engagement).toMatchObject({ views: 1200, reach: null, clicks: 7, likes: 31 });
  });

  it('are read without permission for insights or for scheduled posts', async () => {
    const server = await start({
      ...pageRoutes,
      'GET /77/scheduled_posts': () => graphError(200),
      'GET /77_88/insights': () => graphError(10),
      'GET /77_87/insights': () => graphError(10),
    });
    const { items } = await list(server, 'page', '77');
    expect(items).toHaveLength(2);
    expect(items[0]?.engagement).toMatchObject({ views: null, reach: null, clicks: null, likes: 31, shares: 4 });
  });

  it('fail as a whole when insights are throttled, so that no post is stored without them', async () => {
    const server = await start({ ...pageRoutes, 'GET /77_87/insights': () => graphError(32) });
    expect(await failureOf(list(server, 'page', '77'))).toMatchObject({ errorClass: 'rate_limited' });
  });

  it('are unavailable when the user has lost the page, which concerns no other page', async () => {
    const server = await start({ ...pageRoutes, 'GET /77': () => ({ body: { id: '77' } }) });
    expect(await failureOf(list(server, 'page', '77'))).toMatchObject({
      errorClass: 'permanent',
      code: 'account_unavailable',
    });
  });
});

describe('media of Instagram', () => {
  it('end at the requested date, because the edge goes from new to old', async () => {
    const server = await start({
      'GET /555/media': () => ({ body: mediaFixture }),
      'GET /17900000000000001/insights': () => ({ body: instagramInsights }),
      'GET /17900000000000002/insights': ({ query }) =>
        query.get('metric') === 'reach'
          ? { body: { data: [{ name: 'reach', values: [{ value: 8 }] }] } }
          : graphError(100),
    });
    const { items } = await list(server, 'instagram', '555');
    expect(items.map((post) => [post.externalId, post.kind])).toEqual([
      ['17900000000000001', 'REELS'],
      ['17900000000000002', 'CAROUSEL_ALBUM'],
    ]);
    expect(items[0]?.engagement).toEqual({
      views: 4000,
      reach: 3100,
      likes: 50,
      comments: 3,
      shares: 5,
      saves: 12,
      clicks: null,
    });
    expect(items[1]?.engagement).toMatchObject({ views: null, reach: 8, saves: null });
    expect(server.calls().filter((call) => call === 'GET /555/media')).toHaveLength(1);
  });

  it('continue to older pages until that date', async () => {
    const media = (id: string, timestamp: string) => ({ id, media_type: 'IMAGE', timestamp });
    const server = await start({
      'GET /555/media': ({ query }) => ({
        body: query.get('after')
          ? { data: [media('2', '2026-11-05T00:00:00+0000')] }
          : {
              data: [media('1', '2026-11-10T00:00:00+0000')],
              paging: { cursors: { after: 'older' }, next: 'https://graph.facebook.com/x' },
            },
      }),
      'GET /1/insights': () => ({ body: { data: [] } }),
      'GET /2/insights': () => ({ body: { data: [] } }),
    });
    expect((await list(server, 'instagram', '555')).items.map((post) => post.externalId)).toEqual(['1', '2']);
  });
});

describe('secrets', () => {
  it('are in no URL of any call and in no error', async () => {
    const server = await start({
      ...pageRoutes,
      'GET /77/published_posts': () => graphError(1, undefined, USER_TOKEN),
    });
    const error = await failureOf(list(server, 'page', '77'));
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain('canary');
    for (const { address } of server.requests) expect(address).not.toContain('canary');
  });
});
