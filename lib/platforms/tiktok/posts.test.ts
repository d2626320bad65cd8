import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import videos from './fixtures/videos.json';
import { ADS_ONLY, BOTH, ok, startApi } from './testing/tiktok-server';
import { packDualGrant } from './vendor/dual-grant';

let api: ScriptedPlatform | undefined;
afterEach(() => api?.close());

async function start(answer: Script[string]): Promise<ScriptedPlatform> {
  api = await startApi({ 'GET /business/video/list/': answer });
  return api;
}

const profile = { externalId: '723f-open-id', kind: 'tiktok' };
const since = new Date('2025-01-01T00:00:00Z');
const read = (server: ScriptedPlatform, cursor: string | null, accessToken = BOTH) =>
  contentOf(server.platform).listPosts({ accessToken, cursor, profile, since });
const video = (id: number, seconds: number) => ({ item_id: `745${id}`, create_time: String(seconds) });
const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;

describe('posts', () => {
  it('are requested with the fields that were granted', async () => {
    const server = await start(() => ({ body: videos }));
    expect((await read(server, null)).items).toMatchObject([
      { externalId: '7450000000000000001', engagement: { views: 1200, saves: 9 } },
      { externalId: '7450000000000000002' },
    ]);
    expect(Object.fromEntries(server.requests[0]?.query ?? [])).toEqual({
      business_id: '723f-open-id',
      fields:
        '["item_id","create_time","caption","share_url","media_type","video_views","likes","comments","shares","favorites","reach"]',
      max_count: '20',
    });
    const posts = { token: 't', openId: '723f-open-id', scopes: ['video.list'] };
    await read(server, null, packDualGrant({ ads: null, posts }));
    expect(server.requests[1]?.query.get('fields')).not.toContain('reach');
  });

  it('are read page by page until they are older than wanted', async () => {
    const pages = [
      ok({
        videos: [video(1, at('2026-11-01')), video(2, at('2026-10-01'))],
        has_more: true,
        cursor: 1_790_000_000_000,
      }),
      ok({ videos: [], has_more: true, cursor: 1_780_000_000_000 }),
      ok({
        videos: [video(3, at('2025-02-01')), video(4, at('2024-12-31'))],
        has_more: true,
        cursor: 1_770_000_000_000,
      }),
    ];
    const server = await start((_, count) => pages[count - 1] ?? ok({ videos: [], has_more: false }));
    const { items } = await readAll((cursor) => read(server, cursor));
    expect(items.map(({ externalId }) => externalId)).toEqual(['7451', '7452', '7453']);
    expect(server.requests.map(({ query }) => query.get('cursor'))).toEqual([null, '1790000000000', '1780000000000']);
  });

  it('do not run in a circle, however long', async () => {
    const cursors = [5, 4, 3];
    const server = await start((_, count) =>
      ok({ videos: [video(count, at('2026-11-01'))], has_more: true, cursor: cursors[(count - 1) % 3] }),
    );
    const failure = await failureOf(readAll((cursor) => read(server, cursor)));
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
    expect(server.requests.length).toBeLessThan(10);
  });

  it('end where TikTok says so, cursor or not; more without a cursor is an unexpected answer', async () => {
    const server = await start((_, count) =>
      ok({ videos: [video(1, at('2026-11-01'))], has_more: count > 1, ...(count === 1 ? { cursor: 5 } : {}) }),
    );
    expect((await read(server, null)).nextCursor).toBeNull();
    expect(await failureOf(read(server, null))).toMatchObject({ code: 'unexpected_answer' });
  });

  it('do without decoration, but not without an id or a date', async () => {
    const odd = { ...video(1, at('2026-11-01')), caption: null, likes: 'many', video_views: -1, share_url: 7 };
    const first = await start(() => ok({ videos: [odd], has_more: false }));
    expect((await read(first, null)).items).toMatchObject([
      { text: '', permalink: null, engagement: { likes: null, views: null } },
    ]);
    await first.close();
    for (const missing of ['item_id', 'create_time']) {
      const server = await start(() => ok({ videos: [{ ...video(1, 1), [missing]: undefined }], has_more: false }));
      expect(await failureOf(read(server, null))).toMatchObject({
        code: 'unexpected_answer',
        drift: `videos.0.${missing} invalid_union`,
      });
      await server.close();
    }
  });

  it('are not permitted without the consent, or the scope, without a call', async () => {
    const server = await start(() => ok({ videos: [], has_more: false }));
    const posts = { token: 't', openId: '723f-open-id', scopes: ['user.info.basic', 'video.insights'] };
    for (const token of [ADS_ONLY, packDualGrant({ ads: null, posts })]) {
      expect(await failureOf(read(server, null, token))).toMatchObject({
        errorClass: 'reauth',
        code: 'permission_missing',
      });
    }
    expect(server.requests).toHaveLength(0);
  });
});
