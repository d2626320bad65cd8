import 'server-only';
import { loadApiToken } from '@/lib/auth/load-api-token';
import { loadMember } from '@/lib/auth/load-member';
import { loadUser, type SignedInUser } from '@/lib/auth/load-user';
import type { OrgSession } from '@/lib/auth/org-session';
import { authCookieName, decodeSession, readCookie, type SessionClaims } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import type { RouteAuth } from '@/lib/openapi/openapi-registry';
import { clientNetwork } from '@/lib/rate-limit/client-address';
import { rateLimited, takeFromTier } from '@/lib/rate-limit/rate-limit';
import { requireSameOrigin } from './same-origin';

export type Caller =
  | { kind: 'user'; user: SignedInUser; sessionVersion: number }
  | { kind: 'token'; session: OrgSession };

function unauthenticated(): AppError {
  return new AppError('unauthenticated', 'Sign in, or send an API token as Authorization: Bearer cmis_….');
}

// Wrong tokens count against the client's address.
async function authenticateToken(request: Request, authorization: string, requestId: string): Promise<OrgSession> {
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  const session = token ? await loadApiToken(token, requestId) : null;
  if (session) return session;
  const verdict = await takeFromTier('auth', 'wrong-token', clientNetwork(request.headers));
  throw verdict.allowed ? unauthenticated() : rateLimited(verdict);
}

async function authenticateCookie(request: Request): Promise<SessionClaims> {
  const { AUTH_SECRET, AUTH_URL } = env();
  const cookieName = authCookieName('session', AUTH_URL);
  const value = readCookie(request.headers.get('cookie'), cookieName);
  const claims = await decodeSession(value, { secret: AUTH_SECRET, cookieName });
  if (!claims) throw unauthenticated();
  requireSameOrigin(request, AUTH_URL);
  return claims;
}

function bearerOf(request: Request, auth: RouteAuth): string | null {
  return auth === 'session-or-token' ? request.headers.get('authorization') : null;
}

/** @throws AppError `unauthenticated`, or `not_found` alike for unknown, foreign and malformed organization ids */
export async function authenticateForOrg(
  request: Request,
  auth: RouteAuth,
  orgId: string,
  requestId: string,
): Promise<OrgSession> {
  const authorization = bearerOf(request, auth);
  if (authorization) {
    const session = await authenticateToken(request, authorization, requestId);
    if (session.orgId !== orgId) throw notFound();
    return session;
  }
  const answer = await loadMember(await authenticateCookie(request), orgId, requestId);
  if (answer.kind === 'ended') throw unauthenticated();
  if (answer.kind === 'foreign') throw notFound();
  return answer.session;
}

/** @throws AppError `unauthenticated` */
export async function authenticateCaller(request: Request, auth: RouteAuth, requestId: string): Promise<Caller> {
  const authorization = bearerOf(request, auth);
  if (authorization) return { kind: 'token', session: await authenticateToken(request, authorization, requestId) };
  const claims = await authenticateCookie(request);
  const user = await loadUser(claims);
  if (!user) throw unauthenticated();
  return { kind: 'user', user, sessionVersion: claims.sessionVersion };
}
