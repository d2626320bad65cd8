import { cookies } from 'next/headers';
import { env } from '@/lib/env';
import { parseEmail } from './email';
import { encodeKnownDevice, KNOWN_DEVICE_SECONDS } from './known-device';
import { signIn } from './next-auth';
import { authCookieName, cookieOptions } from './session-cookie';
import { asRefusal } from './sign-in-refusal';

/**
 * Signs in, sets the session cookie and remembers the browser. For server actions.
 * @throws AppError `unauthenticated` (`wrongCredentials`) or `challenge_required`
 */
export async function signInWithPassword({
  email,
  password,
  answer,
}: {
  email: string;
  password: string;
  answer?: string | undefined;
}): Promise<void> {
  const account = parseEmail(email);
  try {
    await signIn('credentials', { email, password, challengeAnswer: answer ?? '', redirect: false });
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
