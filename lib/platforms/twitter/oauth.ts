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
import { adsTokenAnswer, anyAnswer, postsTokenAnswer, requestTokenAnswer } from './api-types';
import type { TwitterClient } from './client';
import { ADS_CONSENT_URL, POSTS_CONSENT_URL, POSTS_SCOPES } from './constants';
import { whoAdvertises, whoPosts } from './profiles';
import { type AdsHalf, type PostsHalf, packDualGrant, unpackDualGrant } from './vendor/dual-grant';
import { twitterError } from './vendor/twitter-error';

interface App {
  config: PlatformConfig;
  client: TwitterClient;
}

async function beginConsent({ config, client }: App, request: ConsentRequest) {
  const { url, secret } =
    request.consent === 'ads'
      ? await requestAdsConsent(client, request)
      : { url: postsConsentUrl(config, request), secret: null };
  return { url: routedUrl(url, config.sandboxOrigin), secret };
}

function postsConsentUrl(config: PlatformConfig, { state, redirectUri, codeChallenge }: ConsentRequest): URL {
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
  return url;
}

async function requestAdsConsent(client: TwitterClient, { redirectUri, state }: ConsentRequest) {
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
  // Neither part contains a colon.
  return { url, secret: `${tokens.oauth_token}:${tokens.oauth_token_secret}` };
}

async function completeConsent(client: TwitterClient, consentAnswer: ConsentAnswer): Promise<TokenGrant> {
  if (consentAnswer.consent === 'ads') return completeAdsConsent(client, consentAnswer);
  const form = {
    grant_type: 'authorization_code',
    code: authorizationCode('twitter', consentAnswer.answer),
    redirect_uri: consentAnswer.redirectUri,
    code_verifier: consentAnswer.codeVerifier,
  };
  return requestPostsGrant(client, form, null);
}

async function completeAdsConsent(
  client: TwitterClient,
  { answer, secret: requestSecret }: ConsentAnswer,
): Promise<TokenGrant> {
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
  return onlyAds({ token: tokens.oauth_token, secret: tokens.oauth_token_secret });
}

const onlyAds = (ads: AdsHalf): TokenGrant => ({
  accessToken: packDualGrant({ posts: null, ads }),
  refreshToken: null,
  expiresAt: null,
});

const scopesIn = (text: string) => text.split(/\s+/).filter((scope) => scope !== '');

// Codes and refresh tokens work once, so a call that may have arrived is not repeated.
async function requestPostsGrant(
  client: TwitterClient,
  form: Record<string, string>,
  ads: AdsHalf | null,
): Promise<TokenGrant> {
  const answer = await client.postAsApp({ path: '/2/oauth2/token', form, schema: postsTokenAnswer });
  const expiresAt = new Date(Date.now() + answer.expires_in * 1000);
  const posts = { token: answer.access_token, scopes: scopesIn(answer.scope), endsAt: expiresAt.getTime() };
  return { accessToken: packDualGrant({ posts, ads }), refreshToken: answer.refresh_token ?? null, expiresAt };
}

function mergeGrants(previous: TokenGrant, fresh: TokenGrant): TokenGrant {
  const before = unpackDualGrant(previous.accessToken);
  const { posts, ads } = unpackDualGrant(fresh.accessToken);
  // Only the posts half expires and is renewed.
  const { refreshToken, expiresAt } = posts ? fresh : previous;
  return {
    accessToken: packDualGrant({ posts: posts ?? before.posts, ads: ads ?? before.ads }),
    refreshToken: refreshToken ?? previous.refreshToken,
    expiresAt,
  };
}

function withoutConsent({ accessToken, ...rest }: TokenGrant, consent: ConsentKind): TokenGrant | null {
  const { posts, ads } = unpackDualGrant(accessToken);
  if (consent === 'posts') return ads && onlyAds(ads);
  return posts && { ...rest, accessToken: packDualGrant({ posts, ads: null }) };
}

async function refresh(client: TwitterClient, { accessToken, refreshToken }: GrantTokens): Promise<RenewedGrant> {
  const { posts, ads } = unpackDualGrant(accessToken);
  if (!posts) return { accessToken, refreshToken: null, expiresAt: null };
  try {
    if (refreshToken === null) throw twitterError('reauth', 'token_revoked', 'POST /2/oauth2/token');
    return await requestPostsGrant(client, { grant_type: 'refresh_token', refresh_token: refreshToken }, ads);
  } catch (error) {
    // Posts need a new consent; the ad accounts stay readable.
    if (ads && error instanceof VendorError && error.errorClass === 'reauth') {
      return { ...onlyAds(ads), lost: [{ kind: 'posts', error }] };
    }
    throw error;
  }
}

async function revoke(client: TwitterClient, { accessToken, refreshToken }: GrantTokens): Promise<void> {
  const { posts, ads } = unpackDualGrant(accessToken);
  if (posts && refreshToken !== null) await unlessDead(revokePosts(client, refreshToken, 'refresh_token'));
  if (posts) await unlessDead(revokePosts(client, posts.token, 'access_token'));
  if (ads) await unlessDead(revokeAds(client, ads));
}

async function revokePosts(client: TwitterClient, token: string, hint: 'access_token' | 'refresh_token') {
  await client.postAsApp({
    path: '/2/oauth2/revoke',
    form: { token, token_type_hint: hint },
    idempotent: true,
    schema: anyAnswer,
  });
}

async function revokeAds(client: TwitterClient, token: AdsHalf) {
  const path = '/1.1/oauth/invalidate_token.json';
  await client.postSigned({ path, token, idempotent: true, schema: anyAnswer });
}

async function unlessDead(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const isDead = error instanceof VendorError && (error.errorClass === 'reauth' || error.httpStatus === 400);
    if (!isDead) throw error;
  }
}

async function describeGrant(client: TwitterClient, accessToken: string): Promise<GrantDescription> {
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
    ...scopesOf(arePostsAlive ? posts : null),
    consents: [
      ...(arePostsAlive ? ['posts' as const] : []),
      ...(advertiser?.user ? ['ads' as const] : []),
    ] satisfies ConsentKind[],
  };
}

async function identify<User>(answer: Promise<User>): Promise<{ user?: User; death?: VendorError }> {
  try {
    return { user: await answer };
  } catch (error) {
    if (error instanceof VendorError && error.errorClass === 'reauth') return { death: error };
    throw error;
  }
}

function scopesOf(posts: PostsHalf | null): Pick<GrantDescription, 'scopesGranted' | 'scopesDeclined'> {
  if (!posts) return { scopesGranted: [], scopesDeclined: [] };
  return {
    scopesGranted: posts.scopes,
    scopesDeclined: POSTS_SCOPES.filter((scope) => !posts.scopes.includes(scope)),
  };
}

/** Two consents: posts by OAuth 2.0 (two hours, renewed by single-use tokens), ads by OAuth 1.0a (without end). */
export function twitterOAuth(config: PlatformConfig, client: TwitterClient): OAuthFacet {
  const app = { config, client };
  return {
    beginConsent: (request) => beginConsent(app, request),
    completeConsent: (answer) => completeConsent(client, answer),
    mergeGrants,
    refresh: (grant) => refresh(client, grant),
    withoutConsent,
    revoke: (grant) => revoke(client, grant),
    describeGrant: (accessToken) => describeGrant(client, accessToken),
  };
}
