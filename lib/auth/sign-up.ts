import { rateLimited, takeFromTier } from '@/lib/api/rate-limit';
import { type NewPerson, registerPerson } from './register-person';

/**
 * Sign-up, open to everyone: answers the same whether the address has an account or not. Signing in is the next
 * step and works with the password of the account alone.
 * @param clientIp network of the client (`clientNetwork`), which tries are limited by
 * @throws AppError `invalid_input` or `rate_limited`
 */
export async function signUp({ clientIp, ...person }: NewPerson & { clientIp: string }): Promise<void> {
  const verdict = await takeFromTier('auth', 'sign-up', clientIp);
  if (!verdict.allowed) throw rateLimited(verdict);
  await registerPerson(person);
}
