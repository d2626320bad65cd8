import { routedUrl } from '@/lib/vendor-http/routed-url';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { authorizationCode } from '../authorization-code';
import type { ConsentKind, GrantDescription, OAuthFacet, PlatformConfig, TokenGrant } from '../platform';
import { adsTokenAnswer, anyAnswer, postsTokenAnswer, requestTokenAnswer } from './api-types';
import type { TwitterClient } from './client';
import { ADS_CONSENT_URL, POSTS_CONSENT_URL, POSTS_SCOPES } from './constants';
import { whoAdvertises, whoPosts } from './profiles';
import { type AdsHalf, type DualGrant, type PostsHalf, packDualGrant, unpackDualGrant } from './vendor/dual-grant';
import { twitterError } from './vendor/twitter-error';

// Stored until the person returns. Neither part contains a colon.
const requestSecretOf = (token: string, secret: string) => `${token}:${secret}`;

const scopesIn = (text: string) => text.split(/\s+/).filter((scope) => scope !== '');

const adsGrant = (ads: AdsHalf): TokenGrant => ({
  accessToken: packDualGrant({ posts: null, ads }),
  refreshToken: null,
  expiresAt: null,
});

/** Two consents: posts by OAuth 2.0 (two hours, renewed by single-use tokens), ads by OAuth 1.0a (without end). */
export function twitterOAuth(config: PlatformConfig, client: TwitterClient): OAuthFacet {
  // Codes and refresh tokens work once, so a call that may have arrived is not repeated.
  async function postsGrant(form: Record<string, string>, ads: AdsHalf | null): Promise<TokenGrant> {
    const answer = await client.postAsApp({ path: '/2/oauth2/token', form, schema: postsTokenAnswer });
    const expiresAt = new Date(Date.now() + answer.expires_in * 1000);
    const posts = { token: answer.access_token, scopes: scopesIn(answer.scope), endsAt: expiresAt.getTime() };
    return { accessToken: packDualGrant({ posts, ads }), refreshToken: answer.refresh_token ?? null, expiresAt };
  }

  async function completeAds(answer: URLSearchParams, requestSecret: string | null): Promise<TokenGrant> {
    const endpoint = 'consent screen';
    if (answer.has('denied')) throw twitterError('permanent', 'consent_refused', endpoint);
    const [token = '', secret = ''] = (requestSecret ?? '').split(':');
    const verifier = answer.get('oauth_verifier');
    // Another request's token would attach another person's answer to this connection.
    if (!verifier || token === '' || answer.get('oauth_token') !== token) {
      throw twitterError('permanent', 'request_rejected', endpoint);
    }
    const tokens = await client.postSigned({
      path: '/oauth/access_token',
      token: { token, secret },
      extra: { oauth_verifier: verifier },
      schema: adsTokenAnswer,
    });
    return adsGrant({ token: tokens.oauth_token, secret: tokens.oauth_token_secret });
  }

  async function adsScreen(redirectUri: string, state: string): Promise<{ url: URL; secret: string }> {
    // OAuth 1.0a has no state parameter; the callback URL carries ours.
    const callback = new URL(redirectUri);
    callback.searchParams.set('state', state);
    const tokens = await client.postSigned({
      path: '/oauth/request_token',
      token: null,
      extra: { oauth_callback: callback.href },
      schema: requestTokenAnswer,
    });
    const url = new URL(ADS_CONSENT_URL);
    url.searchParams.set('oauth_token', tokens.oauth_token);
    return { url, secret: requestSecretOf(tokens.oauth_token, tokens.oauth_token_secret) };
  }

  async function revokePosts({ token }: Pick<PostsHalf, 'token'>, hint: 'access_token' | 'refresh_token') {
    await client.postAsApp({
      path: '/2/oauth2/revoke',
      form: { token, token_type_hint: hint },
      idempotent: true,
      schema: anyAnswer,
    });
  }

  async function revokeAds(token: AdsHalf) {
    const path = '/1.1/oauth/invalidate_token.json';
    await client.postSigned({ path, token, idempotent: true, schema: anyAnswer });
  }

  return {
    async beginConsent({ consent, state, redirectUri, codeChallenge }) {
      if (consent === 'ads') {
        const { url, secret } = await adsScreen(redirectUri, state);
        return { url: routedUrl(url, config.sandboxOrigin), secret };
      }
      const url = new URL(POSTS_CONSENT_URL);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: config.clientId,
        redirect_uri: redirectUri,
        scope: POSTS_SCOPES.join(' '),
        state,
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      }).toString();
      return { url: routedUrl(url, config.sandboxOrigin), secret: null };
    },

    async completeConsent({ consent, answer, redirectUri, codeVerifier, secret }) {
      if (consent === 'ads') return completeAds(answer, secret);
      const form = {
        grant_type: 'authorization_code',
        code: authorizationCode('twitter', answer),
        redirect_uri: redirectUri,
        code_verifier: codeVerifier,
      };
      return postsGrant(form, null);
    },

    mergeGrants(previous, fresh) {
      const before = unpackDualGrant(previous.accessToken);
      const { posts, ads } = unpackDualGrant(fresh.accessToken);
      // Only the posts half expires and is renewed.
      const { refreshToken, expiresAt } = posts ? fresh : previous;
      return {
        accessToken: packDualGrant({ posts: posts ?? before.posts, ads: ads ?? before.ads }),
        refreshToken: refreshToken ?? previous.refreshToken,
        expiresAt,
      };
    },

    withoutConsent({ accessToken, ...rest }, consent) {
      const { posts, ads } = unpackDualGrant(accessToken);
      if (consent === 'posts') return ads && adsGrant(ads);
      return posts && { ...rest, accessToken: packDualGrant({ posts, ads: null }) };
    },

    async refresh({ accessToken, refreshToken }) {
      const { posts, ads } = unpackDualGrant(accessToken);
      if (!posts) return { accessToken, refreshToken: null, expiresAt: null };
      try {
        if (refreshToken === null) throw twitterError('reauth', 'token_revoked', 'POST /2/oauth2/token');
        return await postsGrant({ grant_type: 'refresh_token', refresh_token: refreshToken }, ads);
      } catch (error) {
        // Posts need a new consent; the ad accounts stay readable.
        if (ads && error instanceof VendorError && error.errorClass === 'reauth') {
          return { ...adsGrant(ads), lost: [{ kind: 'posts', error }] };
        }
        throw error;
      }
    },

    async revoke({ accessToken, refreshToken }) {
      const { posts, ads } = unpackDualGrant(accessToken);
      if (posts && refreshToken !== null) await unlessDead(revokePosts({ token: refreshToken }, 'refresh_token'));
      if (posts) await unlessDead(revokePosts(posts, 'access_token'));
      if (ads) await unlessDead(revokeAds(ads));
    },

    async describeGrant(accessToken): Promise<GrantDescription> {
      const { posts, ads } = unpackDualGrant(accessToken);
      const [poster, advertiser] = await Promise.all([
        posts && identify(whoPosts(client, posts)),
        ads && identify(whoAdvertises(client, ads)),
      ]);
      const user = poster?.user ?? advertiser?.user;
      if (!user) throw (poster ?? advertiser)?.death ?? twitterError('reauth', 'token_revoked', 'GET /users/me');
      if (poster?.user && advertiser?.user && poster.user.id !== advertiser.user.id) {
        throw twitterError('permanent', 'other_person', 'GET /users/me');
      }
      // An expired token can be renewed: the consent is alive.
      const arePostsAlive = poster?.user !== undefined || poster?.death?.code === 'token_expired';
      return {
        externalUserId: user.id,
        displayName: user.name || user.username || user.id,
        ...scopesOf({ posts: arePostsAlive ? posts : null, ads }),
        consents: [
          ...(arePostsAlive ? ['posts' as const] : []),
          ...(advertiser?.user ? ['ads' as const] : []),
        ] satisfies ConsentKind[],
      };
    },
  };
}

function scopesOf({ posts }: DualGrant): Pick<GrantDescription, 'scopesGranted' | 'scopesDeclined'> {
  if (!posts) return { scopesGranted: [], scopesDeclined: [] };
  return {
    scopesGranted: posts.scopes,
    scopesDeclined: POSTS_SCOPES.filter((scope) => !posts.scopes.includes(scope)),
  };
}

// The person of a half, or the failure that ended it. @throws every other failure
async function identify<User>(answer: Promise<User>): Promise<{ user?: User; death?: VendorError }> {
  try {
    return { user: await answer };
  } catch (error) {
    if (error instanceof VendorError && error.errorClass === 'reauth') return { death: error };
    throw error;
  }
}

async function unlessDead(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const isDead = error instanceof VendorError && (error.errorClass === 'reauth' || error.httpStatus === 400);
    if (!isDead) throw error;
  }
}
