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
import { revokeAnswer, tokenAnswer, tokenInfoAnswer, userInfoAnswer } from './api-types';
import { type GoogleClient, googleError } from './client';
import { ACCESS_TOKEN_SECONDS, AUTHORIZE_URL, REVOKE_URL, SCOPES, TOKEN_INFO_URL, TOKEN_URL } from './constants';

interface App {
  config: PlatformConfig;
  client: GoogleClient;
}

function consentUrl(config: PlatformConfig, { state, redirectUri, codeChallenge }: ConsentRequest): URL {
  const url = new URL(AUTHORIZE_URL);
  url.search = new URLSearchParams({
    client_id: config.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: SCOPES.join(' '),
    state,
    access_type: 'offline',
    // Google returns a refresh token only after an explicit consent; without select_account it reuses the last login.
    prompt: 'select_account consent',
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  }).toString();
  return routedUrl(url, config.sandboxOrigin);
}

function requestTokens({ config, client }: App, form: Record<string, string>) {
  return client.oauth({
    url: TOKEN_URL,
    endpoint: 'POST /token',
    form: { client_id: config.clientId, client_secret: config.clientSecret, ...form },
    schema: tokenAnswer,
  });
}

function toGrant(answer: z.output<typeof tokenAnswer>): TokenGrant {
  const seconds = answer.expires_in ?? ACCESS_TOKEN_SECONDS;
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    expiresAt: new Date(Date.now() + seconds * 1000),
  };
}

async function completeConsent(app: App, { answer, redirectUri, codeVerifier }: ConsentAnswer): Promise<TokenGrant> {
  const code = authorizationCode('google', answer);
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: codeVerifier };
  try {
    return toGrant(await requestTokens(app, form));
  } catch (error) {
    if (!(error instanceof VendorError && error.errorClass === 'reauth')) throw error;
    // Here `invalid_grant` means the code: there is no grant yet.
    const { endpoint, vendorCode, httpStatus } = error;
    throw googleError('permanent', 'request_rejected', endpoint, { vendorCode, httpStatus });
  }
}

async function refresh(app: App, { refreshToken }: GrantTokens): Promise<TokenGrant> {
  if (refreshToken === null) throw googleError('reauth', 'token_revoked', 'refresh without a refresh token');
  return toGrant(await requestTokens(app, { grant_type: 'refresh_token', refresh_token: refreshToken }));
}

async function revoke(client: GoogleClient, { accessToken, refreshToken }: GrantTokens): Promise<void> {
  try {
    await client.oauth({
      url: REVOKE_URL,
      endpoint: 'POST /revoke',
      // Either token revokes the whole grant, but an access token dies after an hour.
      form: { token: refreshToken ?? accessToken },
      idempotent: true,
      schema: revokeAnswer,
    });
  } catch (error) {
    if (!(error instanceof VendorError && error.errorClass === 'reauth')) throw error;
  }
}

async function describeGrant(client: GoogleClient, accessToken: string): Promise<GrantDescription> {
  const [{ scope }, user] = await Promise.all([
    client.oauth({
      url: TOKEN_INFO_URL,
      endpoint: 'POST /tokeninfo',
      accessToken,
      idempotent: true,
      schema: tokenInfoAnswer,
    }),
    client.userInfo(accessToken, userInfoAnswer),
  ]);
  const granted = scope.split(/\s+/).filter((name) => name !== '');
  return {
    externalUserId: user.sub,
    displayName: user.name ?? user.sub,
    scopesGranted: granted,
    scopesDeclined: SCOPES.filter((name) => !granted.includes(name)),
    consents: ['ads'],
  };
}

export function googleOAuth(config: PlatformConfig, client: GoogleClient): OAuthFacet {
  const app = { config, client };
  return {
    beginConsent: async (request) => ({ url: consentUrl(config, request), secret: null }),
    completeConsent: (answer) => completeConsent(app, answer),
    mergeGrants: keepRefreshToken,
    refresh: (grant) => refresh(app, grant),
    withoutConsent: withoutOnlyConsent,
    revoke: (grant) => revoke(client, grant),
    describeGrant: (accessToken) => describeGrant(client, accessToken),
  };
}
