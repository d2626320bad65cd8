import { decode } from 'next-auth/jwt';
import { isUuid } from './is-uuid';

/** Claims of the session cookie, decodable on the edge. Only `loadUser` and `loadMember` verify them. */
export interface SessionClaims {
  userId: string;
  // `users.session_version` at sign-in; the session ends when the row's has moved on.
  sessionVersion: number;
}

/** A session ends this long after sign-in, however much it is used. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

export function servedOverTls(authUrl: string): boolean {
  return new URL(authUrl).protocol === 'https:';
}

/** How every cookie of the product is set: for the whole site, out of reach of scripts, over TLS only where there is TLS. */
export function cookieOptions(authUrl: string) {
  return { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: servedOverTls(authUrl) };
}

/**
 * Cookies of sign-in: three of Auth.js, the browser that has signed in before, and the address just signed up with, which
 * the sign-in page fills in.
 */
type AuthCookie = 'session' | 'csrf' | 'callback' | 'device' | 'address';

/** Name of a cookie of sign-in. `__Host-` (TLS only) makes browsers refuse one planted by a sibling domain. */
export function authCookieName(kind: AuthCookie, authUrl: string): string {
  return `${servedOverTls(authUrl) ? '__Host-' : ''}cmis.${kind}`;
}

/** The value of `name` in a Cookie header; undefined when absent or sent twice, since one of two was planted. */
export function readCookie(header: string | null, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}

/** What a session cookie claims; null when it is absent, forged, expired or of an unknown shape. */
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
