import {
  grantKey,
  invalidReason,
  provesChallenge,
  readCode,
  readToken,
  type SealedToken,
  writeToken,
} from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { answer, problem, refuse } from './api-answer';
import { clientOf, prefixes } from './apps';
import { offlineScope } from './permissions';

const accessSeconds = 7200;
/** About half a year; X does not document it. */
const refreshSeconds = 183 * 86_400;

type Grant = Pick<SealedToken, 'platform' | 'person' | 'client' | 'generation' | 'granted' | 'declined'>;

function field(request: SandboxRequest, name: string): string {
  const value = request.body[name];
  return typeof value === 'string' ? value : '';
}

const invalid = (what: string) =>
  refuse(problem(400, { error: 'invalid_request', error_description: `Value passed for the ${what} was invalid.` }));

/** A code or refresh token works once. */
export function exchangeToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = clientOf(request, context);
  switch (field(request, 'grant_type')) {
    case 'authorization_code':
      return spendCode(request, context, client);
    case 'refresh_token':
      return renew(request, context, client);
    default:
      throw invalid('grant_type');
  }
}

function spendCode(request: SandboxRequest, context: SandboxContext, client: string): SandboxResponse {
  const code = readCode(context, prefixes.code, field(request, 'code'));
  const now = context.now().getTime();
  const isGood = code?.platform === 'twitter' && code.client === client && code.endsAt > now;
  if (!isGood) throw invalid('authorization code');
  if (code.redirectUri !== field(request, 'redirect_uri')) throw invalid('redirect uri');
  if (!code.challenge || !provesChallenge(code.challenge, field(request, 'code_verifier'))) {
    throw invalid('code verifier');
  }
  if (!context.state.spendCode(code.nonce, code.endsAt, now)) throw invalid('authorization code');
  // X keeps one grant per app and person: earlier tokens end.
  context.state.revoke(grantKey(code));
  return tokens(context, { ...code, generation: context.state.generation(grantKey(code)) });
}

function renew(request: SandboxRequest, context: SandboxContext, client: string): SandboxResponse {
  const token = readToken(context, prefixes.refresh, field(request, 'refresh_token'));
  const isGood = token?.platform === 'twitter' && token.client === client && invalidReason(context, token) === null;
  if (!isGood || !context.state.spendCode(token.nonce, token.endsAt ?? 0, context.now().getTime())) {
    throw invalid('token');
  }
  return tokens(context, token);
}

function tokens(context: SandboxContext, from: Grant): SandboxResponse {
  const { platform, person, client, generation, granted, declined } = from;
  const grant = { platform, person, client, generation, granted, declined, subject: null };
  const now = context.now().getTime();
  const refresh = { ...grant, kind: 'refresh', endsAt: now + refreshSeconds * 1000 };
  return answer({
    token_type: 'bearer',
    expires_in: accessSeconds,
    access_token: writeToken(context, prefixes.access, {
      ...grant,
      kind: 'access',
      endsAt: now + accessSeconds * 1000,
    }),
    scope: granted.join(' '),
    ...(granted.includes(offlineScope) ? { refresh_token: writeToken(context, prefixes.refresh, refresh) } : {}),
  });
}

export function revokeToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const client = clientOf(request, context);
  const text = field(request, 'token');
  const token = readToken(context, prefixes.access, text) ?? readToken(context, prefixes.refresh, text);
  if (token?.platform !== 'twitter' || token.client !== client) throw invalid('token');
  if (invalidReason(context, token) !== 'revoked') context.state.revoke(grantKey(token));
  return answer({ revoked: true });
}
