import { Agent } from 'node:http';
import { ApiResponseError, type ITwitterApiClientPlugin, TwitterApi } from 'twitter-api-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays } from '@/lib/dates';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { instantAt } from '../../world/local-time';
import { postId } from './ids';

// A client used in production decides whether consent, tokens, paging and signatures are those of X. Only the address
// is replaced, after signing.

const callback = 'http://127.0.0.1:3000/callback';
const oauth2 = { clientId: 'sandbox-twitter-client', clientSecret: 'sandbox-twitter-secret' };
const oauth1 = { appKey: 'sandbox-twitter-consumer', appSecret: 'sandbox-twitter-consumer-secret' };
const riyadh = '18ce5n4ksa1';

let sandbox: Sandbox;
const httpAgent = new Agent();

const inSandbox = (url: string | URL) => {
  const { host, pathname, search } = new URL(url);
  return new URL(`${sandbox.url}/${host}${pathname}${search}`);
};
const toSandbox: ITwitterApiClientPlugin = {
  onBeforeRequest: ({ computedParams, params }) => {
    if (computedParams.url.pathname.startsWith('/oauth/')) params.forceParseMode = 'url';
    computedParams.url = inSandbox(computedParams.url);
  },
};
const settings = { plugins: [toSandbox], httpAgent };

const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ApiResponseError ? { code: error.code, data: error.data } : error),
  );

const page = z.object({ data: z.array(z.looseObject({ id: z.string() })), next_cursor: z.string().nullable() });

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  httpAgent.destroy();
  await sandbox.close();
});

async function loginWithOAuth2(scope: string[]) {
  const app = new TwitterApi(oauth2, settings);
  const link = app.generateOAuth2AuthLink(callback, { scope });
  const back = await grantInBrowser(inSandbox(link.url));
  expect(back.searchParams.get('state')).toBe(link.state);
  const code = back.searchParams.get('code') ?? '';
  return { app, ...(await app.loginWithOAuth2({ code, codeVerifier: link.codeVerifier, redirectUri: callback })) };
}

async function loginWithOAuth1() {
  const app = new TwitterApi(oauth1, settings);
  const link = await app.generateAuthLink(`${callback}?state=s1`, { linkMode: 'authorize' });
  const back = await grantInBrowser(inSandbox(link.url));
  expect(back.searchParams.get('state')).toBe('s1');
  expect(back.searchParams.get('oauth_token')).toBe(link.oauth_token);
  const request = { ...oauth1, accessToken: link.oauth_token, accessSecret: link.oauth_token_secret };
  const verifier = back.searchParams.get('oauth_verifier') ?? '';
  return { request: new TwitterApi(request, settings), verifier };
}

describe('OAuth 2.0 of X', () => {
  it('an X client signs a person in, reads posts page by page, and uses each refresh token once', async () => {
    const login = await loginWithOAuth2(['tweet.read', 'users.read', 'offline.access']);
    expect(login).toMatchObject({ expiresIn: 7200, scope: ['tweet.read', 'users.read', 'offline.access'] });
    const { data: me } = await login.client.v2.me({ 'user.fields': ['public_metrics'] });
    expect(me).toMatchObject({ username: 'nakhla', public_metrics: { followers_count: 412_900 } });

    const timeline = await login.client.v2.userTimeline(me.id, {
      max_results: 20,
      exclude: ['retweets', 'replies'],
      'tweet.fields': ['created_at', 'public_metrics'],
    });
    await timeline.fetchLast(70);
    const expected = sandbox.world
      .platform('twitter')
      .posts(me.id)
      .filter(({ publishesAt }) => publishesAt <= new Date());
    expect(timeline.tweets.length).toBeGreaterThanOrEqual(70);
    expect(timeline.tweets.map(({ id }) => id)).toEqual(expected.slice(0, timeline.tweets.length).map(postId));

    const { refreshToken = '' } = login;
    const renewed = await login.app.refreshOAuth2Token(refreshToken);
    expect(renewed.refreshToken).not.toBe(refreshToken);
    expect(await refusalOf(login.app.refreshOAuth2Token(refreshToken))).toMatchObject({
      code: 400,
      data: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
    });
    expect((await renewed.client.v2.me()).data.id).toBe(me.id);
    await login.app.revokeOAuth2Token(renewed.accessToken);
    expect(await refusalOf(renewed.client.v2.me())).toMatchObject({ code: 401 });
  });

  it('an X client gets no refresh token without offline.access and no posts without the scope', async () => {
    const login = await loginWithOAuth2(['users.read']);
    expect(login.refreshToken).toBeUndefined();
    expect(await refusalOf(login.client.v2.me())).toMatchObject({ code: 403 });
  });
});

describe('OAuth 1.0a of X', () => {
  it('an X client signs a person in and signs calls of the Ads API', async () => {
    const { request, verifier } = await loginWithOAuth1();
    const { client, userId, screenName } = await request.login(verifier);
    expect([userId, screenName]).toEqual(['1158842000000000001', 'nakhla']);
    expect((await client.v2.me()).data.username).toBe('nakhla');

    const accounts = page.parse(await client.ads.get('accounts', { count: 2 }));
    const [, second] = [
      accounts,
      page.parse(await client.ads.get('accounts', { count: 2, cursor: accounts.next_cursor ?? undefined })),
    ];
    expect(accounts.data.length + second.data.length).toBe(4);
    expect(second.next_cursor).toBeNull();

    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = { count: '25', with_deleted: 'true', ...(cursor ? { cursor } : {}) };
      const answer = page.parse(await client.ads.get(`accounts/${riyadh}/campaigns`, query));
      ids.push(...answer.data.map(({ id }) => id));
      cursor = answer.next_cursor;
    } while (cursor !== null);
    const world = sandbox.world.platform('twitter');
    expect(ids).toEqual(world.campaigns(riyadh).map(({ id }) => id));
  });

  it('an X client signs commas and colons as they are sent', async () => {
    const { request, verifier } = await loginWithOAuth1();
    const { client } = await request.login(verifier);
    const world = sandbox.world.platform('twitter');
    const today = world.today(riyadh);
    const from = addDays(today, -3);
    const [campaign] = world.campaigns(riyadh).filter((one) => [...world.facts(one, { from, to: today })].length > 0);
    const answer = await client.ads.get<{ time_series_length: number }>(`stats/accounts/${riyadh}`, {
      entity: 'CAMPAIGN',
      entity_ids: campaign?.id,
      start_time: instantAt(from, 0, 0, 'Asia/Riyadh').toISOString().replace('.000', ''),
      end_time: instantAt(addDays(today, 1), 0, 0, 'Asia/Riyadh').toISOString().replace('.000', ''),
      granularity: 'DAY',
      placement: 'ALL_ON_TWITTER',
      metric_groups: 'ENGAGEMENT,BILLING',
    });
    expect(answer.time_series_length).toBe(4);
  });

  it('X refuses a wrong secret and a verifier used twice', async () => {
    const { request, verifier } = await loginWithOAuth1();
    const { accessToken } = await request.login(verifier);
    expect(await refusalOf(request.login(verifier))).toMatchObject({ code: 401 });
    const forged = new TwitterApi({ ...oauth1, accessToken, accessSecret: 'guessed' }, settings);
    expect(await refusalOf(forged.v2.me())).toMatchObject({ code: 401, data: { errors: [{ code: 32 }] } });
  });
});
