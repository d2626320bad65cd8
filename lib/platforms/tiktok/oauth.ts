import { routedUrl } from '@/lib/vendor-http/routed-url';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { authorizationCode } from '../authorization-code';
import type {
  ConsentAnswer,
  ConsentKind,
  ConsentRequest,
  GrantDescription,
  GrantTokens,
  OAuthFacet,
  PlatformConfig,
  RenewedGrant,
  TokenGrant,
} from '../platform';
import { adsTokenAnswer, anyAnswer, postsTokenAnswer, profileAnswer, tokenInfoAnswer, userAnswer } from './api-types';
import { type TikTokClient, tikTokError } from './client';
import { ADS_CONSENT_URL, POSTS_CONSENT_URL, POSTS_SCOPES } from './constants';
import { type AdsHalf, type DualGrant, type PostsHalf, packDualGrant, unpackDualGrant } from './vendor/dual-grant';
import { scopesIn, scopesOf } from './vendor/scopes';

interface App {
  config: PlatformConfig;
  client: TikTokClient;
}

const adsApp = ({ clientId, clientSecret }: PlatformConfig) => ({ app_id: clientId, secret: clientSecret });
const postsApp = ({ clientId, clientSecret }: PlatformConfig) => ({ client_id: clientId, client_secret: clientSecret });

// TikTok accepts only redirect URLs that end with a slash.
const withSlash = (redirectUri: string) => (redirectUri.endsWith('/') ? redirectUri : `${redirectUri}/`);

function consentUrl(config: PlatformConfig, { consent, state, redirectUri, rerequest }: ConsentRequest): URL {
  const url = new URL(consent === 'posts' ? POSTS_CONSENT_URL : ADS_CONSENT_URL);
  const query: Record<string, string> =
    consent === 'posts'
      ? {
          client_key: config.clientId,
          response_type: 'code',
          scope: POSTS_SCOPES.join(','),
          redirect_uri: withSlash(redirectUri),
          state,
          // Without it, people who agreed before skip the consent screen.
          ...(rerequest ? { disable_auto_auth: '1' } : {}),
        }
      : { app_id: config.clientId, state, redirect_uri: redirectUri };
  url.search = new URLSearchParams(query).toString();
  return routedUrl(url, config.sandboxOrigin);
}

async function completeConsent(app: App, { consent, answer, redirectUri }: ConsentAnswer): Promise<TokenGrant> {
  if (consent !== 'posts') return requestAdsGrant(app, authorizationCode('tiktok', answer, 'auth_code'));
  const grant = {
    grant_type: 'authorization_code',
    auth_code: authorizationCode('tiktok', answer),
    redirect_uri: withSlash(redirectUri),
  };
  return requestPostsGrant(app, 'tt_user/oauth2/token/', grant, null);
}

const onlyAds = (ads: AdsHalf): TokenGrant => ({
  accessToken: packDualGrant({ ads, posts: null }),
  refreshToken: null,
  expiresAt: null,
});

async function requestAdsGrant({ config, client }: App, authCode: string): Promise<TokenGrant> {
  const answer = await client.post({
    half: 'ads',
    path: 'oauth2/access_token/',
    accessToken: null,
    json: { ...adsApp(config), auth_code: authCode },
    idempotent: false,
    schema: adsTokenAnswer,
  });
  return onlyAds({ token: answer.access_token, scopes: answer.scope });
}

// Codes and refresh tokens work once, so a call that may have arrived is not repeated.
async function requestPostsGrant(
  { config, client }: App,
  path: string,
  json: Record<string, string>,
  ads: AdsHalf | null,
): Promise<TokenGrant> {
  const answer = await client.post({
    half: 'posts',
    path,
    accessToken: null,
    json: { ...postsApp(config), ...json },
    idempotent: false,
    schema: postsTokenAnswer,
  });
  const posts = { token: answer.access_token, openId: answer.open_id, scopes: scopesIn(answer.scope) };
  return {
    accessToken: packDualGrant({ ads, posts }),
    refreshToken: answer.refresh_token ?? null,
    expiresAt: new Date(Date.now() + answer.expires_in * 1000),
  };
}

function mergeGrants(previous: TokenGrant, fresh: TokenGrant): TokenGrant {
  const before = unpackDualGrant(previous.accessToken);
  const { ads, posts } = unpackDualGrant(fresh.accessToken);
  const { refreshToken, expiresAt } = posts ? fresh : previous;
  return {
    accessToken: packDualGrant({ ads: ads ?? before.ads, posts: posts ?? before.posts }),
    refreshToken: refreshToken ?? previous.refreshToken,
    expiresAt,
  };
}

function withoutConsent({ accessToken, ...rest }: TokenGrant, consent: ConsentKind): TokenGrant | null {
  const { ads, posts } = unpackDualGrant(accessToken);
  if (consent === 'posts') return ads && onlyAds(ads);
  return posts && { ...rest, accessToken: packDualGrant({ ads: null, posts }) };
}

