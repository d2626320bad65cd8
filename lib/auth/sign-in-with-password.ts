import 'server-only';
import { cookies } from 'next/headers';
import { CredentialsSignin } from 'next-auth';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { parseEmail } from './email';
import { encodeKnownDevice, KNOWN_DEVICE_SECONDS } from './known-device';
import { SignInRefused, signIn } from './next-auth';
import { authCookieName, cookieOptions } from './session-cookie';

/** For server actions. @throws AppError `unauthenticated` (`wrongCredentials`) or `challenge_required` */
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
  // Browsers delete a `__Host-` cookie only with all its attributes.
  jar.set(authCookieName('address', AUTH_URL), '', { ...options, maxAge: 0 });
}

function asRefusal(error: unknown): unknown {
  if (error instanceof SignInRefused) return error.refusal;
  if (error instanceof CredentialsSignin) {
    return new AppError('unauthenticated', 'The e-mail address or the password is wrong.', {
      messageKey: 'wrongCredentials',
    });
  }
  // Auth.js wraps what `authorize` throws in `cause.err`.
  if (error instanceof Error && error.cause && typeof error.cause === 'object' && 'err' in error.cause) {
    return error.cause.err;
  }
  return error;
}
