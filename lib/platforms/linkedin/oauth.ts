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
import { requestedScopes } from '../requested-scopes';
import { introspectAnswer, revokeAnswer, tokenAnswer, userinfoAnswer } from './api-types';
import { type LinkedInClient, linkedInError } from './client';
import { ACCESS_TOKEN_SECONDS, CONSENT, OAUTH_URL } from './constants';

function consentUrl(config: PlatformConfig, { state, redirectUri }: ConsentRequest): URL {
  const url = new URL(`${OAUTH_URL}/authorization`);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri,
    state,
    scope: requestedScopes(CONSENT, config).join(' '),
  }).toString();
  return routedUrl(url, config.sandboxOrigin);
}

// Never retried: the first try may have used the code or rotated the refresh token.
async function requestTokens(client: LinkedInClient, form: Record<string, string>): Promise<TokenGrant> {
  const answer: z.output<typeof tokenAnswer> = await client.oauth({
    path: 'accessToken',
    form,
    schema: tokenAnswer,
    idempotent: false,
  });
  client.addNewToken(answer.access_token);
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    expiresAt: new Date(Date.now() + (answer.expires_in ?? ACCESS_TOKEN_SECONDS) * 1000),
  };
}

async function completeConsent(client: LinkedInClient, { answer, redirectUri }: ConsentAnswer): Promise<TokenGrant> {
  const code = authorizationCode('linkedin', answer);
  try {
    return await requestTokens(client, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
  } catch (error) {
    if (!(error instanceof VendorError && error.errorClass === 'reauth')) throw error;
    // Here the error means the code: there is no grant yet.
    throw linkedInError('permanent', 'request_rejected', error.endpoint, error);
  }
}

async function refresh(client: LinkedInClient, { refreshToken }: GrantTokens): Promise<TokenGrant> {
  if (refreshToken === null) throw linkedInError('reauth', 'token_expired', 'refresh without a refresh token');
  return requestTokens(client, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

async function revoke(client: LinkedInClient, { accessToken, refreshToken }: GrantTokens): Promise<void> {
  await revokeToken(client, accessToken);
  // LinkedIn does not document whether one revocation covers both, and a refresh token lives much longer.
  if (refreshToken !== null) await revokeToken(client, refreshToken);
}

async function revokeToken(client: LinkedInClient, token: string): Promise<void> {
  try {
    await client.oauth({ path: 'revoke', form: { token }, schema: revokeAnswer, idempotent: true });
  } catch (error) {
    if (!(error instanceof VendorError && error.errorClass === 'reauth')) throw error;
  }
}

async function describeGrant(
  config: PlatformConfig,
  client: LinkedInClient,
  accessToken: string,
): Promise<GrantDescription> {
  const [member, granted] = await Promise.all([
    client.userinfo(accessToken, userinfoAnswer),
    scopesOf(client, accessToken),
  ]);
  return {
    externalUserId: member.sub,
    displayName: member.name ?? member.sub,
    scopesGranted: granted,
    scopesDeclined: requestedScopes(CONSENT, config).filter((scope) => !granted.includes(scope)),
    consents: ['ads_and_posts'],
  };
}

async function scopesOf(client: LinkedInClient, token: string): Promise<string[]> {
  const answer = await client.oauth({
    path: 'introspectToken',
    form: { token },
    schema: introspectAnswer,
    idempotent: true,
  });
  if (!answer.active) {
    const code = answer.status === 'expired' ? 'token_expired' : 'token_revoked';
    throw linkedInError('reauth', code, 'POST /oauth/v2/introspectToken');
  }
  return (answer.scope ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
}

/** One grant for ads and pages, without PKCE. Most apps get no refresh token: a person must reconnect in time. */
export function linkedInOAuth(config: PlatformConfig, client: LinkedInClient): OAuthFacet {
  return {
    beginConsent: async (request) => ({ url: consentUrl(config, request), secret: null }),
    completeConsent: (answer) => completeConsent(client, answer),
    mergeGrants: keepRefreshToken,
    refresh: (grant) => refresh(client, grant),
    withoutConsent: withoutOnlyConsent,
    revoke: (grant) => revoke(client, grant),
    describeGrant: (accessToken) => describeGrant(config, client, accessToken),
  };
}
