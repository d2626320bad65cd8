import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentOf } from '../testing/content-of';
import { failureOf, type Script, type ScriptedPlatform } from '../testing/scripted-platform';
import { ACCESS_TOKEN, apiError, queryOf, startLinkedIn } from './testing/linkedin-server';

const slept: number[] = [];
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => {
    slept.push(ms);
    return Promise.resolve();
  },
}));

let linkedin: ScriptedPlatform | undefined;
afterEach(async () => {
  vi.useRealTimers();
  slept.length = 0;
  await linkedin?.close();
});

async function start(routes: Script): Promise<ScriptedPlatform> {
  linkedin = await startLinkedIn(routes);
  return linkedin;
}

const noAccounts = () => ({ body: { elements: [], metadata: {} } });
const page = { accessToken: ACCESS_TOKEN, cursor: null };

describe('every call', () => {
  it('names version and protocol, and carries its token in the header alone', async () => {
    const { platform, requests } = await start({ 'GET /adAccounts': noAccounts });
    await platform.ads.listAccounts(page);
    expect(requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${ACCESS_TOKEN}`,
      'linkedin-version': '202607',
      'x-restli-protocol-version': '2.0.0',
      'x-restli-method': 'FINDER',
    });
    expect(requests[0]?.address).not.toContain(ACCESS_TOKEN);
  });

  it('a call with an invalid id is not made', async () => {
    const { platform, requests } = await start({});
    const account = { externalId: '1/../2', currency: 'EUR', timeZone: 'UTC', accessPath: null };
    expect(await failureOf(platform.ads.listCampaigns({ ...page, account }))).toMatchObject({
      code: 'request_rejected',
    });
    expect(requests).toHaveLength(0);
  });

  it('a failed call reports LinkedIn’s code, and never the token', async () => {
    const { platform } = await start({
      'GET /adAccounts': () => apiError(403, 'ACCESS_DENIED', 100, `no permission for ${ACCESS_TOKEN}`),
    });
    const failure = await failureOf(platform.ads.listAccounts(page));
    expect(failure).toMatchObject({
      errorClass: 'reauth',
      code: 'permission_missing',
      endpoint: 'GET /adAccounts',
      httpStatus: 403,
      vendorCode: 'ACCESS_DENIED',
      vendorSubcode: '100',
      vendorRequestId: 'AAYtrace1==',
    });
    expect(JSON.stringify(failure) + failure.message).not.toContain(ACCESS_TOKEN);
  });
});

describe('a query too long for an address', () => {
  const profile = { externalId: '10002', kind: 'organization' };
  const since = new Date(0);
  const posts = (count: number) => ({
    body: {
      elements: Array.from({ length: count }, (_, index) => ({
        id: `urn:li:${index < 3 ? 'share' : 'ugcPost'}:71000000000000${10_000 + index}`,
        createdAt: 1_754_000_000_000 - index,
      })),
    },
  });
  const nothing = () => ({ body: { elements: [] } });

  it('travels in the body of a POST, encoded the same', async () => {
    const statistics = '/organizationalEntityShareStatistics';
    const { platform, requests, calls } = await start({
      'GET /posts': (_request, count) => posts([3, 100][count - 1] ?? 0),
      [`GET ${statistics}`]: nothing,
      [`POST ${statistics}`]: nothing,
    });
    await contentOf(platform).listPosts({ ...page, profile, since });
    await contentOf(platform).listPosts({ ...page, profile, since });
    expect(calls()).toEqual(['GET /posts', `GET ${statistics}`, 'GET /posts', `POST ${statistics}`]);
    const [, short, , long] = requests;
    expect(long?.headers).toMatchObject({
      'x-http-method-override': 'GET',
      'content-type': 'application/x-www-form-urlencoded',
      'x-restli-method': 'FINDER',
    });
    expect(long?.address).not.toContain('?');
    const begins =
      'q=organizationalEntity&organizationalEntity=urn%3Ali%3Aorganization%3A10002&shares=List(urn%3Ali%3Ashare%3A71';
    for (const request of [short, long]) expect(request && queryOf(request).startsWith(begins)).toBe(true);
  });

  it('is tried again like any other read', async () => {
    const { platform, calls } = await start({
      'GET /posts': () => posts(100),
      'POST /organizationalEntityShareStatistics': (_request, count) =>
        count === 1 ? { status: 503, body: {} } : { body: { elements: [] } },
    });
    await contentOf(platform).listPosts({ ...page, profile, since });
    expect(calls()).toHaveLength(3);
  });
});

describe('a 401 to a token that is new', () => {
  const tokens = () => ({ body: { access_token: 'AQXyoung', expires_in: 5_184_000 } });
  const unknown = () => apiError(401, 'INVALID_ACCESS_TOKEN', 65600);
  const refreshed = async (routes: Script) => {
    const server = await start({ 'POST /accessToken': tokens, ...routes });
    const grant = await server.platform.oauth.refresh({ accessToken: 'AQXold', refreshToken: 'AQWr' });
    return { ...server, list: () => server.platform.ads.listAccounts({ ...grant, cursor: null }) };
  };

  it('is waited out once', async () => {
    const { list, calls } = await refreshed({
      'GET /adAccounts': (_request, count) => (count === 1 ? unknown() : noAccounts()),
    });
    expect(await list()).toEqual({ items: [], nextCursor: null });
    expect(calls()).toEqual(['POST /accessToken', 'GET /adAccounts', 'GET /adAccounts']);
    expect(slept).toEqual([5_000]);
  });

  it('a repeated 401 to a new token is transient, and only after a minute the end of the grant', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { list } = await refreshed({ 'GET /adAccounts': unknown });
    expect(await failureOf(list())).toMatchObject({ errorClass: 'transient', vendorCode: 'INVALID_ACCESS_TOKEN' });
    vi.setSystemTime(Date.now() + 60_000);
    expect(await failureOf(list())).toMatchObject({ errorClass: 'reauth', code: 'token_expired' });
    expect(slept).toEqual([5_000]);
  });

  it('a 401 that names a revoked token ends the grant, and so does one to a token that is not new', async () => {
    const { list, platform } = await refreshed({
      'GET /adAccounts': (request) =>
        request.headers.authorization === 'Bearer AQXyoung' ? apiError(401, 'REVOKED_ACCESS_TOKEN', 65601) : unknown(),
    });
    expect(await failureOf(list())).toMatchObject({ errorClass: 'reauth', code: 'token_revoked' });
    expect(await failureOf(platform.ads.listAccounts(page))).toMatchObject({
      errorClass: 'reauth',
      code: 'token_expired',
    });
    expect(slept).toEqual([]);
  });
});
