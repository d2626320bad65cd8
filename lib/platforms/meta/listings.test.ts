import { afterEach, describe, expect, it } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import accountsFixture from './fixtures/adaccounts.json';
import campaignsFixture from './fixtures/campaigns.json';
import { graphError, startMeta, USER_TOKEN } from './testing/meta-server';

let graph: ScriptedPlatform | undefined;
afterEach(() => graph?.close());

async function start(routes: Script): Promise<ScriptedPlatform> {
  graph = await startMeta(routes);
  return graph;
}

const paging = (after: string, hasNext: boolean) => ({
  cursors: { before: 'b', after },
  ...(hasNext ? { next: `https://evil.example/next?access_token=EAAleak&after=${after}` } : {}),
});

describe('ad accounts', () => {
  it('come with currency, zone and status, large ids as text', async () => {
    const { platform, requests } = await start({ 'GET /me/adaccounts': () => ({ body: accountsFixture }) });
    expect(await platform.ads.listAccounts({ accessToken: USER_TOKEN, cursor: null })).toEqual({
      items: [
        {
          externalId: 'act_101',
          name: 'Shop EU',
          currency: 'EUR',
          timeZone: 'Europe/Berlin',
          externalStatus: 'ACTIVE',
          accessPath: null,
        },
        {
          externalId: 'act_9223372036854775807',
          name: 'متجر الرياض',
          currency: 'SAR',
          timeZone: 'Asia/Riyadh',
          externalStatus: '4',
          accessPath: null,
        },
      ],
      nextCursor: null,
    });
    expect(requests[0]?.query.get('limit')).toBe('100');
  });

  it('are read page by page until `next` is absent, short and empty pages included, without calling its address', async () => {
    const row = (id: number) => ({ id: `act_${id}`, currency: 'EUR', timezone_name: 'UTC' });
    const pages: Record<string, unknown> = {
      first: { data: [row(1)], paging: paging('two', true) },
      two: { data: [], paging: paging('three', true) },
      three: { data: [row(2)], paging: paging('three-end', false) },
    };
    const { platform, requests } = await start({
      'GET /me/adaccounts': ({ query }) => ({ body: pages[query.get('after') ?? 'first'] }),
    });
    const { items } = await readAll((cursor) => platform.ads.listAccounts({ accessToken: USER_TOKEN, cursor }));
    expect(items.map((account) => account.externalId)).toEqual(['act_1', 'act_2']);
    expect(requests).toHaveLength(3);
  });

  it('stop at a cursor that comes again, at once or after a detour', async () => {
    for (const circle of [['same'], ['a', 'b', 'c']]) {
      const { platform, close } = await start({
        'GET /me/adaccounts': (_request, count) => ({
          body: { data: [], paging: paging(circle[count % circle.length] ?? '', true) },
        }),
      });
      const reading = readAll((cursor) => platform.ads.listAccounts({ accessToken: USER_TOKEN, cursor }));
      expect(await failureOf(reading)).toMatchObject({ code: 'cursor_repeated' });
      await close();
    }
  });

  it('fail as drift when a next page has no cursor, or a needed field is gone', async () => {
    const withoutCursor = await start({
      'GET /me/adaccounts': () => ({ body: { data: [], paging: { next: 'https://graph.facebook.com/x' } } }),
    });
    expect(
      await failureOf(withoutCursor.platform.ads.listAccounts({ accessToken: USER_TOKEN, cursor: null })),
    ).toMatchObject({
      errorClass: 'permanent',
      code: 'unexpected_answer',
    });
    await withoutCursor.close();
    const { platform } = await start({
      'GET /me/adaccounts': () => ({ body: { data: [{ id: 'act_1', name: 'x' }] } }),
    });
    expect(await failureOf(platform.ads.listAccounts({ accessToken: USER_TOKEN, cursor: null }))).toMatchObject({
      code: 'unexpected_answer',
      drift: 'data.0.currency invalid_type, data.0.timezone_name invalid_type',
    });
  });
});

