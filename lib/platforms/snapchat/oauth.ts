import type { z } from 'zod';
import { routedUrl } from '@/lib/vendor-http/routed-url';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { authorizationCode } from '../authorization-code';
import { keepRefreshToken, withoutOnlyConsent } from '../merge-grants';
import type {
  ConsentAnswer,
  ConsentRequest,
  GrantDescription,
  GrantTokens,
  OAuthFacet,
  PlatformConfig,
  TokenGrant,
} from '../platform';
import { meAnswer, tokenAnswer } from './api-types';
import { type SnapchatClient, snapchatError } from './client';
import { ADS_SCOPE, AUTHORIZE_URL, PROFILE_SCOPE, SCOPES, SHORTEST_TOKEN_SECONDS } from './constants';
import { myProfiles } from './profiles';

function consentUrl(config: PlatformConfig, { state, redirectUri }: ConsentRequest): URL {
  const url = new URL(AUTHORIZE_URL);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri,
    scope: SCOPES.join(' '),
    state,
  }).toString();
  return routedUrl(url, config.sandboxOrigin);
}

function toGrant(answer: z.output<typeof tokenAnswer>): TokenGrant {
  const seconds = answer.expires_in ?? SHORTEST_TOKEN_SECONDS;
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    expiresAt: new Date(Date.now() + seconds * 1000),
  };
}

async function completeConsent(client: SnapchatClient, { answer, redirectUri }: ConsentAnswer): Promise<TokenGrant> {
  const code = authorizationCode('snapchat', answer);
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  try {
    return toGrant(await client.requestTokens(form, tokenAnswer));
  } catch (error) {
    if (!(error instanceof VendorError && error.errorClass === 'reauth')) throw error;
    // Here `invalid_grant` means the code: there is no grant yet.
    const { endpoint, vendorCode, httpStatus } = error;
    throw snapchatError('permanent', 'request_rejected', endpoint, { vendorCode, httpStatus });
  }
}

async function refresh(client: SnapchatClient, { refreshToken }: GrantTokens): Promise<TokenGrant> {
  if (refreshToken === null) throw snapchatError('reauth', 'token_revoked', 'refresh without a refresh token');
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  return toGrant(await client.requestTokens(form, tokenAnswer));
}

// Snap documents no revocation endpoint: reporting success would leave the access alive.
async function revoke(): Promise<never> {
  throw snapchatError('permanent', 'request_rejected', 'revocation, which Snap does not offer');
}

async function describeGrant(client: SnapchatClient, accessToken: string): Promise<GrantDescription> {
  const [{ me }, profiles] = await Promise.all([
    client.get({ path: ['me'], endpoint: 'GET /me', accessToken, schema: meAnswer }),
    myProfiles(client, accessToken),
  ]);
  return {
    externalUserId: me.id,
    displayName: me.display_name ?? me.email ?? me.id,
    scopesGranted: profiles ? [...SCOPES] : [ADS_SCOPE],
    scopesDeclined: profiles ? [] : [PROFILE_SCOPE],
    consents: ['ads_and_posts'],
  };
}

/** One grant for ads and public profiles, without PKCE and without revocation. */
export function snapchatOAuth(config: PlatformConfig, client: SnapchatClient): OAuthFacet {
  return {
    beginConsent: async (request) => ({ url: consentUrl(config, request), secret: null }),
    completeConsent: (answer) => completeConsent(client, answer),
    mergeGrants: keepRefreshToken,
    refresh: (grant) => refresh(client, grant),
    withoutConsent: withoutOnlyConsent,
    revoke,
    describeGrant: (accessToken) => describeGrant(client, accessToken),
  };
}
