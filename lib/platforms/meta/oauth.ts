import { routedUrl } from '@/lib/vendor-http/routed-url';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { authorizationCode } from '../authorization-code';
import { keepRefreshToken, withoutOnlyConsent } from '../merge-grants';
import type { GrantDescription, OAuthFacet, PlatformConfig, TokenGrant } from '../platform';
import { requestedScopes } from '../requested-scopes';
import { debugTokenAnswer, permissionsAnswer, revokeAnswer, tokenAnswer, userAnswer } from './api-types';
import { type MetaClient, metaError } from './client';
import { CONSENT, DIALOG_URL, UNKNOWN_LIFETIME_SECONDS } from './constants';

const TOKEN_PATH = ['oauth', 'access_token'] as const;
const TOKEN_ENDPOINT = 'POST /oauth/access_token';

/** Facebook Login: one grant for ads, pages and their Instagram profiles. */
export function metaOAuth(config: PlatformConfig, client: MetaClient): OAuthFacet {
  const scopes = requestedScopes(CONSENT, config);
  const app = { client_id: config.clientId, client_secret: config.clientSecret };

  // Undefined when debug_token cannot answer now.
  async function inspect(token: string) {
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

  // The exchange omits `expires_in` for tokens without a fixed end.
  async function expiryOf(token: string, expiresIn: number | undefined): Promise<Date | null> {
    const known = await inspect(token);
    if (known?.is_valid === false) throw metaError('reauth', 'token_revoked', 'GET /debug_token');
    if (known?.expires_at === 0) return null;
    if (known?.expires_at !== undefined) return new Date(known.expires_at * 1000);
    return new Date(Date.now() + (expiresIn ?? UNKNOWN_LIFETIME_SECONDS) * 1000);
  }

  // The exchange both upgrades a new token and is the only way to renew one.
  async function exchangeToken(token: string, idempotent: boolean): Promise<TokenGrant> {
    const long = await client.post({
      path: TOKEN_PATH,
      endpoint: TOKEN_ENDPOINT,
      accessToken: null,
      form: { ...app, grant_type: 'fb_exchange_token', fb_exchange_token: token },
      idempotent,
      schema: tokenAnswer,
    });
    const expiresAt = await expiryOf(long.access_token, long.expires_in);
    return { accessToken: long.access_token, refreshToken: null, expiresAt };
  }

  return {
    async beginConsent({ state, redirectUri, codeChallenge, rerequest }) {
      const url = new URL(DIALOG_URL);
      url.search = new URLSearchParams({
        client_id: config.clientId,
        redirect_uri: redirectUri,
        state,
        response_type: 'code',
        // Facebook Login separates scopes by commas, unlike other OAuth providers.
        scope: scopes.join(','),
        ...(rerequest ? { auth_type: 'rerequest' } : {}),
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      }).toString();
      return { url: routedUrl(url, config.sandboxOrigin), secret: null };
    },

    async completeConsent({ answer, redirectUri, codeVerifier }) {
      const code = authorizationCode('meta', answer);
      const short = await client.post({
        path: TOKEN_PATH,
        endpoint: TOKEN_ENDPOINT,
        accessToken: null,
        form: { ...app, redirect_uri: redirectUri, code, code_verifier: codeVerifier },
        schema: tokenAnswer,
      });
      // The code is used up: a failure here would send the person through the consent screen again, so it is retried.
      return exchangeToken(short.access_token, true);
    },

    mergeGrants: keepRefreshToken,
    withoutConsent: withoutOnlyConsent,

    refresh: ({ accessToken }) => exchangeToken(accessToken, false),

    async revoke({ accessToken }) {
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
    },

    async describeGrant(accessToken): Promise<GrantDescription> {
      const [user, permissions] = await Promise.all([
        client.get({
          path: ['me'],
          endpoint: 'GET /me',
          accessToken,
          query: { fields: 'id,name' },
          schema: userAnswer,
        }),
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
      const missing = scopes.filter((scope) => !granted.includes(scope));
      return {
        externalUserId: user.id,
        displayName: user.name ?? user.id,
        scopesGranted: granted,
        scopesDeclined: [...new Set([...missing, ...refused])],
        consents: ['ads_and_posts'],
      };
    },
  };
}