async function refresh(app: App, { accessToken, refreshToken }: GrantTokens): Promise<RenewedGrant> {
  const { ads, posts } = unpackDualGrant(accessToken);
  if (!posts) return { accessToken, refreshToken: null, expiresAt: null };
  try {
    if (refreshToken === null) throw tikTokError('reauth', 'token_revoked', 'POST /tt_user/oauth2/refresh_token/');
    const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
    return await requestPostsGrant(app, 'tt_user/oauth2/refresh_token/', grant, ads);
  } catch (error) {
    // The TikTok account needs a new consent; the ad accounts stay readable.
    if (ads && error instanceof VendorError && error.errorClass === 'reauth') {
      return { ...onlyAds(ads), lost: [{ kind: 'posts', error }] };
    }
    throw error;
  }
}

async function revoke({ config, client }: App, { accessToken }: GrantTokens): Promise<void> {
  const { ads, posts } = unpackDualGrant(accessToken);
  if (posts) {
    await revokeHalf(client, 'posts', 'tt_user/oauth2/revoke/', { ...postsApp(config), access_token: posts.token });
  }
  if (ads) await revokeHalf(client, 'ads', 'oauth2/revoke_token/', { ...adsApp(config), access_token: ads.token });
}

async function revokeHalf(
  client: TikTokClient,
  half: 'ads' | 'posts',
  path: string,
  json: Record<string, string>,
): Promise<void> {
  try {
    await client.post({ half, path, accessToken: null, json, idempotent: true, schema: anyAnswer });
  } catch (error) {
    const gone = error instanceof VendorError && ['token_expired', 'token_revoked'].includes(error.code);
    if (!gone) throw error;
  }
}

async function describeGrant(app: App, accessToken: string): Promise<GrantDescription> {
  const halves = unpackDualGrant(accessToken);
  const [user, posts] = await Promise.all([
    halves.ads && unlessRevoked(whoGrantedAds(app.client, halves.ads)),
    halves.posts && unlessRevoked(inspectPosts(app, halves.posts)),
  ]);
  const alive: DualGrant = { ads: user && halves.ads, posts };
  const { granted, declined } = scopesOf(alive);
  const scopes = { scopesGranted: granted, scopesDeclined: declined };
  if (user) {
    return {
      externalUserId: user.core_user_id,
      displayName: user.display_name ?? user.core_user_id,
      ...scopes,
      consents: posts ? ['ads', 'posts'] : ['ads'],
    };
  }
  if (!posts) throw tikTokError('reauth', 'token_revoked', 'GET /user/info/');
  const displayName = await nameOfAccount(app.client, posts);
  return { externalUserId: posts.openId, displayName, ...scopes, consents: ['posts'] };
}

const whoGrantedAds = (client: TikTokClient, { token }: AdsHalf) =>
  client.get({ half: 'ads', path: 'user/info/', accessToken: token, query: {}, schema: userAnswer });

async function inspectPosts({ config, client }: App, posts: PostsHalf): Promise<PostsHalf> {
  try {
    const { scope } = await client.post({
      half: 'posts',
      path: 'tt_user/token_info/get/',
      accessToken: posts.token,
      json: { app_id: config.clientId, access_token: posts.token },
      idempotent: true,
      schema: tokenInfoAnswer,
    });
    return { ...posts, scopes: scopesIn(scope) };
  } catch (error) {
    // An expired token can be renewed: the consent is alive.
    if (error instanceof VendorError && error.code === 'token_expired') return posts;
    throw error;
  }
}

async function nameOfAccount(client: TikTokClient, { token, openId }: PostsHalf): Promise<string> {
  try {
    const profile = await client.get({
      half: 'posts',
      path: 'business/get/',
      accessToken: token,
      query: { business_id: openId, fields: ['username', 'display_name'] },
      schema: profileAnswer,
    });
    return profile.display_name ?? profile.username ?? openId;
  } catch (error) {
    // The name was not granted, or the token must be renewed first: the id is enough.
    if (error instanceof VendorError && error.errorClass === 'reauth') return openId;
    throw error;
  }
}

async function unlessRevoked<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof VendorError && error.code === 'token_revoked') return null;
    throw error;
  }
}

/** Two consents: ad accounts (a token without end), and one TikTok account (a day, renewed by single-use tokens). */
export function tikTokOAuth(config: PlatformConfig, client: TikTokClient): OAuthFacet {
  const app = { config, client };
  return {
    beginConsent: async (request) => ({ url: consentUrl(config, request), secret: null }),
    completeConsent: (answer) => completeConsent(app, answer),
    mergeGrants,
    refresh: (grant) => refresh(app, grant),
    withoutConsent,
    revoke: (grant) => revoke(app, grant),
    describeGrant: (accessToken) => describeGrant(app, accessToken),
  };
}
