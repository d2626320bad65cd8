import { jsonResponse } from '../../json-response';
import {
  grantKey,
  invalidReason,
  provesChallenge,
  readCode,
  readToken,
  type SealedCode,
  type SealedToken,
  writeToken,
} from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { traitsOf } from './app-traits';
import { accessPrefix, codePrefix, refreshPrefix } from './credential-prefixes';
import { oauthError } from './google-error';

const accessSeconds = 3600;
const dayMs = 86_400_000;
const testingWeekMs = 7 * dayMs;
const idleMs = 183 * dayMs;
/** One more revokes the oldest without notice. */
const mostRefreshTokens = 100;

export function exchangeToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkClient(request, context);
  switch (field(request, 'grant_type')) {
    case 'authorization_code':
      return spendCode(request, context, client);
    case 'refresh_token':
      return renew(request, context, client);
    default:
      throw oauthError('unsupported_grant_type', `Invalid grant_type: ${field(request, 'grant_type')}`);
  }
}

/** Any of its tokens revokes the whole grant. */
export function revokeToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const text = field(request, 'token') || (request.query.get('token') ?? '');
  const token = validToken(context, refreshPrefix, text) ?? validToken(context, accessPrefix, text);
  if (!token) throw oauthError('invalid_token', 'Token expired or revoked');
  context.state.revoke(grantKey(token));
  return jsonResponse({});
}

/** Null when it is not Google's or not valid. */
export function validToken(context: SandboxContext, prefix: string, text: string): SealedToken | null {
  const token = readToken(context, prefix, text);
  if (token?.platform !== 'google' || invalidReason(context, token) !== null) return null;
  if (prefix !== refreshPrefix) return token;
  const lastUse = context.state.lastUse(grantKey(token), token.nonce);
  return lastUse !== null && context.now().getTime() - lastUse < idleMs ? token : null;
}

function checkClient(request: SandboxRequest, context: SandboxContext): string {
  const client = context.clients.find(({ id }) => id === field(request, 'client_id'));
  if (!client) throw oauthError('invalid_client', 'The OAuth client was not found.', 401);
  if (client.secret !== field(request, 'client_secret')) throw oauthError('invalid_client', 'Unauthorized', 401);
  return client.id;
}

function spendCode(request: SandboxRequest, context: SandboxContext, client: string): SandboxResponse {
  const code = readCode(context, codePrefix, field(request, 'code'));
  const now = context.now().getTime();
  if (code?.platform !== 'google' || code.client !== client || code.endsAt <= now) throw invalidGrant('Bad Request');
  if (code.redirectUri !== field(request, 'redirect_uri')) throw oauthError('redirect_uri_mismatch', 'Bad Request');
  const verifier = field(request, 'code_verifier');
  if (code.challenge && verifier === '') throw invalidGrant('Missing code verifier.');
  if (code.challenge && !provesChallenge(code.challenge, verifier)) throw invalidGrant('Invalid code verifier.');
  if (!context.state.spendCode(code.nonce, code.endsAt, now)) throw invalidGrant('Bad Request');
  return jsonResponse({
    ...accessToken(context, code),
    ...(code.isOffline ? refreshToken(context, code) : {}),
  });
}

function renew(request: SandboxRequest, context: SandboxContext, client: string): SandboxResponse {
  const token = validToken(context, refreshPrefix, field(request, 'refresh_token'));
  if (token?.client !== client) throw invalidGrant('Token has been expired or revoked.');
  context.state.recordUse(grantKey(token), token.nonce, context.now().getTime(), mostRefreshTokens);
  return jsonResponse(accessToken(context, token));
}

function accessToken(context: SandboxContext, from: SealedCode | SealedToken) {
  const endsAt = context.now().getTime() + accessSeconds * 1000;
  return {
    access_token: writeToken(context, accessPrefix, { ...grantOf(from), kind: 'access', endsAt }),
    expires_in: accessSeconds - 1,
    scope: from.granted.join(' '),
    token_type: 'Bearer',
  };
}

function refreshToken(context: SandboxContext, code: SealedCode) {
  const now = context.now().getTime();
  const { isInTesting } = traitsOf(code.client);
  const endsAt = isInTesting ? now + testingWeekMs : null;
  const text = writeToken(context, refreshPrefix, { ...grantOf(code), kind: 'refresh', endsAt });
  const nonce = readToken(context, refreshPrefix, text)?.nonce ?? '';
  context.state.recordUse(grantKey(code), nonce, now, mostRefreshTokens);
  return {
    refresh_token: text,
    ...(isInTesting ? { refresh_token_expires_in: testingWeekMs / 1000 - 1 } : {}),
  };
}

function grantOf({ platform, person, client, generation, granted, declined }: SealedCode | SealedToken) {
  return { platform, person, client, generation, granted, declined, subject: null };
}

function field(request: SandboxRequest, name: string): string {
  const value = request.body[name];
  return typeof value === 'string' ? value : '';
}

function invalidGrant(description: string) {
  return oauthError('invalid_grant', description);
}
