import { createHmac } from 'node:crypto';
import { grantKey, invalidReason, readToken, type SealedToken } from '../../oauth/sealed-credentials';
import type { SandboxContext, SandboxRequest } from '../../sandbox-platform';
import type { Person } from '../../world/model';
import { tokenPrefix } from './credential-prefixes';
import { graphError, invalidParameter, tokenError } from './graph-error';

export interface GraphSession {
  token: SealedToken;
  person: Person;
  permissions: readonly string[];
}

export function parameter(request: SandboxRequest, name: string): string | undefined {
  const value = request.query.get(name) ?? request.body[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @throws Refusal without a valid token */
export function openSession(request: SandboxRequest, context: SandboxContext): GraphSession {
  const text = callersToken(request);
  if (text === undefined) {
    throw graphError({
      message: 'An active access token must be used to query information about the current user.',
      code: 2500,
    });
  }
  const token = readToken(context, tokenPrefix, text);
  if (!token)
    throw graphError({ message: 'Invalid OAuth access token - Cannot parse access token', code: 190, status: 401 });
  checkProof(request, context, token, text);
  return sessionOf(token, context);
}

/** @throws Refusal when the token is revoked or expired */
export function sessionOf(token: SealedToken, context: SandboxContext): GraphSession {
  const invalid = invalidReason(context, token);
  if (invalid === 'revoked') throw tokenError(458, 'The user has not authorized application.');
  if (invalid === 'expired') {
    throw tokenError(463, `Session has expired on ${new Date(token.endsAt ?? 0).toUTCString()}.`);
  }
  const person = context.world.person(token.person);
  if (!person) throw tokenError(467, 'The session is invalid because the user logged out.');
  const withdrawn = context.state.withdrawn(grantKey(token));
  return { token, person, permissions: token.granted.filter((permission) => !withdrawn.includes(permission)) };
}

export function callersToken(request: SandboxRequest): string | undefined {
  return parameter(request, 'access_token') ?? bearer(request.headers.authorization);
}

function bearer(header: string | undefined): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header ?? '')?.[1];
}

function checkProof(request: SandboxRequest, context: SandboxContext, token: SealedToken, text: string): void {
  const proof = parameter(request, 'appsecret_proof');
  if (proof === undefined) return;
  const secret = context.clients.find(({ id }) => id === token.client)?.secret ?? '';
  if (createHmac('sha256', secret).update(text).digest('hex') !== proof) {
    throw graphError({
      message: 'Invalid appsecret_proof provided in the API argument',
      type: 'GraphMethodException',
      code: 100,
    });
  }
}

/** @throws Refusal with code 200 without any of the permissions */
export function requireAny(session: GraphSession, permissions: readonly string[]): void {
  if (permissions.some((permission) => session.permissions.includes(permission))) return;
  throw graphError({ message: `(#200) Requires ${permissions.join(' or ')} permission`, code: 200, status: 403 });
}

/** @throws Refusal with code 10, as Page and Instagram endpoints answer */
export function requireFeature(session: GraphSession, permission: string): void {
  if (session.permissions.includes(permission)) return;
  throw graphError({
    message: `(#10) This endpoint requires the '${permission}' permission or the 'Page Public Content Access' feature.`,
    code: 10,
    status: 403,
  });
}

/** @throws Refusal with code 210 for any other token than the Page's */
export function requirePageToken(session: GraphSession, pageId: string): void {
  if (session.token.kind === 'page' && session.token.subject === pageId) return;
  throw graphError({
    message: '(#210) A page access token is required to request this resource.',
    code: 210,
    status: 403,
  });
}

export function integerParameter(request: SandboxRequest, name: string, fallback: number): number {
  const text = parameter(request, name);
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw invalidParameter(`Param ${name} must be a positive integer`);
  return Number(text);
}

export function jsonParameter(request: SandboxRequest, name: string): unknown {
  const text = parameter(request, name);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter(`Param ${name} must be valid JSON`);
  }
}
