import { afterEach, describe, expect, it } from 'vitest';
import { failureOf, readAll, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import campaigns from './fixtures/campaigns.json' with { type: 'json' };
import customerClients from './fixtures/customer-clients.json' with { type: 'json' };
import { ACCESS_TOKEN, ACCOUNT, adsError, LIST, queryOf, SEARCH, startGoogle } from './testing/google-server';

let google: ScriptedPlatform;
const start = async (script: Script) => {
  google = await startGoogle(script);
  return google.platform;
};
afterEach(() => google.close());

const accessible = (...ids: string[]) => ({ body: { resourceNames: ids.map((id) => `customers/${id}`) } });
const treeAt = (id: string) => `POST /customers/${id}/googleAds:searchStream`;
const client = (id: string, more: object = {}) => ({
  customerClient: { id, descriptiveName: `Account ${id}`, currencyCode: 'EUR', timeZone: 'Europe/Berlin', ...more },
});
const tree = (...results: object[]) => ({ body: [{ results, requestId: 'r' }] });

describe('ad accounts', () => {
  const listed = async (script: Script) => {
    const platform = await start(script);
    return readAll((cursor) => platform.ads.listAccounts({ accessToken: ACCESS_TOKEN, cursor }));
  };

  it('are those that can be read, each with the way to it', async () => {
    const { items } = await listed({
      [LIST]: () => accessible('111', '555'),
      [treeAt('111')]: () => ({ body: customerClients }),
      [treeAt('555')]: () => tree(client('555', { status: 'ENABLED' })),
    });
    const byWay = (externalId: string, accessPath: string | null, more: object) =>
      expect.objectContaining({ externalId, accessPath, ...more });
    expect(items).toEqual([
      {
        externalId: '777',
        name: 'Shop EU 🛍️ \u200fمتجر\u200f <b>&amp;</b>',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        externalStatus: 'ENABLED',
        accessPath: '111',
      },
      byWay('778', '111', { name: '778', currency: 'SAR', externalStatus: 'SUSPENDED' }),
      byWay('781', '111', { externalStatus: 'HIBERNATING' }),
      byWay('555', null, {}),
    ]);
  });

  it('are requested with the root itself as login customer', async () => {
    await listed({ [LIST]: () => accessible('111'), [treeAt('111')]: () => ({ body: customerClients }) });
    const [list, query] = google.requests;
    expect(list?.headers['login-customer-id']).toBeUndefined();
    expect(query?.headers['login-customer-id']).toBe('111');
    expect(query?.headers['developer-token']).toBeUndefined();
    expect(query?.headers.authorization).toBe(`Bearer ${ACCESS_TOKEN}`);
  });

  it('are listed once: of two managers the first, and direct access before both', async () => {
    const { items } = await listed({
      [LIST]: () => accessible('100', '200', '3'),
      [treeAt('100')]: () => tree(client('100', { manager: true }), client('1'), client('3')),
      [treeAt('200')]: () => tree(client('200', { manager: true }), client('1'), client('2')),
      [treeAt('3')]: () => tree(client('3')),
    });
    expect(items.map(({ externalId, accessPath }) => [externalId, accessPath])).toEqual([
      ['1', '100'],
      ['2', '200'],
      ['3', null],
    ]);
  });

  it('ad accounts of many roots come over several pages, still each once', async () => {
    const roots = Array.from({ length: 45 }, (_, index) => String(1000 + index));
    const { items, cursors } = await listed({
      [LIST]: () => accessible(...roots),
      ...Object.fromEntries(
        roots.map((id) => [treeAt(id), () => tree(client(id, { manager: true }), client('7'), client(`9${id}`))]),
      ),
    });
    expect(cursors).toHaveLength(3);
    expect(items).toHaveLength(46);
    expect(new Set(items.map(({ externalId }) => externalId)).size).toBe(46);
    expect(google.calls().filter((call) => call === LIST)).toHaveLength(1);
  });

  it.each([
    ['closed', adsError(403, 'authorizationError', 'CUSTOMER_NOT_ENABLED')],
    ['not signed up', adsError(403, 'authorizationError', 'INCOMPLETE_SIGNUP')],
    ['safer than the login', adsError(401, 'authenticationError', 'TWO_STEP_VERIFICATION_NOT_ENROLLED')],
    ['out of reach', adsError(403, 'authorizationError', 'USER_PERMISSION_DENIED')],
  ])('go on past a root that is %s', async (_how, answer) => {
    const { items } = await listed({
      [LIST]: () => accessible('1', '2'),
      [treeAt('1')]: () => ({ ...answer, body: [answer.body] }),
      [treeAt('2')]: () => tree(client('2')),
    });
    expect(items.map(({ externalId }) => externalId)).toEqual(['2']);
  });

  it.each([
    ['authenticationError', 'OAUTH_TOKEN_REVOKED', 'token_revoked'],
    ['authorizationError', 'CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION', 'request_rejected'],
    ['requestError', 'UNSUPPORTED_VERSION', 'request_rejected'],
  ])('end with an error that is no account’s own: %s %s', async (family, name, code) => {
    const answer = adsError(403, family, name);
    const failure = await failureOf(
      listed({
        [LIST]: () => accessible('1', '2'),
        [treeAt('1')]: () => answer,
        [treeAt('2')]: () => tree(client('2')),
      }),
    );
    expect(failure.code).toBe(code);
  });

  it.each([
    ['a person without a Google Ads user', adsError(401, 'authenticationError', 'NOT_ADS_USER')],
    ['somebody with nothing', { body: {} }],
  ])('are none for %s', async (_who, answer) => {
    expect((await listed({ [LIST]: () => answer })).items).toEqual([]);
  });

  it.each([[[]], [[{ requestId: 'r' }]]])('are none in an empty stream %o', async (body) => {
    expect((await listed({ [LIST]: () => accessible('1'), [treeAt('1')]: () => ({ body }) })).items).toEqual([]);
  });

  it.each([
    ['an unknown zone', { timeZone: 'Mars/Olympus' }],
    ['no currency', { currencyCode: undefined }],
    ['an id that is none', { id: '7/../8' }],
  ])('are not guessed: %s', async (_what, more) => {
    const failure = await failureOf(
      listed({ [LIST]: () => accessible('1'), [treeAt('1')]: () => tree(client('1', more)) }),
    );
    expect(failure).toMatchObject({ errorClass: 'permanent', code: 'unexpected_answer' });
  });

  it('ad accounts are requested again when their stream breaks off with an error', async () => {
    const broken = { body: [{ results: [client('1')] }, adsError(500, 'internalError', 'INTERNAL_ERROR').body] };
    const { items } = await listed({
      [LIST]: () => accessible('1'),
      [treeAt('1')]: (_request, count) => (count === 1 ? broken : tree(client('1'))),
    });
    expect(items).toHaveLength(1);
    expect(google.calls()).toEqual([LIST, treeAt('1'), treeAt('1')]);
  });
});

describe('campaigns', () => {
  const listed = async (script: Script, account: { accessPath: string | null; externalId: string } = ACCOUNT) => {
    const platform = await start(script);
    return readAll((cursor) =>
      platform.ads.listCampaigns({ accessToken: ACCESS_TOKEN, cursor, account: { ...ACCOUNT, ...account } }),
    );
  };
  const page = (ids: string[], nextPageToken?: string) => ({
    body: { results: ids.map((id) => ({ campaign: { id, name: id, status: 'ENABLED' } })), nextPageToken },
  });

  it('are read as Google documents them', async () => {
    const { items } = await listed({ [SEARCH]: () => ({ body: campaigns }) });
    expect(items).toEqual([
      {
        externalId: '900',
        name: 'Brand',
        objective: 'SEARCH',
        status: 'active',
        externalStatus: 'ELIGIBLE',
        hasIssues: false,
        dailyBudgetMicros: 50_000_000n,
        lifetimeBudgetMicros: null,
        startsAt: new Date('2026-10-31T23:00:00Z'),
        endsAt: null,
      },
      {
        externalId: '9007199254740993123',
        name: '\u200fعروض\u200f 🔥 <script>alert(1)</script>',
        objective: 'PERFORMANCE_MAX',
        status: 'paused',
        externalStatus: 'PAUSED',
        hasIssues: false,
        dailyBudgetMicros: null,
        lifetimeBudgetMicros: 9_007_199_254_740_993_000_000n,
        startsAt: new Date('2026-06-30T22:00:00Z'),
        endsAt: new Date('2026-07-31T21:59:59Z'),
      },
    ]);
  });

  it('come page by page, with the same query and the token of the page before', async () => {
    const { items } = await listed({
      [SEARCH]: (_request, count) => page([String(count)], count < 3 ? `token${count}` : undefined),
    });
    expect(items.map(({ externalId }) => externalId)).toEqual(['1', '2', '3']);
    const bodies = google.requests.map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ pageToken }) => pageToken)).toEqual([undefined, 'token1', 'token2']);
    expect(new Set(bodies.map(({ query }) => query)).size).toBe(1);
    expect(bodies.flatMap(Object.keys)).not.toContain('pageSize');
    expect(queryOf(google.requests[0] ?? never())).toContain('FROM campaign ORDER BY campaign.id');
    expect(queryOf(google.requests[0] ?? never())).not.toContain('WHERE');
  });

  it.each([
    ['an empty answer', {}],
    ['an empty token', { results: [], nextPageToken: '' }],
  ])('end with %s', async (_what, body) => {
    expect(await listed({ [SEARCH]: () => ({ body }) })).toEqual({ items: [], cursors: [null] });
  });

  it('campaigns that lead in a circle are noticed', async () => {
    const failure = await failureOf(listed({ [SEARCH]: (_request, count) => page([String(count)], `t${count % 3}`) }));
    expect(failure).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });

  it.each(['EXPIRED_PAGE_TOKEN', 'INVALID_PAGE_TOKEN'])('begin again after %s', async (name) => {
    let refusals = 0;
    const { items } = await listed({
      [SEARCH]: ({ body }) => {
        const { pageToken } = JSON.parse(body) as { pageToken?: string };
        if (pageToken === undefined) return page(['1'], refusals > 0 ? 'fresh' : 'old');
        if (pageToken === 'fresh') return page(['2']);
        refusals += 1;
        return adsError(400, 'requestError', name);
      },
    });
    expect(items.map(({ externalId }) => externalId)).toEqual(['1', '1', '2']);
  });

  it('do not begin again for ever', async () => {
    const failure = await failureOf(
      listed({
        [SEARCH]: ({ body }, count) =>
          body.includes('pageToken') ? adsError(400, 'requestError', 'EXPIRED_PAGE_TOKEN') : page(['1'], `t${count}`),
      }),
    );
    expect(failure).toMatchObject({ errorClass: 'permanent', vendorCode: 'requestError.EXPIRED_PAGE_TOKEN' });
    expect(google.calls().length).toBeLessThan(12);
  });

  it('are requested through the manager where there is one', async () => {
    await listed({ [SEARCH]: () => page([]) }, { ...ACCOUNT, accessPath: '111' });
    expect(google.requests[0]?.headers['login-customer-id']).toBe('111');
    await google.close();
    await listed({ [SEARCH]: () => page([]) });
    expect(google.requests[0]?.headers['login-customer-id']).toBeUndefined();
  });

  it.each([
    { externalId: '7/../8', accessPath: null },
    { externalId: '777', accessPath: '1\n2' },
    { externalId: '', accessPath: null },
  ])('are not requested with an invalid id: %o', async (account) => {
    expect(await failureOf(listed({}, account))).toMatchObject({ code: 'request_rejected' });
    expect(google.calls()).toEqual([]);
  });

  it('campaigns without an id are not read', async () => {
    const failure = await failureOf(listed({ [SEARCH]: () => ({ body: { results: [{ campaign: { name: 'x' } }] } }) }));
    expect(failure).toMatchObject({ code: 'unexpected_answer', drift: 'results.0.campaign.id invalid_union' });
  });
});

function never(): never {
  throw new Error('no request was made');
}

describe('posts and profiles', () => {
  it('Google offers none', async () => {
    const platform = await start({});
    expect(platform.content).toBeNull();
    expect(platform.capabilities).toMatchObject({ readsPosts: false, readsScheduledPosts: false });
  });
});
