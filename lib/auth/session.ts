import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { loadUser, type SignedInUser } from './load-user';
import { authCookieName, decodeSession, type SessionClaims } from './session-cookie';

/** Not yet a session: see `currentUser` and `requireOrg`. */
export const sessionClaims = cache(async (): Promise<SessionClaims | null> => {
  const { AUTH_SECRET, AUTH_URL } = env();
  const cookieName = authCookieName('session', AUTH_URL);
  const jar = await cookies();
  const [first, second] = jar.getAll(cookieName);
  return second ? null : decodeSession(first?.value, { secret: AUTH_SECRET, cookieName });
});

/** Checked once per request; null when signed out. */
export const currentUser = cache(async (): Promise<SignedInUser | null> => {
  const claims = await sessionClaims();
  return claims && loadUser(claims);
});

export function unauthenticated(): AppError {
  return new AppError('unauthenticated', 'Sign in first.');
}

export async function requireUser(): Promise<SignedInUser> {
  const user = await currentUser();
  if (!user) throw unauthenticated();
  return user;
}

/** OAuth flows are bound to the session version. @throws AppError `unauthenticated` */
export async function requireSession(): Promise<{ user: SignedInUser; sessionVersion: number }> {
  const [user, claims] = await Promise.all([requireUser(), sessionClaims()]);
  if (!claims) throw unauthenticated();
  return { user, sessionVersion: claims.sessionVersion };
}
