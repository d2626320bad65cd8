import { cookies, headers } from 'next/headers';
import { rateLimited, takeFromTier } from '@/lib/api/rate-limit';
import { env } from '@/lib/env';
import { parseEmail } from './email';
import { decodeKnownDevice, encodeKnownDevice, KNOWN_DEVICE_SECONDS } from './known-device';
import { signIn } from './next-auth';
import { authCookieName, cookieOptions } from './session-cookie';
import { signInOrigin } from './sign-in-origin';
import { asRefusal } from './sign-in-refusal';

/**
 * Signs a person in, sets the session cookie and remembers the browser. For server actions. Tries are limited by the
 * client's network, except from a browser that the person has signed in with before (`verifyCredentials` limits that):
 * wrong tries by somebody behind the same address must not keep the person out.
 * @throws AppError `unauthenticated` (`wrongCredentials`) or `rate_limited`
 */
export async function signInWithPassword({ email, password }: { email: string; password: string }): Promise<void> {
  const { network, deviceCookie } = signInOrigin(await headers());
  const account = parseEmail(email);
  const known = account && (await decodeKnownDevice(deviceCookie, account));
  if (!known) {
    const verdict = await takeFromTier('auth', 'sign-in', network);
    if (!verdict.allowed) throw rateLimited(verdict);
  }
  try {
    await signIn('credentials', { email, password, redirect: false });
  } catch (error) {
    throw asRefusal(error);
  }
  if (!account) return;
  const { AUTH_URL } = env();
  const jar = await cookies();
  const options = cookieOptions(AUTH_URL);
  const device = await encodeKnownDevice(account);
  jar.set(authCookieName('device', AUTH_URL), device, { ...options, maxAge: KNOWN_DEVICE_SECONDS });
  // Browsers delete a `__Host-` cookie only by an answer that has all its attributes.
  jar.set(authCookieName('address', AUTH_URL), '', { ...options, maxAge: 0 });
}
