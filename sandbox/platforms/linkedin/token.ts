import { jsonResponse } from '../../json-response';
import {
  grantKey,
  invalidReason,
  readCode,
  readToken,
  type SealedCode,
  type SealedToken,
  writeToken,
} from '../../oauth/sealed-credentials';
import { Refusal } from '../../refusal';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { traitsOf } from './app-traits';
import { accessPrefix, codePrefix, refreshPrefix } from './credential-prefixes';

const accessSeconds = 60 * 86_400;
const refreshSeconds = 365 * 86_400;

export function exchangeToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkClient(request, context);
  switch (field(request, 'grant_type')) {
    case 'authorization_code':
      return spendCode(request, context, client);
    case 'refresh_token':
      return renew(request, context, client);
    default:
      throw oauthError('invalid_request', 'A required parameter "grant_type" is missing or unknown');
  }
}

export function introspectToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkClient(request, context);
  const token = tokenOf(context, client, field(request, 'token'));
  if (!token) return jsonResponse({ active: false });
  const invalid = invalidReason(context, token);
  return jsonResponse({
    active: invalid === null,
    client_id: client,
    authorized_at: Math.floor(token.issuedAt / 1000),
    created_at: Math.floor(token.issuedAt / 1000),
    status: invalid ?? 'active',
    expires_at: Math.floor((token.endsAt ?? 0) / 1000),
    scope: token.granted.join(','),
    auth_type: '3L',
  });
}

export function revokeToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkClient(request, context);
  const token = tokenOf(context, client, field(request, 'token'));
  if (!token || invalidReason(context, token) !== null) {
    throw oauthError('invalid_request', 'The token is invalid, expired or revoked');
  }
  context.state.revoke(grantKey(token));
  return { status: 200, headers: {}, body: '' };
}

/** LinkedIn reads the secret from the form only. */
function checkClient(request: SandboxRequest, context: SandboxContext): string {
  const id = field(request, 'client_id');
  const client = context.clients.find((one) => one.id === id);
  if (client && client.secret === field(request, 'client_secret')) return client.id;
  throw oauthError('invalid_client', 'Client authentication failed', 401);
}

function spendCode(request: SandboxRequest, context: SandboxContext, client: string): SandboxResponse {
  const code = readCode(context, codePrefix, field(request, 'code'));
  const now = context.now().getTime();
  const isGood =
    code?.platform === 'linkedin' &&
    code.client === client &&
    code.endsAt > now &&
    code.redirectUri === field(request, 'redirect_uri');
  if (!isGood || !context.state.spendCode(code.nonce, code.endsAt, now)) {
    throw oauthError(
      'invalid_request',
      'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired.',
    );
  }
  const endsAt = now + refreshSeconds * 1000;
  const refreshToken = traitsOf(client).getsRefreshTokens
    ? writeToken(context, refreshPrefix, { ...grantOf(code), kind: 'refresh', endsAt })
    : null;
  return tokens(context, code, refreshToken, endsAt);
}

function renew(request: SandboxRequest, context: SandboxContext, client: string): SandboxResponse {
  const text = field(request, 'refresh_token');
  if (text === '') throw oauthError('invalid_request', 'A required parameter "refresh_token" is missing');
  const token = readToken(context, refreshPrefix, text);
  const isGood = token?.platform === 'linkedin' && token.client === client && invalidReason(context, token) === null;
  if (!isGood || token.endsAt === null) {
    throw oauthError(
      'invalid_grant',
      'The provided authorization grant or refresh token is invalid, expired or revoked.',
    );
  }
  // The refresh token stays the same; its year counts from the consent.
  return tokens(context, token, text, token.endsAt);
}

/** An access token ends with the year of the consent. */
function tokens(
  context: SandboxContext,
  from: SealedCode | SealedToken,
  refreshToken: string | null,
  refreshEndsAt: number,
): SandboxResponse {
  const now = context.now().getTime();
  const endsAt = Math.min(now + accessSeconds * 1000, refreshEndsAt);
  return jsonResponse({
    access_token: writeToken(context, accessPrefix, { ...grantOf(from), kind: 'access', endsAt }),
    expires_in: Math.floor((endsAt - now) / 1000),
    ...(refreshToken === null
      ? {}
      : {
          refresh_token: refreshToken,
          refresh_token_expires_in: Math.floor((refreshEndsAt - now) / 1000),
        }),
    scope: from.granted.join(','),
    token_type: 'Bearer',
  });
}

function grantOf({ platform, person, client, generation, granted, declined }: SealedCode | SealedToken) {
  return { platform, person, client, generation, granted, declined, subject: null };
}

function tokenOf(context: SandboxContext, client: string, text: string): SealedToken | null {
  const token = readToken(context, accessPrefix, text) ?? readToken(context, refreshPrefix, text);
  return token?.platform === 'linkedin' && token.client === client ? token : null;
}

function field(request: SandboxRequest, name: string): string {
  const isForm = request.headers['content-type']?.includes('application/x-www-form-urlencoded') ?? false;
  const value = isForm ? request.body[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function oauthError(error: string, description: string, status = 400): Refusal {
  return new Refusal(jsonResponse({ error, error_description: description }, status));
}
