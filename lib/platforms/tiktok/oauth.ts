import { routedUrl } from '@/lib/vendor-http/routed-url';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { authorizationCode } from '../authorization-code';
import type { GrantDescription, OAuthFacet, PlatformConfig, TokenGrant } from '../platform';
import { adsTokenAnswer, anyAnswer, postsTokenAnswer, profileAnswer, tokenInfoAnswer, userAnswer } from './api-types';
import { type TikTokClient, tikTokError } from './client';
import { ADS_CONSENT_URL, POSTS_CONSENT_URL, POSTS_SCOPES } from './constants';
import { type AdsHalf, type DualGrant, type PostsHalf, packDualGrant, unpackDualGrant } from './vendor/dual-grant';
import { scopesIn, scopesOf } from './vendor/scopes';

type Tokens = Pick<TokenGrant, 'accessToken' | 'refreshToken'>;

// TikTok accepts only redirect URLs that end with a slash.
const withSlash = (redirectUri: string) => (redirectUri.endsWith('/') ? redirectUri : `${redirectUri}/`);

const onlyAds = (ads: AdsHalf): TokenGrant => ({
  accessToken: packDualGrant({ ads, posts: null }),
  refreshToken: null,
  expiresAt: null,
});

const isDead = (error: unknown) => error instanceof VendorError && error.code === 'token_revoked';

/** Two consents: ad accounts (a token without end), and one TikTok account (a day, renewed by single-use tokens). */
export function tikTokOAuth(config: PlatformConfig, client: TikTokClient): OAuthFacet {
  const adsApp = { app_id: config.clientId, secret: config.clientSecret };
  const postsApp = { client_id: config.clientId, client_secret: config.clientSecret };

  // Codes and refresh tokens work once, so a call that may have arrived is not repeated.
  async function postsGrant(path: string, json: Record<string, string>, ads: AdsHalf | null): Promise<TokenGrant> {
    const answer = await client.post({
      half: 'posts',
      path,
      accessToken: null,
      json: { ...postsApp, ...json },
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

  async function adsGrant(authCode: string): Promise<TokenGrant> {
    const answer = await client.post({
      half: 'ads',
      path: 'oauth2/access_token/',
      accessToken: null,
      json: { ...adsApp, auth_code: authCode },
      idempotent: false,
      schema: adsTokenAnswer,
    });
    const ads = { token: answer.access_token, scopes: answer.scope };
    return onlyAds(ads);
  }

  async function revokeHalf(half: 'ads' | 'posts', path: string, json: Record<string, string>): Promise<void> {
    try {
      await client.post({ half, path, accessToken: null, json, idempotent: true, schema: anyAnswer });
    } catch (error) {
      const gone = error instanceof VendorError && ['token_expired', 'token_revoked'].includes(error.code);
      if (!gone) throw error;
    }
  }

  const whoGrantedAds = ({ token }: AdsHalf) =>
    client.get({ half: 'ads', path: 'user/info/', accessToken: token, query: {}, schema: userAnswer });

  async function inspectPosts(posts: PostsHalf): Promise<PostsHalf> {
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

  async function nameOfAccount({ token, openId }: PostsHalf): Promise<string> {
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

  return {
    async beginConsent({ consent, state, redirectUri, rerequest }) {
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
      return { url: routedUrl(url, config.sandboxOrigin), secret: null };
    },

    async completeConsent({ consent, answer, redirectUri }) {
      if (consent !== 'posts') return adsGrant(authorizationCode('tiktok', answer, 'auth_code'));
      const grant = {
        grant_type: 'authorization_code',
        auth_code: authorizationCode('tiktok', answer),
        redirect_uri: withSlash(redirectUri),
      };
      return postsGrant('tt_user/oauth2/token/', grant, null);
    },

    mergeGrants(previous, fresh) {
      const before = unpackDualGrant(previous.accessToken);
      const { ads, posts } = unpackDualGrant(fresh.accessToken);
      const { refreshToken, expiresAt } = posts ? fresh : previous;
      return {
        accessToken: packDualGrant({ ads: ads ?? before.ads, posts: posts ?? before.posts }),
        refreshToken: refreshToken ?? previous.refreshToken,
        expiresAt,
      };
    },

    withoutConsent({ accessToken, ...rest }, consent) {
      const { ads, posts } = unpackDualGrant(accessToken);
      if (consent === 'posts') return ads && onlyAds(ads);
      return posts && { ...rest, accessToken: packDualGrant({ ads: null, posts }) };
    },

    async refresh({ accessToken, refreshToken }) {
      const { ads, posts } = unpackDualGrant(accessToken);
      if (!posts) return { accessToken, refreshToken: null, expiresAt: null };
      try {
        if (refreshToken === null) throw tikTokError('reauth', 'token_revoked', 'POST /tt_user/oauth2/refresh_token/');
        const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
        return await postsGrant('tt_user/oauth2/refresh_token/', grant, ads);
      } catch (error) {
        // The TikTok account needs a new consent; the ad accounts stay readable.
        if (ads && error instanceof VendorError && error.errorClass === 'reauth') {
          return { ...onlyAds(ads), lost: [{ kind: 'posts', error }] };
        }
        throw error;
      }
    },

    async revoke({ accessToken }: Tokens) {
      const { ads, posts } = unpackDualGrant(accessToken);
      if (posts) await revokeHalf('posts', 'tt_user/oauth2/revoke/', { ...postsApp, access_token: posts.token });
      if (ads) await revokeHalf('ads', 'oauth2/revoke_token/', { ...adsApp, access_token: ads.token });
    },

    async describeGrant(accessToken): Promise<GrantDescription> {
      const halves = unpackDualGrant(accessToken);
      const [user, posts] = await Promise.all([
        halves.ads && unlessDead(whoGrantedAds(halves.ads)),
        halves.posts && unlessDead(inspectPosts(halves.posts)),
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
      return { externalUserId: posts.openId, displayName: await nameOfAccount(posts), ...scopes, consents: ['posts'] };
    },
  };
}

async function unlessDead<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isDead(error)) return null;
    throw error;
  }
}
