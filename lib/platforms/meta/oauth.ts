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
import { debugTokenAnswer, permissionsAnswer, revokeAnswer, tokenAnswer, userAnswer } from './api-types';
import { type MetaClient, metaError } from './client';
import { CONSENT, DIALOG_URL, UNKNOWN_LIFETIME_SECONDS } from './constants';

interface App {
  config: PlatformConfig;
  client: MetaClient;
}

const TOKEN_CALL = {
  path: ['oauth', 'access_token'],
  endpoint: 'POST /oauth/access_token',
  accessToken: null,
  schema: tokenAnswer,
} as const;

const credentialsOf = ({ clientId, clientSecret }: PlatformConfig) => ({
  client_id: clientId,
  client_secret: clientSecret,
});

function consentUrl(config: PlatformConfig, { state, redirectUri, codeChallenge, rerequest }: ConsentRequest): URL {
  const url = new URL(DIALOG_URL);
  url.search = new URLSearchParams({
    client_id: config.clientId,
    redirect_uri: redirectUri,
    state,
    response_type: 'code',
    // Facebook Login separates scopes by commas, unlike other OAuth providers.
    scope: requestedScopes(CONSENT, config).join(','),
    ...(rerequest ? { auth_type: 'rerequest' } : {}),
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  }).toString();
  return routedUrl(url, config.sandboxOrigin);
}

async function completeConsent(app: App, { answer, redirectUri, codeVerifier }: ConsentAnswer): Promise<TokenGrant> {
  const code = authorizationCode('meta', answer);
  const short = await app.client.post({
    ...TOKEN_CALL,
    form: { ...credentialsOf(app.config), redirect_uri: redirectUri, code, code_verifier: codeVerifier },
  });
  // The code is used up: a failure here would send the person through the consent screen again, so it is retried.
  return exchangeToken(app, short.access_token, true);
}

// The exchange both upgrades a new token and is the only way to renew one.
async function exchangeToken(app: App, token: string, idempotent: boolean): Promise<TokenGrant> {
  const long = await app.client.post({
    ...TOKEN_CALL,
    form: { ...credentialsOf(app.config), grant_type: 'fb_exchange_token', fb_exchange_token: token },
    idempotent,
  });
  const expiresAt = await expiryOf(app, long.access_token, long.expires_in);
  return { accessToken: long.access_token, refreshToken: null, expiresAt };
}

// The exchange omits `expires_in` for tokens without a fixed end.
async function expiryOf(app: App, token: string, expiresIn: number | undefined): Promise<Date | null> {
  const known = await inspect(app, token);
  if (known?.is_valid === false) throw metaError('reauth', 'token_revoked', 'GET /debug_token');
  if (known?.expires_at === 0) return null;
  if (known?.expires_at !== undefined) return new Date(known.expires_at * 1000);
  return new Date(Date.now() + (expiresIn ?? UNKNOWN_LIFETIME_SECONDS) * 1000);
}

// Undefined when debug_token cannot answer now.
async function inspect({ config, client }: App, token: string) {
  try {
    const { data } = await client.get({
      path: ['debug_token'],
      endpoint: 'GET /debug_token',
      accessToken: `${config.clientId}|${config.clientSecret}`,
      query: { input_token: token },
      // Callers hold a lease while they wait.
      idempotent: false,
      schema: debugTokenAnswer,
    });
    return data;
  } catch (error) {
    // The token is good; losing it because its expiry is unknown would be worse than a guess.
    if (error instanceof VendorError) return undefined;
    throw error;
  }
}

async function revoke(client: MetaClient, { accessToken }: GrantTokens): Promise<void> {
  try {
    await client.delete({
      path: ['me', 'permissions'],
      endpoint: 'DELETE /me/permissions',
      accessToken,
      idempotent: true,
      schema: revokeAnswer,
    });
  } catch (error) {
    if (!(error instanceof VendorError && ['token_expired', 'token_revoked'].includes(error.code))) throw error;
  }
}

async function describeGrant({ config, client }: App, accessToken: string): Promise<GrantDescription> {
  const [user, permissions] = await Promise.all([
    client.get({ path: ['me'], endpoint: 'GET /me', accessToken, query: { fields: 'id,name' }, schema: userAnswer }),
    client.get({
      path: ['me', 'permissions'],
      endpoint: 'GET /me/permissions',
      accessToken,
      schema: permissionsAnswer,
    }),
  ]);
  const granted = permissions.data.filter((row) => row.status === 'granted').map((row) => row.permission);
  const refused = permissions.data.filter((row) => row.status !== 'granted').map((row) => row.permission);
  // Permissions that the app may not request are missing from the list.
  const missing = requestedScopes(CONSENT, config).filter((scope) => !granted.includes(scope));
  return {
    externalUserId: user.id,
    displayName: user.name ?? user.id,
    scopesGranted: granted,
    scopesDeclined: [...new Set([...missing, ...refused])],
    consents: ['ads_and_posts'],
  };
}

/** Facebook Login: one grant for ads, pages and their Instagram profiles. */
export function metaOAuth(config: PlatformConfig, client: MetaClient): OAuthFacet {
  const app = { config, client };
  return {
    beginConsent: async (request) => ({ url: consentUrl(config, request), secret: null }),
    completeConsent: (answer) => completeConsent(app, answer),
    mergeGrants: keepRefreshToken,
    refresh: ({ accessToken }) => exchangeToken(app, accessToken, false),
    withoutConsent: withoutOnlyConsent,
    revoke: (grant) => revoke(client, grant),
    describeGrant: (accessToken) => describeGrant(app, accessToken),
  };
}
