import { encode } from 'next-auth/jwt';
import { env } from '@/lib/env';
import { authCookieName, SESSION_SECONDS } from '../session-cookie';

export async function sessionCookieFor(userId: string, sessionVersion = 1): Promise<string> {
  const { AUTH_SECRET, AUTH_URL } = env();
  const name = authCookieName('session', AUTH_URL);
  const token = { sub: userId, sessionVersion, signedInAt: Math.floor(Date.now() / 1000) };
  return `${name}=${await encode({ token, secret: AUTH_SECRET, salt: name, maxAge: SESSION_SECONDS })}`;
}
