import { grantKey, readCode, readToken, type SealedToken, writeToken } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { checkApp, prefixes, validToken } from './credentials';
import { invalid, refuse, succeed } from './envelope';
import { required } from './parameters';

const accessLifeSeconds = 86_400;
const refreshLifeSeconds = 365 * 86_400;

type Grant = Pick<SealedToken, 'platform' | 'person' | 'client' | 'generation' | 'granted' | 'declined'>;

function tokenAnswer(context: SandboxContext, grant: Grant, grantEndsAt: number): SandboxResponse {
  const now = context.now().getTime();
  const { platform, person, client, generation, granted, declined } = grant;
  const common = { platform, person, client, generation, granted, declined, subject: person };
  return succeed({
    access_token: writeToken(context, prefixes.postsToken, {
      ...common,
      kind: 'posts',
      endsAt: now + accessLifeSeconds * 1000,
    }),
    token_type: 'Bearer',
    expires_in: accessLifeSeconds,
    refresh_token: writeToken(context, prefixes.refreshToken, { ...common, kind: 'refresh', endsAt: grantEndsAt }),
    refresh_token_expires_in: Math.floor((grantEndsAt - now) / 1000),
    open_id: person,
    scope: granted.join(','),
  });
}

function checkGrantType(request: SandboxRequest, expected: string): void {
  if (required(request, 'grant_type') !== expected) throw invalid(`grant_type: Must be ${expected}.`);
}

/** A code works once. */
export function exchangePostsCode(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkApp(context, request.body.client_id, request.body.client_secret);
  checkGrantType(request, 'authorization_code');
  const code = readCode(context, prefixes.postsCode, required(request, 'auth_code'));
  const now = context.now().getTime();
  if (!code || code.client !== client) throw refuse(40115, 'Auth_code is incorrect.');
  if (code.endsAt <= now) throw refuse(40101, 'Auth_code is expired.');
  if (required(request, 'redirect_uri') !== code.redirectUri) {
    throw invalid('redirect_uri: Must be identical to the one of the authorization.');
  }
  if (!context.state.spendCode(code.nonce, code.endsAt, now)) throw refuse(40110, 'Auth_code is used or expired.');
  return tokenAnswer(context, code, now + refreshLifeSeconds * 1000);
}

export function refreshPostsToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkApp(context, request.body.client_id, request.body.client_secret);
  checkGrantType(request, 'refresh_token');
  const token = readToken(context, prefixes.refreshToken, required(request, 'refresh_token'));
  const now = context.now().getTime();
  const endsAt = token?.endsAt ?? 0;
  if (!token || token.client !== client || context.state.generation(grantKey(token)) !== token.generation) {
    throw refuse(40107, 'Refresh token is incorrect or has been revoked.');
  }
  if (endsAt <= now) throw refuse(40103, 'Refresh token is expired.');
  if (!context.state.spendCode(token.nonce, endsAt, now)) throw refuse(40107, 'Refresh token is incorrect.');
  return tokenAnswer(context, token, endsAt);
}

export function revokePostsToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  checkApp(context, request.body.client_id, request.body.client_secret);
  context.state.revoke(grantKey(validToken(context, prefixes.postsToken, required(request, 'access_token'))));
  return succeed({});
}

export function showTokenInfo(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const token = validToken(context, prefixes.postsToken, required(request, 'access_token'));
  if (required(request, 'app_id') !== token.client) throw invalid('app_id: Not the app of the access token.');
  return succeed({ app_id: token.client, scope: token.granted.join(','), creator_id: token.person });
}