describe('campaigns', () => {
  const account = { externalId: 'act_101', currency: 'EUR', timeZone: 'Europe/Berlin', accessPath: null };

  it('are requested with archived and deleted ones', async () => {
    const { platform, requests } = await start({ 'GET /act_101/campaigns': () => ({ body: campaignsFixture }) });
    const { items, nextCursor } = await platform.ads.listCampaigns({ accessToken: USER_TOKEN, cursor: null, account });
    expect(items.map((campaign) => campaign.externalId)).toEqual(['6001', '120210000000000001', '6003']);
    expect(nextCursor).toBeNull();
    expect(requests[0]?.query.get('effective_status')).toBe(
      '["ACTIVE","PAUSED","ARCHIVED","DELETED","IN_PROCESS","WITH_ISSUES"]',
    );
  });

  it('campaigns of an account that is gone are a permanent failure', async () => {
    const { platform } = await start({ 'GET /act_101/campaigns': () => graphError(100, 33) });
    expect(
      await failureOf(platform.ads.listCampaigns({ accessToken: USER_TOKEN, cursor: null, account })),
    ).toMatchObject({
      errorClass: 'permanent',
      code: 'account_unavailable',
      endpoint: 'GET /{ad-account}/campaigns',
    });
  });

  it('are never requested under an id that would change the path', async () => {
    const { platform, requests } = await start({});
    for (const externalId of ['../me', 'act_1/users', '', 'act_1?x=']) {
      const reading = platform.ads.listCampaigns({
        accessToken: USER_TOKEN,
        cursor: null,
        account: { ...account, externalId },
      });
      expect(await failureOf(reading)).toMatchObject({ code: 'request_rejected' });
    }
    expect(requests).toHaveLength(0);
  });
});

describe('profiles', () => {
  const page = (id: string, instagram?: string) => ({
    id,
    name: `Page ${id}`,
    ...(instagram ? { instagram_business_account: { id: instagram, username: `ig${instagram}` } } : {}),
  });
  const list = ({ platform }: ScriptedPlatform) =>
    readAll((cursor) => contentOf(platform).listProfiles({ accessToken: USER_TOKEN, cursor }));

  it('are own pages, then those of every business, each once, with their Instagram profiles', async () => {
    const server = await start({
      'GET /me/accounts': ({ query }) => ({
        body: query.get('after')
          ? { data: [page('2')], paging: paging('end', false) }
          : { data: [page('1', '11')], paging: paging('p2', true) },
      }),
      'GET /me/businesses': ({ query }) => ({
        body: query.get('after') ? { data: [{ id: 'b2' }] } : { data: [{ id: 'b1' }], paging: paging('q2', true) },
      }),
      'GET /b1/owned_pages': () => ({ body: { data: [page('1', '11'), page('3', '33')] } }),
      'GET /b1/client_pages': () => ({ body: { data: [] } }),
      'GET /b2/owned_pages': () => ({ body: { data: [page('3', '33'), page('4')] } }),
      'GET /b2/client_pages': () => ({ body: { data: [page('4'), page('5')] } }),
    });
    const { items, cursors } = await list(server);
    expect(items.map((profile) => `${profile.kind} ${profile.externalId}`)).toEqual([
      'page 1',
      'instagram 11',
      'page 2',
      'page 3',
      'instagram 33',
      'page 4',
      'page 5',
    ]);
    expect(new Set(cursors).size).toBe(cursors.length);
  });

  it('are the own pages alone when businesses may not be read', async () => {
    const server = await start({
      'GET /me/accounts': () => ({ body: { data: [page('1')] } }),
      'GET /me/businesses': () => graphError(200),
    });
    expect((await list(server)).items).toHaveLength(1);
  });

  it('profiles of one business that refuses do not hide those of another', async () => {
    const server = await start({
      'GET /me/accounts': () => ({ body: { data: [] } }),
      'GET /me/businesses': () => ({ body: { data: [{ id: 'b1' }, { id: 'b2' }] } }),
      'GET /b1/owned_pages': () => graphError(10),
      'GET /b1/client_pages': () => graphError(100, 33),
      'GET /b2/owned_pages': () => ({ body: { data: [page('8')] } }),
      'GET /b2/client_pages': () => ({ body: { data: [] } }),
    });
    expect((await list(server)).items.map((profile) => profile.externalId)).toEqual(['8']);
  });

  it('fail with the token, in businesses too', async () => {
    const server = await start({
      'GET /me/accounts': () => ({ body: { data: [page('1')] } }),
      'GET /me/businesses': () => graphError(190),
    });
    expect(await failureOf(list(server))).toMatchObject({ errorClass: 'reauth', code: 'token_revoked' });
  });
});
