import { decode } from 'next-auth/jwt';
import { isUuid } from './is-uuid';

/** Decodable on the edge. Only `loadUser` and `loadMember` verify them. */
export interface SessionClaims {
  userId: string;
  // From `users` at sign-in; the session ends when that value is higher.
  sessionVersion: number;
}

/** From sign-in on, whatever the use. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

export function servedOverTls(authUrl: string): boolean {
  return new URL(authUrl).protocol === 'https:';
}

/** For the whole site, HttpOnly, Secure only over TLS. */
export function cookieOptions(authUrl: string) {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: servedOverTls(authUrl) };
}

// Three of Auth.js, the known browser, and the new address that the sign-in page fills in.
type AuthCookie = 'session' | 'csrf' | 'callback' | 'device' | 'address';

/** `__Host-` (TLS only) makes browsers refuse a cookie planted by a sibling domain. */
export function authCookieName(kind: AuthCookie, authUrl: string): string {
  return `${servedOverTls(authUrl) ? '__Host-' : ''}cmis.${kind}`;
}

/** Undefined when absent or sent twice, since one of two was planted. */
export function readCookie(header: string | null, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

/** Null when the cookie is absent, forged, expired or of an unknown shape. */
export async function decodeSession(
  value: string | undefined,
  { secret, cookieName, nowSeconds = Date.now() / 1000 }: { secret: string; cookieName: string; nowSeconds?: number },
): Promise<SessionClaims | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret, salt: cookieName }).catch(() => null);
  if (!token) return null;
  const { sub, sessionVersion, signedInAt } = token;
  if (typeof sub !== 'string' || !isUuid(sub)) return null;
  if (typeof sessionVersion !== 'number' || typeof signedInAt !== 'number') return null;
  if (nowSeconds - signedInAt > SESSION_SECONDS) return null;
  return { userId: sub, sessionVersion };
}
