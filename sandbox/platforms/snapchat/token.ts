import { jsonResponse } from '../../json-response';
import {
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

const accessSeconds = 3600;

export function exchangeToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = checkClient(request, context);
  switch (field(request, 'grant_type')) {
    case 'authorization_code':
      return spendCode(request, context, client);
    case 'refresh_token':
      return renew(request, context, client);
    default:
      throw oauthError('unsupported_grant_type', 'The grant type is not supported');
  }
}

function checkClient(request: SandboxRequest, context: SandboxContext): string {
  const client = context.clients.find(({ id }) => id === field(request, 'client_id'));
  if (!client || client.secret !== field(request, 'client_secret')) {
    throw oauthError('invalid_client', 'Client authentication failed', 401);
  }
  return client.id;
}

function spendCode(request: SandboxRequest, context: SandboxContext, client: string): SandboxResponse {
  const code = readCode(context, codePrefix, field(request, 'code'));
  const now = context.now().getTime();
  const isGood =
    code?.platform === 'snapchat' &&
    code.client === client &&
    code.endsAt > now &&
    code.redirectUri === field(request, 'redirect_uri');
  if (!isGood || !context.state.spendCode(code.nonce, code.endsAt, now)) {
    throw oauthError('invalid_grant', 'The authorization code is invalid, expired or was used before');
  }
  return tokens(context, code, { withRefreshToken: true });
}

function renew(request: SandboxRequest, context: SandboxContext, client: string): SandboxResponse {
  const token = readToken(context, refreshPrefix, field(request, 'refresh_token'));
  const isGood = token?.platform === 'snapchat' && token.client === client && invalidReason(context, token) === null;
  const { rotation } = traitsOf(client);
  // Snap's refresh tokens have no end, so a used one is remembered forever.
  const spend = () =>
    token !== null && context.state.spendCode(token.nonce, Number.MAX_SAFE_INTEGER, context.now().getTime());
  if (!isGood || (rotation === 'single-use' && !spend())) {
    throw oauthError('invalid_grant', 'The refresh token is invalid');
  }
  return tokens(context, token, { withRefreshToken: rotation !== 'silent' });
}

function tokens(
  context: SandboxContext,
  from: SealedCode | SealedToken,
  { withRefreshToken }: { withRefreshToken: boolean },
): SandboxResponse {
  const { platform, person, client, generation, granted, declined } = from;
  const grant = { platform, person, client, generation, granted, declined, subject: null };
  const endsAt = context.now().getTime() + accessSeconds * 1000;
  return jsonResponse({
    access_token: writeToken(context, accessPrefix, { ...grant, kind: 'access', endsAt }),
    token_type: 'Bearer',
    expires_in: accessSeconds,
    ...(withRefreshToken
      ? { refresh_token: writeToken(context, refreshPrefix, { ...grant, kind: 'refresh', endsAt: null }) }
      : {}),
    scope: granted.join(' '),
  });
}

function field(request: SandboxRequest, name: string): string {
  const value = request.body[name];
  return typeof value === 'string' ? value : '';
}

function oauthError(error: string, description: string, status = 400): Refusal {
  return new Refusal(jsonResponse({ error, error_description: description }, status));
}
