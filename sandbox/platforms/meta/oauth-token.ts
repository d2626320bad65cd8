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
import { codePrefix, tokenPrefix } from './credential-prefixes';
import { graphJson } from './graph-answer';
import { graphError } from './graph-error';
import { callersToken, parameter, sessionOf } from './session';

const shortLifeSeconds = 3600;
const longLifeSeconds = 5_183_944;

export function exchangeToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const clientId = checkClient(request, context);
  const grantType = parameter(request, 'grant_type') ?? 'authorization_code';
  if (grantType === 'fb_exchange_token') return extendToken(request, context, clientId);
  if (grantType !== 'authorization_code')
    throw graphError({ message: `Unsupported grant_type ${grantType}`, code: 100 });
  return spendCode(request, context, clientId);
}

function checkClient(request: SandboxRequest, context: SandboxContext): string {
  const id = parameter(request, 'client_id');
  if (id === undefined) throw graphError({ message: 'Missing client_id parameter.', code: 101 });
  const client = context.clients.find((candidate) => candidate.id === id);
  if (!client) {
    throw graphError({
      message: 'Error validating application. Cannot get application info due to a system error.',
      code: 101,
    });
  }
  if (parameter(request, 'client_secret') !== client.secret) {
    throw graphError({ message: 'Error validating client secret.', code: 1 });
  }
  return id;
}

function spendCode(request: SandboxRequest, context: SandboxContext, clientId: string): SandboxResponse {
  const text = parameter(request, 'code');
  if (text === undefined) throw graphError({ message: 'Missing authorization code', code: 1 });
  const code = readCode(context, codePrefix, text);
  if (!code || code.client !== clientId) {
    throw graphError({ message: 'Invalid verification code format.', code: 100 });
  }
  checkCode(request, context, code);
  if (!context.state.spendCode(code.nonce, code.endsAt, context.now().getTime())) {
    throw graphError({ message: 'This authorization code has been used.', code: 100, subcode: 36009 });
  }
  return tokenAnswer(context, code, shortLifeSeconds);
}

function checkCode(request: SandboxRequest, context: SandboxContext, code: SealedCode): void {
  if (code.endsAt <= context.now().getTime()) {
    throw graphError({ message: 'This authorization code has expired.', code: 100, subcode: 36007 });
  }
  if (parameter(request, 'redirect_uri') !== code.redirectUri) {
    throw graphError({
      message:
        'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in ' +
        'the OAuth dialog request',
      code: 100,
      subcode: 36008,
    });
  }
  if (code.challenge && !provesChallenge(code.challenge, parameter(request, 'code_verifier') ?? '')) {
    throw graphError({ message: 'Invalid code_verifier parameter', code: 100 });
  }
}

function extendToken(request: SandboxRequest, context: SandboxContext, clientId: string): SandboxResponse {
  const token = readToken(context, tokenPrefix, parameter(request, 'fb_exchange_token') ?? '');
  if (!token || token.client !== clientId || token.kind !== 'user') {
    throw graphError({ message: 'Invalid OAuth access token - Cannot parse access token', code: 190, status: 401 });
  }
  sessionOf(token, context);
  return tokenAnswer(context, token, longLifeSeconds);
}

function tokenAnswer(context: SandboxContext, grant: SealedCode | SealedToken, lifeSeconds: number): SandboxResponse {
  const { platform, person, client, generation, granted, declined } = grant;
  const endsAt = context.now().getTime() + lifeSeconds * 1000;
  const token = {
    kind: 'user',
    platform,
    person,
    client,
    generation,
    granted,
    declined,
    endsAt,
    subject: null,
  } as const;
  return graphJson({
    access_token: writeToken(context, tokenPrefix, token),
    token_type: 'bearer',
    expires_in: lifeSeconds,
  });
}

/** Called by the app itself (`id|secret`) or with a valid token of the app. */
export function debugToken(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  checkInspector(callersToken(request) ?? '', context);
  const token = readToken(context, tokenPrefix, parameter(request, 'input_token') ?? '');
  if (!token) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' };
    return graphJson({ data: { error, is_valid: false, scopes: [] } });
  }
  const invalid = invalidReason(context, token);
  const reasons = {
    expired: { code: 190, message: 'Error validating access token: Session has expired.', subcode: 463 },
    revoked: {
      code: 190,
      message: 'Error validating access token: The user has not authorized application.',
      subcode: 458,
    },
  };
  const withdrawn = context.state.withdrawn(grantKey(token));
  return graphJson({
    data: {
      app_id: token.client,
      type: token.kind.toUpperCase(),
      application: 'CMIS Marketing',
      is_valid: invalid === null,
      ...(invalid === null ? {} : { error: reasons[invalid] }),
      issued_at: Math.floor(token.issuedAt / 1000),
      expires_at: token.endsAt === null ? 0 : Math.floor(token.endsAt / 1000),
      data_access_expires_at: Math.floor(token.issuedAt / 1000) + 90 * 86_400,
      scopes: token.granted.filter((permission) => !withdrawn.includes(permission)),
      user_id: token.person,
      ...(token.subject === null ? {} : { profile_id: token.subject }),
    },
  });
}

function checkInspector(text: string, context: SandboxContext): void {
  if (context.clients.some(({ id, secret }) => text === `${id}|${secret}`)) return;
  const token = readToken(context, tokenPrefix, text);
  if (!token)
    throw graphError({ message: 'Invalid OAuth access token - Cannot parse access token', code: 190, status: 401 });
  sessionOf(token, context);
}
