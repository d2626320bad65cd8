import { rateLimited, takeFromTier } from '@/lib/api/rate-limit';
import { signIn } from './next-auth';
import { asRefusal } from './sign-in-refusal';

interface SignInInput {
  email: string;
  password: string;
  /** Network of the client (`clientNetwork`); tries are limited by it and, further in, by the account name. */
  clientIp: string;
}

/**
 * Signs a person in and sets the session cookie. For server actions.
 * @throws AppError `unauthenticated` (`wrongCredentials`) or `rate_limited`
 */
export async function signInWithPassword({ email, password, clientIp }: SignInInput): Promise<void> {
  const verdict = await takeFromTier('auth', 'sign-in', clientIp);
  if (!verdict.allowed) throw rateLimited(verdict);
  try {
    await signIn('credentials', { email, password, redirect: false });
  } catch (error) {
    throw asRefusal(error);
  }
}
